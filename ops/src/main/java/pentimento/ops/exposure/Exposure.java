package pentimento.ops.exposure;

import pentimento.pipe.Camera;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Op;
import pentimento.pipe.OperationType;
import pentimento.pipe.Param;
import pentimento.pipe.PointKernel;
import pentimento.pipe.PointOperation;
import pentimento.pipe.Rgb;
import pentimento.pipe.Unit;

/// Brightens or darkens light by a number of stops.
///
/// `out = (in - black) / (2^-ev - black)`, alike for R, G and B, so that light of `2^-ev` becomes
/// 1. The result is unbounded and may be negative.
///
/// In darktable's files this is `exposure` version 6 in mode 0 (manual): `black` at offset 4, `ev`
/// at 8, `compensateBias` at 20. Its automatic mode looks at the whole raw and is not ours.
@Op(
    id = "exposure",
    label = "exposure",
    doc = "Brightens or darkens light by a number of stops.",
    version = 1)
public record Exposure(
    @Param(
            doc = "change in brightness",
            unit = Unit.EV,
            min = -18,
            max = 18,
            soft = {-3, 4})
        float ev,
    @Param(
            doc = "light taken away before scaling",
            unit = Unit.SCENE_LINEAR,
            min = -1,
            max = 1,
            soft = {-0.1, 0.1})
        float black,
    @Param(doc = "take back the compensation that the photographer dialled in on the camera")
        boolean compensateBias)
    implements PointOperation {

  public static final Exposure DEFAULTS = new Exposure(0f, 0f, false);

  public static final OperationType<Exposure> TYPE = new OperationType<>(Exposure.class, DEFAULTS);

  /// What a new edit of a raw starts with in the scene-referred workflow.
  public static Exposure forCamera(Camera camera) {
    return new Exposure(0.7f, -0x1p-12f, true);
  }

  @Override
  public PointKernel kernel(ImageInfo in) {
    float scale = scale(in);
    float dark = black;
    return run -> {
      for (float[] plane : run.planes()) {
        ExposureKernel.apply(plane, run.offset(), run.end(), dark, scale);
      }
    };
  }

  @Override
  public ImageInfo output(ImageInfo in) {
    double scale = scale(in);
    return in.withLevels(
        in.whiteBalance(), in.processedMaximum().times(new Rgb(scale, scale, scale)));
  }

  @Override
  public boolean isNeutral(ImageInfo in) {
    return black == 0 && effectiveEv(in) == 0;
  }

  private float scale(ImageInfo in) {
    float white = (float) StrictMath.pow(2, -effectiveEv(in));
    return 1f / (white - black);
  }

  private float effectiveEv(ImageInfo in) {
    Camera camera = in.camera();
    if (!compensateBias || camera == null) return ev;
    return ev - Math.clamp(camera.exposureBias(), -5f, 5f);
  }
}
