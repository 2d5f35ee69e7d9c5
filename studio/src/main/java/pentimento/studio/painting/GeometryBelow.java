package pentimento.studio.painting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import pentimento.engine.Stage;
import pentimento.pipe.GeometryOperation;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Module;
import pentimento.pipe.Opaque;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;
import pentimento.pixel.Rect;
import pentimento.studio.Darkroom;
import pentimento.studio.Rendering;

/// The way of a pixel from a cut down to the *ground*: to the photograph, or to what the topmost
/// module made of it whose geometry darktable alone knows, such as a lens correction. Crops and
/// turns are followed also where darktable renders them.
final class GeometryBelow {

  /// Modules of darktable's that move pixels.
  private static final Set<String> GEOMETRY =
      Set.of(
          "ashift",
          "borders",
          "clipping",
          "crop",
          "enlargecanvas",
          "finalscale",
          "flip",
          "lens",
          "liquify",
          "rawprepare",
          "rotatepixels",
          "scalepixels");

  /// Those of them that leave the picture's size as it is.
  private static final Set<String> KEEPS_SIZE = Set.of("lens", "liquify");

  /// By how much darktable's sizes may differ from ours where a crop meets a turn
  /// (docs/decisions/0201).
  private static final int ROUNDING = 1;

  private final List<UnaryOperator<Rect>> steps = new ArrayList<>();
  private ContentHash all = new ContentHasher().put("geometry").hash();
  private String ground = "";

  private GeometryBelow() {}

  static GeometryBelow of(Rendering rendering) {
    GeometryBelow below = new GeometryBelow();
    for (Rendering.Segment segment : rendering.segments()) {
      below.delegated(segment);
      below.ours(segment);
    }
    return below;
  }

  /// Names what the ground is: empty for the photograph, else a hash over all modules up to it that
  /// move pixels.
  String ground() {
    return ground;
  }

  /// Where a part of the picture at the cut lies on the ground.
  Rect onGround(Rect part) {
    Rect rect = part;
    for (UnaryOperator<Rect> step : steps.reversed()) rect = step.apply(rect);
    return rect;
  }

  /// What is written of modules that move pixels and are on, of a list as an edit writes it.
  static List<Object> modules(List<Object> written) {
    List<Object> moving = new ArrayList<>();
    for (Object module : written) {
      if (!(module instanceof Map<?, ?> map) || Boolean.FALSE.equals(map.get("enabled"))) continue;
      String name = String.valueOf(map.get("op"));
      int instance = name.indexOf('#');
      if (GEOMETRY.contains(instance < 0 ? name : name.substring(0, instance))) moving.add(module);
    }
    return moving;
  }

  private void delegated(Rendering.Segment segment) {
    if (segment.delegated().isEmpty()) return;
    ImageInfo info = segment.given();
    boolean sizeKnown = true;
    int demosaic = -1;
    @Nullable Module aligned = null;
    ImageInfo mosaic = info;
    for (Module module : segment.delegated()) {
      if (!module.enabled()) continue;
      if (module.operation() instanceof Opaque opaque) {
        if (!GEOMETRY.contains(module.id())) continue;
        add(opaque);
        sizeKnown &= KEEPS_SIZE.contains(module.id());
        stand();
        aligned = null;
        continue;
      }
      if (module.operation().refuses(info) != null) continue;
      if (module.operation() instanceof GeometryOperation moving && !moving.isNeutral(info)) {
        add(moving);
        if (sizeKnown) step(moving, info);
        else stand();
      }
      if (module.id().equals("demosaic")) {
        aligned = module;
        demosaic = steps.size();
        mosaic = info;
      }
      info = module.operation().output(info);
    }
    ImageInfo made = segment.source().info();
    if (!sizeKnown || !near(made.width(), info.width()) || !near(made.height(), info.height())) {
      all = new ContentHasher().put(all).put(made.width()).put(made.height()).hash();
      stand();
    } else if (aligned != null) {
      align(aligned, mosaic, demosaic, info.bounds());
    }
  }

  private static boolean near(int a, int b) {
    return Math.abs(a - b) <= ROUNDING;
  }

  /// darktable's demosaic puts the picture where ours does.
  ///
  /// @param at how many steps are below it
  /// @param out the whole of what darktable makes
  private void align(Module demosaic, ImageInfo mosaic, int at, Rect out) {
    Rect wanted = out;
    for (UnaryOperator<Rect> step : steps.subList(at, steps.size()).reversed()) {
      wanted = step.apply(wanted);
    }
    GeometryOperation moves = demosaic.operation().alignment(wanted, mosaic);
    if (moves == null) return;
    ImageInfo info = demosaic.operation().output(mosaic);
    steps.add(at, rect -> moves.source(rect, info));
  }

  private void ours(Rendering.Segment segment) {
    ImageInfo info = segment.source().info();
    for (Module module : segment.modules()) {
      if (!module.enabled()) continue;
      if (module.operation() instanceof GeometryOperation moving && !moving.isNeutral(info)) {
        add(moving);
      }
      info = module.operation().output(info);
    }
    for (Stage stage : segment.plan().allStages()) {
      if (stage instanceof Stage.Geometry) steps.add(stage::need);
    }
  }

  private void step(GeometryOperation moving, ImageInfo info) {
    steps.add(rect -> moving.source(rect, info));
  }

  private void add(Opaque opaque) {
    ContentHasher hasher = new ContentHasher().put(all);
    opaque.hash(hasher);
    all = hasher.hash();
  }

  private void add(GeometryOperation moving) {
    ContentHasher hasher = new ContentHasher().put(all);
    Darkroom.catalogue().typeOf(moving).hash(moving, hasher);
    all = hasher.hash();
  }

  /// What stands up to here is the ground.
  private void stand() {
    ground = all.hex();
    steps.clear();
  }
}
