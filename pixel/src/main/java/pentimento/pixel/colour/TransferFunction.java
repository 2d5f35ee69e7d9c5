package pentimento.pixel.colour;

import org.jspecify.annotations.Nullable;
import pentimento.pixel.numeric.BoundedPower;
import pentimento.pixel.numeric.Linear;
import pentimento.pixel.numeric.Powers;

/// How light becomes the numbers of an encoding: a straight line near black, then a power.
///
/// `encode(x) = slope · x` up to the knee, `gain · x^power + offset` from there to 1. Beyond 1,
/// where these standards end, darktable's rule: a power fitted at 0.7, 0.8 and 0.9. Light below 0
/// is taken as 0 by all but [#LINEAR], which leaves everything as it is.
// BoundedPower never changes, which the checker cannot see.
@SuppressWarnings("ImmutableEnumChecker")
public enum TransferFunction {
  LINEAR(0, 1, 1, 1, 0),
  /// IEC 61966-2-1.
  SRGB(0.0031308, 12.92, 1 / 2.4, 1.055, -0.055),
  /// ITU-R BT.709.
  REC709(0.018, 4.5, 0.45, 1.099, -0.099),
  /// Adobe RGB (1998).
  GAMMA_2_2(0, 0, 256.0 / 563, 1, 0);

  private final double knee;
  private final double slope;
  private final double power;
  private final double gain;
  private final double offset;

  /// Exponents beyond 1; found once, for they cost more than a run of pixels.
  private final double encodingExtension;

  private final double decodingExtension;

  /// The curve above the knee, less the line's last value; null where there is no knee and the
  /// power begins at 0.
  private final @Nullable BoundedPower curve;

  TransferFunction(double knee, double slope, double power, double gain, double offset) {
    this.knee = knee;
    this.slope = slope;
    this.power = power;
    this.gain = gain;
    this.offset = offset;
    this.encodingExtension = encodingExtension();
    this.decodingExtension = decodingExtension();
    this.curve =
        power == 1 || knee == 0 ? null : new BoundedPower(power, knee, gain, offset - slope * knee);
  }

  /// The encoded value of an amount of light.
  public double encode(double x) {
    if (this == LINEAR) return x;
    if (x <= 0) return 0;
    if (x > 1) return StrictMath.pow(x, encodingExtension);
    return x <= knee ? slope * x : gain * StrictMath.pow(x, power) + offset;
  }

  /// The light of an encoded value.
  public double decode(double y) {
    if (this == LINEAR) return y;
    if (y <= 0) return 0;
    if (y > 1) return StrictMath.pow(y, decodingExtension);
    return y <= slope * knee ? y / slope : StrictMath.pow((y - offset) / gain, 1 / power);
  }

  /// Encodes samples 0 to `n - 1` in place; `spare` is overwritten.
  public void encode(float[] v, float[] spare, int n) {
    if (this == LINEAR) return;
    boolean aboveOne = Powers.anyAbove(v, n, 1f);
    float k = (float) knee;
    if (curve != null) {
      curve.apply(v, spare, n);
    } else {
      System.arraycopy(v, 0, spare, 0, n);
      Linear.clamp(spare, 0, n, k, 1f);
      Powers.pow(spare, 0, spare, 0, n, (float) power);
      raise(spare, n, (float) gain, (float) (offset - slope * knee));
    }
    join(v, spare, n, k, (float) slope, aboveOne, (float) encodingExtension);
  }

  private static void raise(float[] v, int n, float gain, float shift) {
    for (int i = 0; i < n; i++) v[i] = gain * v[i] + shift;
  }

  /// Decodes samples 0 to `n - 1` in place; `spare` is overwritten.
  public void decode(float[] v, float[] spare, int n) {
    if (this == LINEAR) return;
    boolean aboveOne = Powers.anyAbove(v, n, 1f);
    System.arraycopy(v, 0, spare, 0, n);
    float k = (float) (slope * knee);
    Linear.clamp(spare, 0, n, k, 1f);
    float scale = (float) (1 / gain);
    float shift = (float) (-offset / gain);
    raise(spare, n, scale, shift);
    Powers.pow(spare, 0, spare, 0, n, (float) (1 / power));
    float atKnee = (float) knee;
    for (int i = 0; i < n; i++) spare[i] = spare[i] - atKnee;
    join(v, spare, n, k, slope == 0 ? 0 : (float) (1 / slope), aboveOne, (float) decodingExtension);
  }

  /// The line up to the knee and, above it, the curve, which is given less the line's last value; a
  /// power above 1.
  private static void join(
      float[] v, float[] curve, int n, float knee, float line, boolean aboveOne, float extension) {
    if (aboveOne) {
      for (int i = 0; i < n; i++) {
        if (v[i] > 1f) curve[i] = Powers.pow(v[i], extension) - line * knee;
      }
    }
    for (int i = 0; i < n; i++) {
      // 1 above the knee, otherwise 0: a factor instead of a branch, so that this becomes vector
      // code.
      float above = Math.min(Math.max((v[i] - knee) * 1e38f, 0f), 1f);
      v[i] = line * Math.min(Math.max(v[i], 0f), knee) + above * curve[i];
    }
  }

  private double encodingExtension() {
    double sum = 0;
    for (double x : new double[] {0.7, 0.8, 0.9})
      sum += StrictMath.log(encode(x)) / StrictMath.log(x);
    return sum / 3;
  }

  private double decodingExtension() {
    double sum = 0;
    for (double y : new double[] {0.7, 0.8, 0.9})
      sum += StrictMath.log(decode(y)) / StrictMath.log(y);
    return sum / 3;
  }
}
