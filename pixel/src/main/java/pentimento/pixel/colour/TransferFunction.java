package pentimento.pixel.colour;

import pentimento.pixel.numeric.Powers;

/// How light becomes the numbers of an encoding: a straight line near black, then a power.
///
/// `encode(x) = slope · x` up to the knee, `gain · x^power + offset` from there to 1. Beyond 1,
/// where these standards end, darktable's rule: a power fitted at 0.7, 0.8 and 0.9. Light below 0
/// is taken as 0 by all but [#LINEAR], which leaves everything as it is.
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

  TransferFunction(double knee, double slope, double power, double gain, double offset) {
    this.knee = knee;
    this.slope = slope;
    this.power = power;
    this.gain = gain;
    this.offset = offset;
  }

  /// The encoded value of an amount of light.
  public double encode(double x) {
    if (this == LINEAR) return x;
    if (x <= 0) return 0;
    if (x > 1) return StrictMath.pow(x, encodingExtension());
    return x <= knee ? slope * x : gain * StrictMath.pow(x, power) + offset;
  }

  /// The light of an encoded value.
  public double decode(double y) {
    if (this == LINEAR) return y;
    if (y <= 0) return 0;
    if (y > 1) return StrictMath.pow(y, decodingExtension());
    return y <= slope * knee ? y / slope : StrictMath.pow((y - offset) / gain, 1 / power);
  }

  /// Encodes samples `from` to `to - 1` in place.
  ///
  /// @param spare a buffer of at least `to - from` samples
  public void encode(float[] v, int from, int to, float[] spare) {
    if (this == LINEAR) return;
    float k = (float) knee;
    int n = to - from;
    for (int i = 0; i < n; i++) spare[i] = Math.min(Math.max(v[from + i], k), 1f);
    Powers.log2(spare, 0, spare, 0, n, (float) power, 0f);
    Powers.exp2(spare, 0, spare, 0, n, 1f, 0f);
    float line = (float) slope;
    float factor = (float) gain;
    float constant = (float) offset;
    float extension = (float) encodingExtension();
    for (int i = 0; i < n; i++) {
      float x = v[from + i];
      if (x <= k) spare[i] = line * Math.max(x, 0f);
      else if (x > 1f) spare[i] = Powers.pow(x, extension);
      else spare[i] = factor * spare[i] + constant;
    }
    System.arraycopy(spare, 0, v, from, n);
  }

  /// Decodes samples `from` to `to - 1` in place.
  ///
  /// @param spare a buffer of at least `to - from` samples
  public void decode(float[] v, int from, int to, float[] spare) {
    if (this == LINEAR) return;
    float k = (float) (slope * knee);
    float scale = (float) (1 / gain);
    float shift = (float) (-offset / gain);
    int n = to - from;
    for (int i = 0; i < n; i++) {
      spare[i] = Math.min(Math.max(v[from + i], k), 1f) * scale + shift;
    }
    Powers.log2(spare, 0, spare, 0, n, (float) (1 / power), 0f);
    Powers.exp2(spare, 0, spare, 0, n, 1f, 0f);
    float line = slope == 0 ? 0 : (float) (1 / slope);
    float extension = (float) decodingExtension();
    for (int i = 0; i < n; i++) {
      float y = v[from + i];
      if (y <= k) spare[i] = line * Math.max(y, 0f);
      else if (y > 1f) spare[i] = Powers.pow(y, extension);
    }
    System.arraycopy(spare, 0, v, from, n);
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
