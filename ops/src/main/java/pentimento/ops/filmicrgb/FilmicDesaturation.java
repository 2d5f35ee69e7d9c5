package pentimento.ops.filmicrgb;

import pentimento.pixel.numeric.Powers;

/// How much colour the early colour sciences leave at a brightness: less towards black and white.
///
/// @param spline whose ends of the straight part set the two fall-offs
/// @param saturation 1 for the usual amount
record FilmicDesaturation(FilmicSpline spline, float saturation) {

  private static final float LOG2_E = 1.442695f;

  /// Fills `out` with the factor for encoded brightness `x`; `spare` is overwritten.
  void apply(float[] x, float[] out, float[] spare, int n, boolean early) {
    float third = spline.toeX() / 3f;
    float toe = third * third;
    float rest = (1f - spline.shoulderX()) / 3f;
    float shoulder = rest * rest;
    float factor = early ? 0.5f : 0.5f / (float) Math.sqrt(saturation);
    float low = -LOG2_E * factor / toe;
    float high = -LOG2_E * factor / shoulder;
    for (int i = 0; i < n; i++) {
      float y = 1f - x[i];
      out[i] = x[i] * x[i] * low;
      spare[i] = y * y * high;
    }
    Powers.exp2(out, 0, out, 0, n, 1f, 0f);
    Powers.exp2(spare, 0, spare, 0, n, 1f, 0f);
    if (early) {
      float scale = 1f / saturation;
      for (int i = 0; i < n; i++) {
        out[i] = 1f - Math.min(Math.max((out[i] + spare[i]) * scale, 0f), 1f);
      }
    } else {
      for (int i = 0; i < n; i++) out[i] = saturation - (out[i] + spare[i]) * saturation;
    }
  }
}
