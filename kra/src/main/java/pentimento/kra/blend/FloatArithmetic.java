package pentimento.kra.blend;

/// Arithmetic of Krita's floating channels: computed in `double`, stored as float or half.
///
/// Nothing is clamped, as in Krita up to 5.2.
final class FloatArithmetic {

  private FloatArithmetic() {}

  /// `v` as the channel type stores it.
  static float store(double v, boolean half) {
    float f = (float) v;
    return half ? half(f) : f;
  }

  static float half(float f) {
    return Float.float16ToFloat(Float.floatToFloat16(f));
  }

  static float mul(float a, float b, boolean half) {
    return store((double) a * b, half);
  }

  static float mul(float a, float b, float c, boolean half) {
    return store((double) a * b * c, half);
  }

  static float lerp(float p, float q, float t, boolean half) {
    return half ? half((float) (((double) q - p) * t + p)) : (q - p) * t + p;
  }

  /// `v` rounded to a whole number, ties to even, for `|v|` below 2^22.
  static float nearest(float v) {
    return v + 0x1.8p23f - 0x1.8p23f;
  }

  static float inv(float a, boolean half) {
    return store(1f - a, half);
  }

  static float union(float a, float b, boolean half) {
    return store((double) a + b - mul(a, b, half), half);
  }

  /// The largest number of the channel type.
  static float max(boolean half) {
    return half ? 65504f : Float.MAX_VALUE;
  }
}
