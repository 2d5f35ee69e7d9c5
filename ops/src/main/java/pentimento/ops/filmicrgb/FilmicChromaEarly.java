package pentimento.ops.filmicrgb;

import pentimento.pipe.PointKernel;
import pentimento.pipe.Run;

/// Colour sciences of 2019 to 2021, the curve on a norm: the ratios of the channels to it, less the
/// least where that is negative, are kept but for what is taken off near black and white.
record FilmicChromaEarly(
    FilmicTone tone, FilmicNorm norm, FilmicDesaturation desaturation, ColorScience science)
    implements PointKernel {

  @Override
  public void apply(Run run) {
    int from = run.offset();
    int n = run.length();
    float[] r = run.plane(0);
    float[] g = run.plane(1);
    float[] b = run.plane(2);
    float[] light = run.scratch().floats(0, n);
    float[] display = run.scratch().floats(1, n);
    float[] keep = run.scratch().floats(2, n);
    boolean first = science == ColorScience.V3_2019;
    norm.apply(r, g, b, from, light, n);
    for (int i = 0, k = from; i < n; i++, k++) {
      float size = Math.max(light[i], FilmicSplitEarly.NORM_MIN);
      float red = r[k] / size;
      float green = g[k] / size;
      float blue = b[k] / size;
      float below = Math.min(Math.min(red, Math.min(green, blue)), 0f);
      r[k] = red - below;
      g[k] = green - below;
      b[k] = blue - below;
      light[i] = size;
    }
    tone.encode(light, 0, display, n, first ? FilmicSplitEarly.NORM_MIN : 0f);
    desaturation.apply(display, keep, run.scratch().floats(3, n), n, first);
    if (first) firstVersion(run, display, keep);
    else laterVersions(run, display, keep);
  }

  /// Ratios moved towards their luminance.
  private void firstVersion(Run run, float[] encoded, float[] keep) {
    int from = run.offset();
    int n = run.length();
    float[] r = run.plane(0);
    float[] g = run.plane(1);
    float[] b = run.plane(2);
    float[] red = run.scratch().floats(4, n);
    float[] green = run.scratch().floats(5, n);
    float[] blue = run.scratch().floats(6, n);
    float[] luminance = run.scratch().floats(7, n);
    for (int i = 0, k = from; i < n; i++, k++) {
      red[i] = r[k] * encoded[i];
      green[i] = g[k] * encoded[i];
      blue[i] = b[k] * encoded[i];
    }
    FilmicSplitEarly.luminance(red, green, blue, luminance, n);
    for (int i = 0, k = from; i < n; i++, k++) {
      float inverse = 1f / encoded[i];
      r[k] = (luminance[i] + keep[i] * (red[i] - luminance[i])) * inverse;
      g[k] = (luminance[i] + keep[i] * (green[i] - luminance[i])) * inverse;
      b[k] = (luminance[i] + keep[i] * (blue[i] - luminance[i])) * inverse;
    }
    tone.display(encoded, n, 0f, 1f);
    for (int i = 0, k = from; i < n; i++, k++) {
      r[k] *= encoded[i];
      g[k] *= encoded[i];
      b[k] *= encoded[i];
    }
  }

  /// Ratios moved towards 1; where a channel then exceeds white, all are moved down.
  private void laterVersions(Run run, float[] display, float[] keep) {
    int from = run.offset();
    int n = run.length();
    float[] r = run.plane(0);
    float[] g = run.plane(1);
    float[] b = run.plane(2);
    tone.display(display, n, 0f, 1f);
    for (int i = 0, k = from; i < n; i++, k++) {
      float rest = 1f - keep[i];
      r[k] = Math.max(r[k] + (1f - r[k]) * rest, 0f);
      g[k] = Math.max(g[k] + (1f - g[k]) * rest, 0f);
      b[k] = Math.max(b[k] + (1f - b[k]) * rest, 0f);
    }
    if (science == ColorScience.V5_2021) {
      norm.apply(r, g, b, from, keep, n);
      for (int i = 0; i < n; i++) display[i] /= Math.max(keep[i], FilmicSplitEarly.NORM_MIN);
    }
    for (int i = 0, k = from; i < n; i++, k++) {
      float size = display[i];
      float over = Math.max(Math.max(r[k], Math.max(g[k], b[k])) * size - 1f, 0f);
      r[k] = Math.min(Math.max(Math.max(r[k] - over, 0f) * size, 0f), 1f);
      g[k] = Math.min(Math.max(Math.max(g[k] - over, 0f) * size, 0f), 1f);
      b[k] = Math.min(Math.max(Math.max(b[k] - over, 0f) * size, 0f), 1f);
    }
  }
}
