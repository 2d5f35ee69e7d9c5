package pentimento.pixel.numeric;

/// One value at a time: the twin of [PowersLoops], equal to it in every bit.
final class PowersScalar {

  /// Bits of the square root of ½: mantissas are taken from there to its double.
  static final int SQRT_HALF_BITS = 0x3f3504f3;

  /// Bits of the least normal number, and how many numbers from there on are finite.
  static final int MIN_NORMAL_BITS = 0x00800000;

  static final int NORMALS = 0x7f800000 - MIN_NORMAL_BITS;

  /// 1.5 · 2^23: adding it rounds a small number to an integer, found in the low bits of the sum.
  static final float ROUNDER = 0x1.8p23f;

  /// Below this 2^x would be a denormal; taken as 0.
  static final float EXP2_MIN = -126f;

  /// From here on 2^x exceeds the range of floats.
  static final float EXP2_MAX = 128f;

  /*
   * log2(1 + t) = t · (L0 + L1 t + …) for t from √½ - 1 to √2 - 1, least largest relative error (2.6e-8);
   * 2^f = 1 + E1 f + E2 f² + … for f from -½ to ½, least largest relative error (2.0e-9).
   */
  static final float L0 = 0x1.715476p+0f;
  static final float L1 = -0x1.715470p-1f;
  static final float L2 = 0x1.ec73d6p-2f;
  static final float L3 = -0x1.715c4ep-2f;
  static final float L4 = 0x1.26d384p-2f;
  static final float L5 = -0x1.e95be6p-3f;
  static final float L6 = 0x1.b9c91cp-3f;
  static final float L7 = -0x1.a87d12p-3f;
  static final float L8 = 0x1.01b6dep-3f;

  static final float E1 = 0x1.62e430p-1f;
  static final float E2 = 0x1.ebfbdcp-3f;
  static final float E3 = 0x1.c6aee8p-5f;
  static final float E4 = 0x1.3b2d4cp-7f;
  static final float E5 = 0x1.5f3e54p-10f;
  static final float E6 = 0x1.41fbbcp-13f;

  private PowersScalar() {}

  static float log2(float x) {
    if (x < Float.MIN_NORMAL) return Float.NEGATIVE_INFINITY;
    if (!(x < Float.POSITIVE_INFINITY)) return x;
    int bits = Float.floatToRawIntBits(x);
    int exponent = (bits - SQRT_HALF_BITS) >> 23;
    float t = Float.intBitsToFloat(bits - (exponent << 23)) - 1f;
    float p = Math.fma(L8, t, L7);
    p = Math.fma(p, t, L6);
    p = Math.fma(p, t, L5);
    p = Math.fma(p, t, L4);
    p = Math.fma(p, t, L3);
    p = Math.fma(p, t, L2);
    p = Math.fma(p, t, L1);
    p = Math.fma(p, t, L0);
    return Math.fma(p, t, (float) exponent);
  }

  static float exp2(float x) {
    if (x < EXP2_MIN) return 0f;
    if (x >= EXP2_MAX) return Float.POSITIVE_INFINITY;
    float rounded = x + ROUNDER;
    float f = x - (rounded - ROUNDER);
    float p = Math.fma(E6, f, E5);
    p = Math.fma(p, f, E4);
    p = Math.fma(p, f, E3);
    p = Math.fma(p, f, E2);
    p = Math.fma(p, f, E1);
    p = Math.fma(p, f, 1f);
    return Float.intBitsToFloat(
        Float.floatToRawIntBits(p) + (Float.floatToRawIntBits(rounded) << 23));
  }

  static void log2(
      float[] in, int inFrom, float[] out, int outFrom, int length, float scale, float offset) {
    for (int i = 0; i < length; i++)
      out[outFrom + i] = Math.fma(log2(in[inFrom + i]), scale, offset);
  }

  static void exp2(
      float[] in, int inFrom, float[] out, int outFrom, int length, float scale, float offset) {
    for (int i = 0; i < length; i++)
      out[outFrom + i] = exp2(Math.fma(in[inFrom + i], scale, offset));
  }
}
