package pentimento.ops.filmicrgb;

import pentimento.pipe.PointKernel;
import pentimento.pipe.Run;
import pentimento.pixel.numeric.Linear;

/// Colour sciences of 2019 to 2021, the curve on a norm: the ratios of the channels to it, less the
/// least where that is negative, are kept but for what is taken off near black and white.
record FilmicChromaEarly(
    FilmicTone tone, FilmicNorm norm, FilmicDesaturation desaturation, ColorScience science)
    implements PointKernel {

  @Override
  public void apply(Run run) {
    int n = run.length();
    float[] r = run.take(0, 8);
    float[] g = run.take(1, 9);
    float[] b = run.take(2, 10);
    float[] light = run.scratch().floats(0, n);
    float[] display = run.scratch().floats(1, n);
    float[] keep = run.scratch().floats(2, n);
    float[] spare = run.scratch().floats(3, n);
    boolean first = science == ColorScience.V3_2019;
    norm.apply(r, g, b, light, n);
    Linear.floor(light, 0, n, FilmicSplitEarly.NORM_MIN);
    for (int i = 0; i < n; i++) {
      float red = r[i] / light[i];
      float green = g[i] / light[i];
      float blue = b[i] / light[i];
      float below = Math.min(Math.min(red, Math.min(green, blue)), 0f);
      r[i] = red - below;
      g[i] = green - below;
      b[i] = blue - below;
    }
    tone.encode(light, 0, display, n, first ? FilmicSplitEarly.NORM_MIN : 0f);
    desaturation.apply(display, keep, spare, n, first);
    if (first) firstVersion(r, g, b, display, keep, light, spare, n);
    else laterVersions(r, g, b, display, keep, spare, n);
    run.put(0, r);
    run.put(1, g);
    run.put(2, b);
  }

  /// Ratios moved towards their luminance in logarithms.
  private void firstVersion(
      float[] r,
      float[] g,
      float[] b,
      float[] encoded,
      float[] keep,
      float[] luminance,
      float[] spare,
      int n) {
    multiply(r, encoded, n);
    multiply(g, encoded, n);
    multiply(b, encoded, n);
    FilmicSplitEarly.luminance(r, g, b, luminance, n);
    FilmicSplitEarly.mix(luminance, keep, r, n);
    FilmicSplitEarly.mix(luminance, keep, g, n);
    FilmicSplitEarly.mix(luminance, keep, b, n);
    System.arraycopy(encoded, 0, keep, 0, n);
    tone.display(encoded, spare, n, 0f, 1f);
    for (int i = 0; i < n; i++) encoded[i] = encoded[i] / keep[i];
    multiply(r, encoded, n);
    multiply(g, encoded, n);
    multiply(b, encoded, n);
  }

  /// Ratios moved towards 1; where a channel then exceeds white, all are moved down.
  private void laterVersions(
      float[] r, float[] g, float[] b, float[] display, float[] keep, float[] spare, int n) {
    tone.display(display, spare, n, 0f, 1f);
    towardsOne(r, keep, n);
    towardsOne(g, keep, n);
    towardsOne(b, keep, n);
    if (science == ColorScience.V5_2021) {
      norm.apply(r, g, b, keep, n);
      for (int i = 0; i < n; i++) display[i] /= Math.max(keep[i], FilmicSplitEarly.NORM_MIN);
    }
    for (int i = 0; i < n; i++) {
      keep[i] = Math.max(Math.max(r[i], Math.max(g[i], b[i])) * display[i] - 1f, 0f);
    }
    below(r, keep, display, n);
    below(g, keep, display, n);
    below(b, keep, display, n);
  }

  private static void multiply(float[] v, float[] by, int n) {
    for (int i = 0; i < n; i++) v[i] *= by[i];
  }

  private static void towardsOne(float[] v, float[] keep, int n) {
    for (int i = 0; i < n; i++) v[i] = Math.max(v[i] + (1f - v[i]) * (1f - keep[i]), 0f);
  }

  private static void below(float[] v, float[] over, float[] size, int n) {
    for (int i = 0; i < n; i++) {
      v[i] = Math.min(Math.max(v[i] - over[i], 0f) * size[i], 1f);
    }
  }
}
