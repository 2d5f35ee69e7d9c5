package pentimento.pixel.colour.icc;

/// A curve by equidistant samples over 0…1, joined by straight lines.
///
/// @param samples at least two values, 0…1 for 16-bit codes 0…65535
/// @param rounded 16-bit arithmetic as in LittleCMS: argument and result are rounded to 16 bits and
///   clipped
public record SampledCurve(float[] samples, boolean rounded) implements ToneCurve {

  public SampledCurve {
    if (samples.length < 2) throw new IllegalArgumentException("a curve needs two samples");
  }

  @Override
  public boolean isIdentity() {
    int n = samples.length - 1;
    for (int i = 0; i <= n; i++) {
      if (Math.abs(samples[i] - (double) i / n) > 0.5 / 65535) return false;
    }
    return true;
  }

  @Override
  public double at(double x) {
    if (rounded) return at16(word(x)) / 65535.0;
    int n = samples.length - 1;
    if (!(x >= 0)) return Double.isNaN(x) ? x : samples[0] + x * slope(0, step());
    if (x > 1) return samples[n] + (x - 1) * slope(n - step(), n);
    double position = x * n;
    int i = Math.min((int) position, n - 1);
    return samples[i] + (position - i) * ((double) samples[i + 1] - samples[i]);
  }

  /// How many intervals a slope at the end is taken over: single ones suffer from 16-bit rounding.
  private int step() {
    return Math.max(1, (samples.length - 1) / 64);
  }

  private double slope(int i, int k) {
    return ((double) samples[k] - samples[i]) * (samples.length - 1) / (k - i);
  }

  int code(int i) {
    return word(samples[i]);
  }

  /// The curve between 16-bit codes in LittleCMS's fixed-point arithmetic.
  int at16(int value) {
    int n = samples.length - 1;
    if (value == 0xffff) return code(n);
    long position = FixedPoint.toDomain((long) n * value);
    int i = (int) (position >> 16);
    return FixedPoint.lerp((int) position & 0xffff, code(i), code(i + 1));
  }

  /// The 16-bit code of a number 0…1.
  static int word(double x) {
    return saturated(x * 65535);
  }

  /// Rounds codes as LittleCMS does: after rounding them to 65536ths; what is no number becomes
  /// 32767.
  static int saturated(double codes) {
    double v = codes + 0.5;
    if (v <= 0) return 0;
    if (v >= 65535) return 65535;
    return Double.isNaN(v) ? 32767 : (int) (Math.rint(v * 65536) / 65536);
  }

  @Override
  public ToneCurve inverse() {
    return rounded ? LittleCmsInverse.of(this) : InverseSampledCurve.of(this);
  }

  @Override
  public ToneCurve in(Arithmetic arithmetic) {
    boolean round = arithmetic == Arithmetic.LITTLE_CMS;
    return round == rounded ? this : new SampledCurve(samples, round);
  }
}
