package pentimento.ops.filmicrgb;

import java.util.Arrays;
import pentimento.pipe.Run;
import pentimento.pixel.colour.GradingRgb;
import pentimento.pixel.colour.Matrix3;
import pentimento.pixel.colour.RgbSpace;
import pentimento.pixel.numeric.Linear;

/// The end of colour science 2022: brings a pixel of known hue, and of luminance and chroma as the
/// tone curve left them, into the gamut of the output, and back to working RGB.
final class FilmicGamut {

  /*
   * Y and c, the polar form of the shares r and g, are GradingRgb's Ych. A hue is kept as its cosine and sine.
   * LMS of (Y, c, hue) is Y times a vector over a scalar, both of them linear in (c cos, c sin); the limits
   * of chroma are where a channel of the output meets 0 or white along a line of constant Y and hue. Every choice
   * is a min, a max or a factor of 0 or 1, so that the JIT turns the loops into vector code; a loop a method
   * (docs/decisions/0401).
   */

  /// Working RGB of a run as luminance, chroma and hue; each array begins with the run's first
  /// pixel.
  record Ych(float[] luminance, float[] chroma, float[] cos, float[] sin) {}

  private static final float WHITE_R = (float) GradingRgb.WHITE_R;
  private static final float WHITE_G = (float) GradingRgb.WHITE_G;
  private static final float WHITE_B = (float) (1 - GradingRgb.WHITE_R - GradingRgb.WHITE_G);

  /// Least divisor, where a quotient without bound is meant.
  private static final float TINY = 1e-20f;

  private final float saturation;
  private final float minY;
  private final float maxY;
  private final float white;

  /// Rows that give Y, L + M + S, and the latter times the shares r and g, from working RGB.
  private final float[] yFromRgb;

  private final float[] sumFromRgb;
  private final float[] redFromRgb;
  private final float[] greenFromRgb;

  /// Output RGB and Y of shares r, g, b, row by row, before division by the latter.
  private final float[] fromShares;

  /// Luminance of output RGB (1, 1, 1).
  private final float yOfWhite;

  /// For each output channel: how it changes along cos and sin, and what it is at c = 0.
  private final float[] alongCos = new float[3];

  private final float[] alongSin = new float[3];
  private final float[] atGrey = new float[3];
  private final float[] workingFromOutput;

  private FilmicGamut(RgbSpace output, float saturation, float black, float white) {
    this.saturation = saturation;
    this.white = white;
    minY = (float) (GradingRgb.Y_2006_FROM_1931 * black);
    maxY = (float) (GradingRgb.Y_2006_FROM_1931 * white);

    Matrix3 lmsFromRgb = GradingRgb.lmsFrom(RgbSpace.REC2020);
    Matrix3 gradingFromRgb = GradingRgb.GRADING_FROM_LMS.times(lmsFromRgb);
    double yl = GradingRgb.Y_FROM_L;
    double ym = GradingRgb.Y_FROM_M;
    yFromRgb = rows(lmsFromRgb, yl, ym, 0);
    sumFromRgb = rows(lmsFromRgb, 1, 1, 1);
    redFromRgb = rows(gradingFromRgb, 1, 0, 0);
    greenFromRgb = rows(gradingFromRgb, 0, 1, 0);

    Matrix3 outputFromLms = GradingRgb.fromLms(output);
    fromShares = Arrays.copyOf(outputFromLms.times(GradingRgb.LMS_FROM_GRADING).toFloats(), 12);
    System.arraycopy(rows(GradingRgb.LMS_FROM_GRADING, yl, ym, 0), 0, fromShares, 9, 3);
    float[] y = rows(GradingRgb.lmsFrom(output), yl, ym, 0);
    yOfWhite = y[0] + y[1] + y[2];
    for (int c = 0; c < 3; c++) {
      double m0 = outputFromLms.toDoubles()[3 * c];
      double m1 = outputFromLms.toDoubles()[3 * c + 1];
      double m2 = outputFromLms.toDoubles()[3 * c + 2];
      alongCos[c] = (float) (m0 * 0.979381443298969 + m1 * 0.0206185567010309 - m2);
      alongSin[c] = (float) (m0 * 0.391752577319588 + m1 * 0.608247422680412 - m2);
      atGrey[c] = (float) (m0 + 0.856492345150334 * m1 + 0.554995960637719 * m2);
    }
    workingFromOutput =
        GradingRgb.fromLms(RgbSpace.REC2020).times(GradingRgb.lmsFrom(output)).toFloats();
  }

  /// @param output the space whose gamut is to hold all colours
  /// @param saturation how much of the scene's chroma comes back in highlights and shadows
  /// @param black luminance of black
  /// @param white luminance of white
  static FilmicGamut of(RgbSpace output, float saturation, float black, float white) {
    return new FilmicGamut(output, saturation, black, white);
  }

  private static float[] rows(Matrix3 m, double a, double b, double c) {
    return new float[] {
      (float) (a * m.m00() + b * m.m10() + c * m.m20()),
      (float) (a * m.m01() + b * m.m11() + c * m.m21()),
      (float) (a * m.m02() + b * m.m12() + c * m.m22())
    };
  }

  /// Luminance, chroma and hue of a run's pixels; occupies scratch slots 2 to 6.
  Ych sceneColours(Run run, float[] r, float[] g, float[] b) {
    int n = run.length();
    Ych ych =
        new Ych(
            run.scratch().floats(2, n),
            run.scratch().floats(3, n),
            run.scratch().floats(4, n),
            run.scratch().floats(5, n));
    polar(r, g, b, n, ych, run.scratch().floats(6, n));
    return ych;
  }

  private void polar(float[] r, float[] g, float[] b, int n, Ych out, float[] sum) {
    float[] chroma = out.chroma;
    float[] cos = out.cos;
    float[] sin = out.sin;
    Linear.dot(yFromRgb, r, g, b, out.luminance, n);
    Linear.dot(sumFromRgb, r, g, b, sum, n);
    Linear.dot(redFromRgb, r, g, b, cos, n);
    Linear.dot(greenFromRgb, r, g, b, sin, n);
    fromWhite(cos, sin, sum, n);
    length(cos, sin, chroma, n);
    toUnit(cos, sin, chroma, n);
  }

  /// Shares r and g less those of white, from their multiples by `sum`.
  private static void fromWhite(float[] cos, float[] sin, float[] sum, int n) {
    for (int i = 0; i < n; i++) {
      // 1 / sum, but 0 for no light at all.
      float inverse = sum[i] / Math.max(sum[i] * sum[i], 1e-30f);
      cos[i] = cos[i] * inverse - WHITE_R;
      sin[i] = sin[i] * inverse - WHITE_G;
    }
  }

  private static void length(float[] x, float[] y, float[] out, int n) {
    for (int i = 0; i < n; i++) out[i] = (float) Math.sqrt(x[i] * x[i] + y[i] * y[i]);
  }

  private static void toUnit(float[] cos, float[] sin, float[] chroma, int n) {
    for (int i = 0; i < n; i++) {
      float toUnit = 1f / Math.max(chroma[i], TINY);
      cos[i] = cos[i] * toUnit;
      sin[i] = sin[i] * toUnit;
    }
  }

  /// Luminance and chroma alone.
  void luminanceAndChroma(
      Run run, float[] r, float[] g, float[] b, float[] luminance, float[] chroma) {
    int n = run.length();
    Ych ych = new Ych(luminance, chroma, run.scratch().floats(7, n), run.scratch().floats(8, n));
    polar(r, g, b, n, ych, run.scratch().floats(6, n));
  }

  /// Writes working RGB into the run.
  ///
  /// @param scene the run's colours before the tone curve
  /// @param y luminance after the tone curve; overwritten
  /// @param chroma chroma after the tone curve; overwritten
  void map(Run run, Ych scene, float[] y, float[] chroma) {
    massage(run, scene, y, chroma);
    limitToShares(scene, chroma, run.length());
    liftNegatives(run, scene, y, chroma);
    limitChroma(run, scene, y, chroma);
    toWorking(run, scene, y, chroma);
  }

  /// Chroma times luminance half way between scene and display where the display is brighter; where
  /// it has less, `saturation` gives some back.
  private void massage(Run run, Ych scene, float[] y, float[] chroma) {
    int n = run.length();
    float[] sceneY = scene.luminance;
    float[] sceneChroma = scene.chroma;
    float[] lost = run.scratch().floats(6, n);
    Linear.clamp(y, 0, n, minY, maxY);
    lost(sceneY, sceneChroma, y, chroma, lost, n);
    if (saturation == 0f) half(sceneY, lost, y, chroma, n);
    else giveBack(sceneY, lost, y, chroma, n);
  }

  private static void lost(
      float[] sceneY, float[] sceneChroma, float[] y, float[] chroma, float[] lost, int n) {
    for (int i = 0; i < n; i++) lost[i] = sceneChroma[i] * sceneY[i] - chroma[i] * y[i];
  }

  private static void half(float[] sceneY, float[] lost, float[] y, float[] chroma, int n) {
    for (int i = 0; i < n; i++) {
      float change = step(y[i] - sceneY[i]) * 0.5f * Math.min(lost[i], 0f);
      chroma[i] = Math.max(chroma[i] + change / Math.max(y[i], TINY), 0f);
    }
  }

  private void giveBack(float[] sceneY, float[] lost, float[] y, float[] chroma, int n) {
    // One of the two is 0: a gain acts on lost chroma only, a loss on any difference.
    float gain = Math.max(saturation, 0f);
    float loss = Math.min(saturation, 0f);
    for (int i = 0; i < n; i++) {
      float brighter = step(y[i] - sceneY[i]) * step(-lost[i]);
      float change =
          brighter * 0.5f * lost[i]
              + (1f - brighter) * (gain * Math.max(lost[i], 0f) + loss * lost[i]);
      chroma[i] = Math.max(chroma[i] + change / Math.max(y[i], TINY), 0f);
    }
  }

  /// Keeps the shares of grading RGB from being negative.
  private static void limitToShares(Ych scene, float[] chroma, int n) {
    float[] cos = scene.cos;
    float[] sin = scene.sin;
    float perRed = -1f / WHITE_R;
    float perGreen = -1f / WHITE_G;
    float perBlue = 1f / WHITE_B;
    for (int i = 0; i < n; i++) {
      // The least of three limits: one over the greatest of their inverses.
      float inverse =
          Math.max(
              Math.max(perRed * cos[i], perGreen * sin[i]),
              Math.max(perBlue * (cos[i] + sin[i]), TINY));
      chroma[i] = Math.min(chroma[i], 1f / inverse);
    }
  }

  /// Where an output channel would be negative, makes the pixel brighter by half of what it takes.
  private void liftNegatives(Run run, Ych scene, float[] y, float[] chroma) {
    int n = run.length();
    float[] red = run.scratch().floats(7, n);
    float[] green = run.scratch().floats(8, n);
    float[] blue = run.scratch().floats(9, n);
    float[] scale = output(run, scene, y, chroma, red, green, blue);
    lift(red, green, blue, scale, y, n);
  }

  private void lift(float[] red, float[] green, float[] blue, float[] scale, float[] y, int n) {
    float half = 0.5f * yOfWhite;
    for (int i = 0; i < n; i++) {
      float below = Math.max(-Math.min(red[i], Math.min(green[i], blue[i])), 0f);
      y[i] = Math.min(Math.max(y[i] + half * below * scale[i], minY), maxY);
    }
  }

  /// Output RGB up to a factor, and the factor.
  private float[] output(
      Run run, Ych scene, float[] y, float[] chroma, float[] red, float[] green, float[] blue) {
    int n = run.length();
    float[] p = run.scratch().floats(10, n);
    float[] q = run.scratch().floats(11, n);
    float[] scale = run.scratch().floats(6, n);
    products(chroma, scene.cos, scene.sin, p, q, n);
    offWhite(0, p, q, red, n);
    offWhite(1, p, q, green, n);
    offWhite(2, p, q, blue, n);
    offWhite(3, p, q, scale, n);
    quotient(y, scale, n);
    return scale;
  }

  private static void products(
      float[] chroma, float[] cos, float[] sin, float[] p, float[] q, int n) {
    for (int i = 0; i < n; i++) {
      p[i] = chroma[i] * cos[i];
      q[i] = chroma[i] * sin[i];
    }
  }

  private static void quotient(float[] y, float[] scale, int n) {
    for (int i = 0; i < n; i++) scale[i] = y[i] / Math.max(scale[i], TINY);
  }

  /// A row of the matrix from shares at distance (p, q) from white; the shares' sum is 1.
  private void offWhite(int row, float[] p, float[] q, float[] out, int n) {
    float r = fromShares[3 * row];
    float g = fromShares[3 * row + 1];
    float b = fromShares[3 * row + 2];
    Linear.plane(r - b, p, g - b, q, r * WHITE_R + g * WHITE_G + b * WHITE_B, out, n);
  }

  /// Keeps every output channel between 0 and white.
  private void limitChroma(Run run, Ych scene, float[] y, float[] chroma) {
    int n = run.length();
    float[] upper = run.scratch().floats(6, n);
    float[] turn = run.scratch().floats(7, n);
    float[] at = run.scratch().floats(8, n);
    float[][] along = new float[3][];
    float[] cos = scene.cos;
    float[] sin = scene.sin;
    float top = (1f - 1e-3f) * maxY;
    float near = 1f / (1e-3f * maxY);
    float k = (float) 0.427506877216495;
    float level = k * (float) (white * 0.988237752433297);
    Linear.plane(
        (float) (white * 0.68285981628866),
        cos,
        (float) (white * 0.482137060515464),
        sin,
        0f,
        turn,
        n);
    Arrays.fill(upper, 0, n, Float.MAX_VALUE);
    least(y, top, at, n);
    for (int c = 0; c < 3; c++) {
      along[c] = run.scratch().floats(9 + c, n);
      Linear.plane(alongCos[c], cos, alongSin[c], sin, 0f, along[c], n);
      upperLimit(along[c], at, turn, level, k * atGrey[c], upper, n);
    }
    lowerLimit(along[0], along[1], along[2], k, chroma, n);
    fade(y, near, upper, chroma, n);
  }

  private static void least(float[] y, float top, float[] at, int n) {
    for (int i = 0; i < n; i++) at[i] = Math.min(y[i], top);
  }

  private void fade(float[] y, float near, float[] upper, float[] chroma, int n) {
    for (int i = 0; i < n; i++) {
      // Next to white the limit goes to 0 on a straight line.
      float fade = Math.min(Math.max((maxY - y[i]) * near, 0f), 1f);
      chroma[i] = Math.min(chroma[i], Math.max(upper[i], 0f) * fade);
    }
  }

  /// Chroma at which the first channel meets 0: one over the greatest of the inverses.
  private void lowerLimit(
      float[] red, float[] green, float[] blue, float k, float[] chroma, int n) {
    float perRed = -1f / (k * atGrey[0]);
    float perGreen = -1f / (k * atGrey[1]);
    float perBlue = -1f / (k * atGrey[2]);
    for (int i = 0; i < n; i++) {
      float inverse =
          Math.max(
              Math.max(perRed * red[i], perGreen * green[i]), Math.max(perBlue * blue[i], TINY));
      chroma[i] = Math.min(chroma[i], 1f / inverse);
    }
  }

  /// Chroma where a channel meets white: a limit where both divisor and direction are positive.
  private static void upperLimit(
      float[] along, float[] at, float[] turn, float level, float atGrey, float[] limit, int n) {
    for (int i = 0; i < n; i++) {
      float divisor = Math.min(at[i] * along[i] - turn[i], along[i] * 1e6f);
      limit[i] = Math.min(limit[i], (level - at[i] * atGrey) / Math.max(divisor, TINY));
    }
  }

  private void toWorking(Run run, Ych scene, float[] y, float[] chroma) {
    int n = run.length();
    float[] r = run.scratch().floats(7, n);
    float[] g = run.scratch().floats(8, n);
    float[] b = run.scratch().floats(9, n);
    float[] scale = output(run, scene, y, chroma, r, g, b);
    scaled(r, scale, white, n);
    scaled(g, scale, white, n);
    scaled(b, scale, white, n);
    Linear.matrix(workingFromOutput, r, g, b, scale, 0, n);
    run.put(0, r);
    run.put(1, g);
    run.put(2, b);
  }

  private static void scaled(float[] v, float[] scale, float white, int n) {
    for (int i = 0; i < n; i++) v[i] = Math.min(Math.max(v[i] * scale[i], 0f), white);
  }

  /// 1 above 0, otherwise 0.
  private static float step(float x) {
    return Math.min(Math.max(x * 1e38f, 0f), 1f);
  }
}
