package pentimento.ops.finalscale;

/// Scene light on an axis like that of a picture on a screen, `y = sqrt(x / (x + 1))`, so that a
/// picture made small before its tone curve looks like one made small after it: a lamp beside a
/// shadow then is no brighter a mean than the screen shows.
final class TonalAxis {

  /// Where ringing at a bright edge ends.
  private static final float MOST = 0.99f;

  private TonalAxis() {}

  /// Negative light counts as none.
  static void encode(float[] light, int from, float[] axis, int length) {
    for (int i = 0; i < length; i++) {
      float x = Math.max(0f, light[from + i]);
      axis[i] = (float) Math.sqrt(x / (x + 1f));
    }
  }

  static void decode(float[] samples, int length) {
    for (int i = 0; i < length; i++) {
      float y = Math.min(MOST, Math.max(0f, samples[i]));
      samples[i] = y * y / (1f - y * y);
    }
  }
}
