package pentimento.studio;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.ops.finalscale.PreviewScale;
import pentimento.ops.temperature.Temperature;
import pentimento.pipe.Camera;
import pentimento.pipe.GeometryOperation;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Module;

/// The modules of a segment in the order in which a small picture is made fast: what moves pixels
/// and makes the picture small comes first, right above the mosaic, so that all others have little
/// to do.
///
/// The result has the size and place of the full picture made small, and looks like it; where
/// neighbouring pixels differ much it is not the same, since a curve of a mean is not the mean of a
/// curve (see [PreviewScale]). Operations that read a neighbourhood find the scale in
/// [ImageInfo#scale].
final class PreviewPipe {
  /*
   * Demosaicing hardly depends on the white balance, but a change of it would run it again. So the
   * mosaic gets a round white balance, one of a few around the camera's usual one, and the small
   * picture the rest. Which one is a function of the white balance alone: the same edit gives the
   * same preview, whatever was shown before.
   */

  /// Round white balances are so many to a stop, for each colour.
  private static final int ROUND = 4;

  private PreviewPipe() {}

  /// The modules that act, and one more that makes the picture fit into `box`.
  static List<Module> of(ImageInfo source, List<Module> modules, Develop.Size box) {
    List<Module> sensor = new ArrayList<>();
    List<Module> geometry = new ArrayList<>();
    List<Module> rest = new ArrayList<>();
    ImageInfo info = source;
    for (Module m : modules) {
      if (!m.enabled()) continue;
      if (info.cfa() != null) sensor.add(m);
      else if (m.operation() instanceof GeometryOperation) geometry.add(m);
      else rest.add(m);
      info = m.operation().output(info);
    }
    List<Module> order = new ArrayList<>();
    Module balance = null;
    for (Module m : sensor) {
      Temperature round = balance == null ? round(source.camera(), m) : null;
      if (round == null) {
        order.add(m);
      } else {
        // Another name: what is in hand is the rest.
        order.add(Module.of("temperature-round", round));
        balance = m.withOperation(ratio((Temperature) m.operation(), round));
      }
    }
    order.addAll(geometry);
    order.add(Module.of("preview-scale", new PreviewScale(box.width(), box.height())));
    if (balance != null) order.add(balance);
    order.addAll(rest);
    return order;
  }

  /// The round white balance near a module's; null when it is none.
  private static @Nullable Temperature round(@Nullable Camera camera, Module module) {
    if (camera == null || !(module.operation() instanceof Temperature t)) return null;
    if (!(t.red() > 0 && t.green() > 0 && t.blue() > 0)) return null;
    Temperature usual = Temperature.forCamera(camera);
    return new Temperature(
        round(t.red(), usual.red()),
        round(t.green(), usual.green()),
        round(t.blue(), usual.blue()));
  }

  private static float round(float multiplier, float usual) {
    double stops = StrictMath.log(multiplier / (double) usual) / StrictMath.log(2);
    long step = StrictMath.round(ROUND * stops);
    return (float) (usual * StrictMath.pow(2, step / (double) ROUND));
  }

  private static Temperature ratio(Temperature wanted, Temperature round) {
    return new Temperature(
        wanted.red() / round.red(), wanted.green() / round.green(), wanted.blue() / round.blue());
  }
}
