package pentimento.ops.temperature;

import org.jspecify.annotations.Nullable;
import pentimento.pipe.Camera;
import pentimento.pipe.Cfa;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Op;
import pentimento.pipe.OperationType;
import pentimento.pipe.Param;
import pentimento.pipe.PointKernel;
import pentimento.pipe.PointOperation;
import pentimento.pipe.Rgb;
import pentimento.pixel.colour.Matrix3;

/// White balance: multiplies the sensor's red, green and blue.
///
/// Saturation, which was 1, becomes the multiplier of each colour. In the scene-referred workflow
/// the multipliers are those that make D65 neutral, whatever the light was; color calibration then
/// adapts to the light.
///
/// In darktable's files this is `temperature` version 3: `red`, `green`, `blue` float at offsets 0,
/// 4, 8; the fourth value serves four-colour sensors only.
@Op(
    id = "temperature",
    label = "white balance",
    doc = "Multiplies the sensor's red, green and blue.",
    version = 1)
public record Temperature(
    @Param(
            doc = "multiplier of red",
            min = 0,
            max = 64,
            soft = {0, 8})
        float red,
    @Param(
            doc = "multiplier of green",
            min = 0,
            max = 64,
            soft = {0, 8})
        float green,
    @Param(
            doc = "multiplier of blue",
            min = 0,
            max = 64,
            soft = {0, 8})
        float blue)
    implements PointOperation {

  public static final Temperature DEFAULTS = new Temperature(1f, 1f, 1f);

  public static final OperationType<Temperature> TYPE =
      new OperationType<>(Temperature.class, DEFAULTS);

  /// XYZ of the D65 white with which darktable finds the reference multipliers.
  private static final double[] D65 = {0.950456, 1, 1.088754};

  /// The multipliers that make D65 neutral; as shot when the camera's matrix is not known.
  public static Temperature forCamera(Camera camera) {
    Matrix3 matrix = camera.cameraFromXyzD65();
    if (matrix == null) return asShot(camera);
    // darktable holds the matrix in single precision.
    float[] m = matrix.toFloats();
    double[] white = new double[3];
    for (int c = 0; c < 3; c++) {
      white[c] = m[3 * c] * D65[0] + m[3 * c + 1] * D65[1] + m[3 * c + 2] * D65[2];
      if (!(white[c] > 0)) return asShot(camera);
    }
    return new Temperature((float) (white[1] / white[0]), 1f, (float) (white[1] / white[2]));
  }

  /// The multipliers that the camera set; none when the file does not say.
  public static Temperature asShot(Camera camera) {
    Rgb shot = camera.asShot();
    if (shot == null) return DEFAULTS;
    return new Temperature((float) shot.r(), (float) shot.g(), (float) shot.b());
  }

  @Override
  public ImageInfo output(ImageInfo in) {
    Rgb gain = new Rgb(red, green, blue);
    return in.withLevels(in.whiteBalance().times(gain), in.processedMaximum().times(gain));
  }

  @Override
  public @Nullable String refuses(ImageInfo in) {
    boolean mosaic = in.channels() == 1 && in.cfa() != null;
    return mosaic || in.channels() == 3 ? null : "takes a mosaic or red, green and blue";
  }

  @Override
  public boolean isNeutral(ImageInfo in) {
    return red == 1 && green == 1 && blue == 1;
  }

  @Override
  public PointKernel kernel(ImageInfo in) {
    float[] gains = {red, green, blue};
    Cfa cfa = in.cfa();
    if (cfa == null) {
      return run -> {
        for (int c = 0; c < 3; c++) {
          TemperatureKernel.multiply(run.plane(c), run.offset(), run.end(), 1, gains[c]);
        }
      };
    }
    int period = cfa.width();
    return run -> {
      for (int k = 0; k < Math.min(period, run.length()); k++) {
        float gain = gains[cfa.colour(run.x() + k, run.y())];
        TemperatureKernel.multiply(run.plane(0), run.offset() + k, run.end(), period, gain);
      }
    };
  }
}
