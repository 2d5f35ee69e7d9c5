package pentimento.ops.sigmoid;

import pentimento.pipe.Run;
import pentimento.pixel.numeric.Powers;

/// The arithmetic of [Sigmoid] over runs.
final class SigmoidKernel {

  /*
   * Choices are made by arithmetic, not by branches: a condition becomes a factor of 0 or 1, see `step`. The JIT
   * turns such loops into vector code; one branch in a loop and it does not. A loop a method: docs/decisions/0401.
   */

  /// Beyond this the curve has reached white to the last bit.
  private static final float BRIGHTEST = 1e30f;

  private final SigmoidCurve curve;
  private final float hue;

  /// @param hue how far hues are restored, 0 to 1
  SigmoidKernel(SigmoidCurve curve, float hue) {
    this.curve = curve;
    this.hue = hue;
  }

  /// The curve on each channel, then the middle channel moved to where the hue wants it.
  void perChannel(Run run) {
    int n = run.length();
    float[] r = run.take(0, 0);
    float[] g = run.take(1, 1);
    float[] b = run.take(2, 2);
    desaturateNegatives(r, g, b, run.scratch().floats(3, n), n);
    if (hue <= 0) {
      curve(r, r, n);
      curve(g, g, n);
      curve(b, b, n);
      run.put(0, r);
      run.put(1, g);
      run.put(2, b);
      return;
    }
    float[] mappedR = run.scratch().floats(3, n);
    float[] mappedG = run.scratch().floats(4, n);
    float[] mappedB = run.scratch().floats(5, n);
    curve(r, mappedR, n);
    curve(g, mappedG, n);
    curve(b, mappedB, n);
    new HueRestoration(run.scratch(), hue, n).apply(r, g, b, mappedR, mappedG, mappedB);
    run.put(0, mappedR);
    run.put(1, mappedG);
    run.put(2, mappedB);
  }

  /// The curve on the mean; colours keep their ratios as far as black and white allow.
  void rgbRatio(Run run) {
    int n = run.length();
    float[] r = run.take(0, 0);
    float[] g = run.take(1, 1);
    float[] b = run.take(2, 2);
    float[] mean = run.scratch().floats(3, n);
    float[] mapped = run.scratch().floats(4, n);
    float[] min = run.scratch().floats(5, n);
    float[] max = run.scratch().floats(6, n);
    desaturateNegatives(r, g, b, mean, n);
    mean(r, g, b, mean, -Float.MAX_VALUE, n);
    curve(mean, mapped, n);
    scaleTo(mapped, mean, r, g, b, n);
    extremes(r, g, b, min, max, n);
    saturationFactor(mapped, min, max, n);
    scaleAround(mapped, max, r, n);
    scaleAround(mapped, max, g, n);
    scaleAround(mapped, max, b, n);
    run.put(0, r);
    run.put(1, g);
    run.put(2, b);
  }

  /// Light to display values: all the same where there is no light.
  private static void scaleTo(
      float[] mapped, float[] mean, float[] r, float[] g, float[] b, int n) {
    for (int i = 0; i < n; i++) {
      float lit = step(mean[i] - 1e-9f);
      float ratio = lit * mapped[i] / Math.max(mean[i], 1e-9f);
      float rest = (1f - lit) * mapped[i];
      r[i] = ratio * r[i] + rest;
      g[i] = ratio * g[i] + rest;
      b[i] = ratio * b[i] + rest;
    }
  }

  private static void extremes(float[] r, float[] g, float[] b, float[] min, float[] max, int n) {
    for (int i = 0; i < n; i++) {
      min[i] = Math.min(r[i], Math.min(g[i], b[i]));
      max[i] = Math.max(r[i], Math.max(g[i], b[i]));
    }
  }

  /// How far saturation may grow before a channel meets white or black, and a smooth way there;
  /// overwrites `max` with the factor.
  private void saturationFactor(float[] mapped, float[] min, float[] max, int n) {
    float white = curve.white();
    float black = curve.black();
    float epsilon = 1e-6f;
    for (int i = 0; i < n; i++) {
      float m = mapped[i];
      float toWhite = (white - m) / (max[i] - m + epsilon);
      float toBlack = (black - m) / (min[i] - m - epsilon);
      max[i] = Math.min(toWhite, toBlack);
      min[i] = (m - min[i]) / (m + epsilon);
    }
    for (int i = 0; i < n; i++) {
      float chroma = min[i];
      float adjust = 1f / (chroma * max[i] + epsilon);
      float h = 2f * chroma / (1f - chroma * chroma + epsilon) * adjust;
      max[i] = h / (1f + (float) Math.sqrt(h * h + 1f)) * max[i];
    }
  }

  private static void scaleAround(float[] centre, float[] factor, float[] v, int n) {
    for (int i = 0; i < n; i++) v[i] = centre[i] + factor[i] * (v[i] - centre[i]);
  }

  /// `S` of samples that are not negative.
  private void curve(float[] in, float[] out, int n) {
    float fog = curve.fog();
    add(in, fog, out, n);
    Powers.pow(out, 0, out, 0, n, curve.filmPower());
    float exposure = curve.paperExposure();
    float white = curve.white();
    boolean skewed = curve.paperPower() != 1f;
    float size = skewed ? 1f : white;
    saturate(out, size, exposure, n);
    if (!skewed) return;
    Powers.pow(out, 0, out, 0, n, curve.paperPower());
    multiply(out, white, n);
  }

  private static void add(float[] in, float v, float[] out, int n) {
    for (int i = 0; i < n; i++) out[i] = in[i] + v;
  }

  private static void saturate(float[] v, float size, float exposure, int n) {
    for (int i = 0; i < n; i++) {
      float f = Math.min(v[i], BRIGHTEST);
      v[i] = size * (f / (exposure + f));
    }
  }

  private static void multiply(float[] v, float factor, int n) {
    for (int i = 0; i < n; i++) v[i] = factor * v[i];
  }

  /// Moves colours with a negative channel towards their mean until none is negative.
  private static void desaturateNegatives(float[] r, float[] g, float[] b, float[] mean, int n) {
    mean(r, g, b, mean, 0f, n);
    towards(mean, r, g, b, n);
  }

  private static void mean(float[] r, float[] g, float[] b, float[] mean, float least, int n) {
    for (int i = 0; i < n; i++) mean[i] = Math.max((r[i] + g[i] + b[i]) / 3f, least);
  }

  private static void towards(float[] mean, float[] r, float[] g, float[] b, int n) {
    for (int i = 0; i < n; i++) {
      float negative = Math.min(Math.min(r[i], Math.min(g[i], b[i])), 0f);
      // 1 where nothing is negative, so that those pixels keep every bit.
      float keep = mean[i] / Math.max(mean[i] - negative, Float.MIN_NORMAL);
      float rest = (1f - keep) * mean[i];
      r[i] = Math.max(keep * r[i] + rest, 0f);
      g[i] = Math.max(keep * g[i] + rest, 0f);
      b[i] = Math.max(keep * b[i] + rest, 0f);
    }
  }

  /// 1 above 0, otherwise 0.
  static float step(float x) {
    return Math.min(Math.max(x * 1e38f, 0f), 1f);
  }
}
