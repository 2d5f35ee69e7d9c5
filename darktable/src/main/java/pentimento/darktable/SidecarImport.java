package pentimento.darktable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pentimento.darktable.params.DefaultItems;
import pentimento.darktable.params.NotRendered;
import pentimento.darktable.params.Parameters;
import pentimento.darktable.sidecar.HistoryItem;
import pentimento.darktable.sidecar.Sidecar;
import pentimento.darktable.sidecar.SidecarReader;
import pentimento.pipe.Camera;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pipe.Opaque;
import pentimento.pipe.Operation;
import pentimento.pipe.Order;
import pentimento.pixel.BadInput;

/// Turns a darktable sidecar into an edit of ours.
///
/// The last active history item of each module counts; modules that darktable 4.2.1 switches on
/// without one are put in with its defaults; the pipe's order comes from the order list. What we do
/// not render, by operation, version, value, blending or mask, is kept as [Opaque] with the reason,
/// whether on or off.
public final class SidecarImport {

  /// An edit and what had to be said of its making.
  ///
  /// @param edit without source, which the caller knows
  /// @param notes one line each for what darktable's file held and the edit does not
  public record Imported(Edit edit, List<String> notes) {
    public Imported {
      notes = List.copyOf(notes);
    }
  }

  /// Hidden modules that change nothing in an exported picture.
  private static final Set<String> WITHOUT_EFFECT =
      Set.of("gamma", "mask_manager", "finalscale", "overexposed", "rawoverexposed");

  private final String file;
  private final Sidecar sidecar;
  private final @Nullable Camera camera;
  private final List<String> notes = new ArrayList<>();

  private SidecarImport(String file, Sidecar sidecar, @Nullable Camera camera) {
    this.file = file;
    this.sidecar = sidecar;
    this.camera = camera;
  }

  /// Reads a sidecar file.
  ///
  /// @param camera of the raw that it will be applied to; null when that is no raw
  /// @throws BadInput naming line and module when the file is not sound
  public static Imported read(Path xmp, @Nullable Camera camera) {
    return of(xmp.toString(), SidecarReader.read(xmp), camera);
  }

  /// @param file what the sidecar is called in messages
  public static Imported of(String file, Sidecar sidecar, @Nullable Camera camera) {
    return new SidecarImport(file, sidecar, camera).make();
  }

  /// Names of modules that are left out of edits because no exported picture shows them.
  public static Set<String> withoutEffect() {
    return WITHOUT_EFFECT;
  }

  private Imported make() {
    boolean raw = camera != null;
    boolean workflow = !sidecar.autoPresetsApplied() || sidecar.active().isEmpty();
    Map<String, HistoryItem> last = new LinkedHashMap<>();
    for (HistoryItem item : DefaultItems.of(camera, workflow)) last.put(item.name(), item);
    for (HistoryItem item : sidecar.active()) {
      if (!WITHOUT_EFFECT.contains(item.operation())) last.put(item.name(), item);
    }
    Map<String, Module> modules = new LinkedHashMap<>();
    last.forEach((name, item) -> modules.put(name, forced(module(item), raw)));
    int undone = sidecar.history().size() - sidecar.active().size();
    if (undone > 0) notes.add(undone + " undone history items were left out");
    if (workflow) notes.add("darktable's scene-referred workflow was put in, as it does itself");
    List<Module> ordered = new ArrayList<>();
    PipeOrder order = PipeOrder.of(sidecar);
    for (String name : order.arrange(modules.keySet())) ordered.add(modules.get(name));
    String broken = Order.broken(ordered);
    if (broken != null) {
      throw new BadInput(file, "iop_order_list", broken, "reset the module order in darktable");
    }
    return new Imported(new Edit("", null, order.name(), ordered, Map.of()), notes);
  }

  /// darktable never switches these off for a raw, and never on for other pictures.
  private Module forced(Module module, boolean raw) {
    boolean on =
        switch (module.id()) {
          case "rawprepare", "demosaic" -> raw;
          case "rawdenoise", "hotpixels", "cacorrect" -> raw && module.enabled();
          case "colorin", "colorout" -> true;
          default -> module.enabled();
        };
    if (on == module.enabled()) return module;
    notes.add(module.name() + " was switched " + (on ? "on" : "off") + ", as darktable does");
    return module.withEnabled(on);
  }

  private Module module(HistoryItem item) {
    Operation operation;
    try {
      operation = Parameters.read(file, item);
      String unknown = MatrixTables.refuses(operation, camera);
      if (unknown != null) operation = opaque(item, unknown);
    } catch (NotRendered e) {
      operation = opaque(item, e.reason());
    }
    return new Module(
        item.operation(), item.instance(), item.label(), item.enabled(), operation, Map.of());
  }

  private Opaque opaque(HistoryItem item, String reason) {
    return new Opaque(
        item.operation(),
        item.version(),
        item.params(),
        item.blendVersion(),
        item.blend(),
        Forms.used(item, sidecar.activeForms()),
        reason);
  }
}
