package pentimento.darktable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import pentimento.darktable.params.DefaultItems;
import pentimento.darktable.params.NotRendered;
import pentimento.darktable.params.Parameters;
import pentimento.darktable.sidecar.HistoryItem;
import pentimento.darktable.sidecar.Sidecar;
import pentimento.pipe.Edit;
import pentimento.pipe.External;
import pentimento.pipe.Module;
import pentimento.pipe.Opaque;
import pentimento.pixel.Unsupported;

/// Turns an edit of ours into a sidecar that darktable 4.2.1 renders alike.
///
/// Every module becomes one history item, opaque ones as they came. Modules that darktable would
/// add of its own accord, and the edit lacks, are written switched off.
public final class SidecarExport {

  private static final int SCHEMA = 4;

  private SidecarExport() {}

  /// @throws Unsupported naming the module that darktable cannot hold: a painting, or an output
  ///   space of ours alone
  public static Sidecar of(Edit edit) {
    List<HistoryItem> items = new ArrayList<>();
    Set<String> present = new HashSet<>();
    for (Module module : edit.modules()) {
      present.add(module.name());
      items.add(item(module));
    }
    List<HistoryItem> first = new ArrayList<>();
    for (HistoryItem item : DefaultItems.switchedOff()) {
      if (present.add(item.operation())) first.add(item);
    }
    first.addAll(items);
    List<String> list = PipeOrder.listFor(edit);
    return new Sidecar(
        SCHEMA,
        true,
        first.size(),
        PipeOrder.version(edit),
        list,
        first,
        Forms.snapshot(edit, first.size() - 1));
  }

  private static HistoryItem item(Module module) {
    return switch (module.operation()) {
      case Opaque opaque ->
          new HistoryItem(
              module.id(),
              module.instance(),
              module.label(),
              module.enabled(),
              opaque.version(),
              opaque.params(),
              opaque.blendVersion(),
              opaque.blend(),
              "");
      case External _ ->
          throw new Unsupported(
              "module " + module.name(),
              "cannot be written into a darktable sidecar",
              "leave the painting out of what is exported");
      default -> {
        try {
          yield Parameters.write(
              module.id(), module.instance(), module.label(), module.enabled(), module.operation());
        } catch (NotRendered e) {
          throw new Unsupported(
              "module " + module.name(),
              "cannot be written into a darktable sidecar (" + e.reason() + ")",
              "change or remove it");
        }
      }
    };
  }

  /// The same item with the module off.
  public static HistoryItem switchedOff(HistoryItem item) {
    return new HistoryItem(
        item.operation(),
        item.instance(),
        item.label(),
        false,
        item.version(),
        item.params(),
        item.blendVersion(),
        item.blend(),
        item.place());
  }
}
