package pentimento.darktable.conform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import pentimento.darktable.SidecarExport;
import pentimento.darktable.sidecar.HistoryItem;
import pentimento.darktable.sidecar.Sidecar;
import pentimento.darktable.sidecar.SidecarReader;
import pentimento.darktable.sidecar.SidecarWriter;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pixel.CannotWrite;

/// The sidecar that the real darktable is given: the original, or, up to a cut, a temporary copy
/// with the modules above switched off and all parameters as they were.
record TruthSidecar(Path path, boolean temporary) implements AutoCloseable {

  static TruthSidecar of(Path original, Edit edit, int end) {
    if (end >= edit.modules().size()) return new TruthSidecar(original, false);
    Set<String> above = new LinkedHashSet<>();
    for (Module module : edit.modules().subList(end, edit.modules().size())) {
      // These two darktable always runs; the output profile is replaced by the requested one.
      if (!module.id().equals("colorin") && !module.id().equals("colorout")) {
        above.add(module.name());
      }
    }
    Sidecar sidecar = SidecarReader.read(original);
    List<HistoryItem> items = new ArrayList<>();
    for (HistoryItem item : sidecar.active()) {
      items.add(above.contains(item.name()) ? SidecarExport.switchedOff(item) : item);
      above.remove(item.name());
    }
    for (HistoryItem item : SidecarExport.of(edit).history()) {
      if (above.contains(item.name())) items.add(SidecarExport.switchedOff(item));
    }
    Sidecar cut =
        new Sidecar(
            sidecar.xmpVersion(),
            sidecar.autoPresetsApplied(),
            items.size(),
            sidecar.orderVersion(),
            sidecar.orderList(),
            items,
            sidecar.activeForms());
    try {
      Path path = Files.createTempFile("pentimento-cut-", ".xmp");
      SidecarWriter.write(path, cut, "");
      return new TruthSidecar(path, true);
    } catch (IOException e) {
      throw new CannotWrite("a temporary sidecar", e);
    }
  }

  @Override
  public void close() {
    if (!temporary) return;
    try {
      Files.deleteIfExists(path);
    } catch (IOException _) {
      // Left to the system, which empties its temporary folder.
    }
  }
}
