package pentimento.kra.blend;

/// Rounding arithmetic of Krita's integer channels; `unit` is 255 or 65535 and stands for 1.0.
///
/// The roundings are Krita 5.1.5's, so that results agree to the code value: 8-bit products round
/// to nearest, 16-bit products of three and interpolations truncate.
final class IntArithmetic {

  /// `65535²` as a double: quotients by it, truncated, are exact for numerators below 2^53.
  private static final double UNIT16_SQUARED = 65535.0 * 65535.0;

  private IntArithmetic() {}

  static int mul(int a, int b, int unit) {
    return unit == 255 ? mul8(a, b) : mul16(a, b);
  }

  static int mul8(int a, int b) {
    int c = a * b + 0x80;
    return ((c >> 8) + c) >> 8;
  }

  static int mul16(int a, int b) {
    // The sum stays below 2^32, so unsigned 32-bit arithmetic is enough.
    int c = a * b + 0x8000;
    return ((c >>> 16) + c) >>> 16;
  }

  static int mul(int a, int b, int c, int unit) {
    return unit == 255 ? mul8(a, b, c) : mul16(a, b, c);
  }

  static int mul8(int a, int b, int c) {
    int t = a * b * c + 0x7F5B;
    return ((t >> 7) + t) >> 16;
  }

  static int mul16(int a, int b, int c) {
    return (int) ((double) a * b * c / UNIT16_SQUARED);
  }

  /// `a / b` in units, rounded to nearest; not clamped. `b` must not be 0.
  static long div(int a, int b, int unit) {
    return ((long) a * unit + (b >> 1)) / b;
  }

  /// From `p` (t = 0) to `q` (t = unit).
  static int lerp(int p, int q, int t, int unit) {
    return unit == 255 ? lerp8(p, q, t) : lerp16(p, q, t);
  }

  static int lerp8(int p, int q, int t) {
    int c = (q - p) * t + 0x80;
    c = ((c >> 8) + c) >> 8;
    return p + c;
  }

  static int lerp16(int p, int q, int t) {
    return p + (int) ((double) (q - p) * t / 65535.0);
  }

  /// `a + b - ab`: the alpha of two shapes together.
  static int union(int a, int b, int unit) {
    return a + b - mul(a, b, unit);
  }

  static int clamp(long v, int unit) {
    return v < 0 ? 0 : v > unit ? unit : (int) v;
  }

  /// A code value as 0..1, in the precision of Krita's tables: that of a 32-bit float.
  static double real(int v, int unit) {
    return v / (float) unit;
  }

  /// The code value nearest to `v`, computed in 32-bit floats, ties upwards, clamped; NaN becomes
  /// 0.
  static int code(float v, int unit) {
    float scaled = v * unit;
    if (!(scaled > 0)) return 0;
    return scaled >= unit ? unit : (int) (scaled + 0.5f);
  }

  /// The code value nearest to `v`, ties to even, clamped; NaN becomes 0.
  static int code(double v, int unit) {
    double scaled = v * unit;
    if (!(scaled > 0)) return 0;
    return scaled >= unit ? unit : (int) Math.rint(scaled);
  }
}
