package pentimento.kra.blend;

/// Krita's binary operations on floating channels, as 5.1.5 computes them: values scaled by 2^31
/// become 32-bit integers, and the integer that comes out is not scaled back.
///
/// The results are of magnitude 1e9. Which operands are inverted first was found by comparing whole
/// documents bit by bit; `implication`, `or` and `xnor` follow from the others.
final class FloatBits {

  private static final double SCALE = 2147483648.0;

  private FloatBits() {}

  static int plain(float v) {
    return toInt(v * SCALE);
  }

  static int inverse(float v, boolean half) {
    return toInt(FloatArithmetic.inv(v, half) * SCALE);
  }

  /// Of a number that was inverted before.
  static int twiceInverse(float v, boolean half) {
    return inverse(FloatArithmetic.inv(v, half), half);
  }

  static float bits(int v, boolean half) {
    return half ? FloatArithmetic.half(v) : v;
  }

  /// What the processor Krita runs on makes of a number out of range: the smallest integer.
  private static int toInt(double v) {
    return v >= SCALE || v < -SCALE || Double.isNaN(v) ? Integer.MIN_VALUE : (int) v;
  }
}
