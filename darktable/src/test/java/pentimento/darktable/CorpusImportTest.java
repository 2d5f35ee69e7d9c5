package pentimento.darktable;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import pentimento.darktable.sidecar.HistoryItem;
import pentimento.darktable.sidecar.Sidecar;
import pentimento.darktable.sidecar.SidecarReader;
import pentimento.darktable.sidecar.SidecarWriter;
import pentimento.ops.Operations;
import pentimento.pipe.Edit;
import pentimento.pipe.EditJson;
import pentimento.pipe.Module;
import pentimento.pipe.Opaque;

/// Every sidecar that we have of darktable's own tests.
class CorpusImportTest {

  private static final Set<String> HIDDEN =
      Set.of("gamma", "mask_manager", "finalscale", "overexposed", "rawoverexposed");

  @TestFactory
  List<DynamicTest> nothing_is_lost() throws Exception {
    return Corpus.sidecars().stream()
        .map(p -> DynamicTest.dynamicTest(p.getFileName().toString(), () -> nothingIsLost(p)))
        .toList();
  }

  private static void nothingIsLost(Path file) {
    Sidecar sidecar = SidecarReader.read(file);
    Edit edit = SidecarImport.read(file, Cameras.BAYER).edit();
    Set<String> wanted = new LinkedHashSet<>();
    for (HistoryItem item : sidecar.active()) {
      if (!HIDDEN.contains(item.operation())) wanted.add(item.name());
    }
    assertThat(edit.modules()).extracting(Module::name).containsAll(wanted).doesNotHaveDuplicates();
    for (Module module : edit.modules()) {
      if (module.operation() instanceof Opaque opaque) {
        assertThat(opaque.reason()).isNotBlank();
        HistoryItem last = null;
        for (HistoryItem item : sidecar.active())
          if (item.name().equals(module.name())) last = item;
        if (last != null) assertThat(opaque.params()).isEqualTo(last.params());
      }
    }
  }

  @TestFactory
  List<DynamicTest> an_edit_survives_a_sidecar_of_ours() throws Exception {
    return Corpus.sidecars().stream()
        .map(p -> DynamicTest.dynamicTest(p.getFileName().toString(), () -> survives(p)))
        .toList();
  }

  private static void survives(Path file) {
    Edit edit = SidecarImport.read(file, Cameras.BAYER).edit();
    Sidecar written = SidecarExport.of(edit);
    byte[] text =
        SidecarWriter.write(written, "a.dng").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Sidecar again = SidecarReader.read("ours.xmp", text);
    assertThat(again.forms()).isEqualTo(written.forms());
    Edit back = SidecarImport.of("ours.xmp", again, Cameras.BAYER).edit();
    assertThat(back.order()).isEqualTo(edit.order().startsWith("v5") ? "custom" : edit.order());
    Edit sameOrder = new Edit("", null, edit.order(), back.modules(), back.extra());
    assertThat(EditJson.write(sameOrder, Operations.catalogue()))
        .isEqualTo(EditJson.write(edit, Operations.catalogue()));
  }
}
