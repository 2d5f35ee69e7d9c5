package pentimento.ops.filmicrgb;

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
   * is a min, a max or a factor of 0 or 1, so that the JIT turns the loops into vector code.
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

  /// Output RGB and Y of shares r, g, b before division by the latter.
  private final float[] outputFromShares;

  private final float[] yFromShares;

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
    outputFromShares = outputFromLms.times(GradingRgb.LMS_FROM_GRADING).toFloats();
    yFromShares = rows(GradingRgb.LMS_FROM_GRADING, yl, ym, 0);
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

  /// Luminance, chroma and hue of the run; occupies scratch slots 2 to 5.
  Ych sceneColours(Run run) {
    int n = run.length();
    Ych ych =
        new Ych(
            run.scratch().floats(2, n),
            run.scratch().floats(3, n),
            run.scratch().floats(4, n),
            run.scratch().floats(5, n));
    polar(run.plane(0), run.plane(1), run.plane(2), run.offset(), n, ych);
    return ych;
  }

  private void polar(float[] r, float[] g, float[] b, int from, int n, Ych out) {
    float[] luminance = out.luminance;
    float[] chroma = out.chroma;
    float[] cos = out.cos;
    float[] sin = out.sin;
    float y0 = yFromRgb[0];
    float y1 = yFromRgb[1];
    float y2 = yFromRgb[2];
    float a0 = sumFromRgb[0];
    float a1 = sumFromRgb[1];
    float a2 = sumFromRgb[2];
    float r0 = redFromRgb[0];
    float r1 = redFromRgb[1];
    float r2 = redFromRgb[2];
    float g0 = greenFromRgb[0];
    float g1 = greenFromRgb[1];
    float g2 = greenFromRgb[2];
    for (int i = 0, k = from; i < n; i++, k++) {
      float red = r[k];
      float green = g[k];
      float blue = b[k];
      float sum = a0 * red + a1 * green + a2 * blue;
      // 1 / sum, but 0 for no light at all.
      float inverse = sum / Math.max(sum * sum, 1e-30f);
      float x = (r0 * red + r1 * green + r2 * blue) * inverse - WHITE_R;
      float y = (g0 * red + g1 * green + g2 * blue) * inverse - WHITE_G;
      float c = (float) Math.sqrt(x * x + y * y);
      float toUnit = 1f / Math.max(c, TINY);
      luminance[i] = y0 * red + y1 * green + y2 * blue;
      chroma[i] = c;
      cos[i] = x * toUnit;
      sin[i] = y * toUnit;
    }
  }

  /// Luminance and chroma alone.
  void luminanceAndChroma(Run run, float[] y, float[] chroma) {
    int n = run.length();
    Ych ych = new Ych(y, chroma, run.scratch().floats(6, n), run.scratch().floats(7, n));
    polar(run.plane(0), run.plane(1), run.plane(2), run.offset(), n, ych);
  }

  /// Writes working RGB into the run.
  ///
  /// @param scene the run's colours before the tone curve
  /// @param y luminance after the tone curve; overwritten
  /// @param chroma chroma after the tone curve; overwritten
  void map(Run run, Ych scene, float[] y, float[] chroma) {
    int n = run.length();
    massage(scene, y, chroma, n);
    limitToShares(scene, chroma, n);
    liftNegatives(scene, y, chroma, n);
    limitChroma(scene, y, chroma, n);
    toWorking(run, scene, y, chroma);
  }

  /// Chroma times luminance half way between scene and display where the display is brighter; where
  /// it has less, `saturation` gives some back.
  private void massage(Ych scene, float[] y, float[] chroma, int n) {
    float[] sceneY = scene.luminance;
    float[] sceneChroma = scene.chroma;
    // One of the two is 0: a gain acts on lost chroma only, a loss on any difference.
    float gain = Math.max(saturation, 0f);
    float loss = Math.min(saturation, 0f);
    for (int i = 0; i < n; i++) {
      float now = Math.min(Math.max(y[i], minY), maxY);
      float before = sceneChroma[i] * sceneY[i];
      float after = chroma[i] * now;
      float lost = before - after;
      float brighter = step(now - sceneY[i]) * step(-lost);
      float change =
          brighter * 0.5f * lost + (1f - brighter) * (gain * Math.max(lost, 0f) + loss * lost);
      y[i] = now;
      chroma[i] = Math.max((after + change) / Math.max(now, TINY), 0f);
    }
  }

  /// Keeps the shares of grading RGB from being negative.
  private static void limitToShares(Ych scene, float[] chroma, int n) {
    float[] cos = scene.cos;
    float[] sin = scene.sin;
    for (int i = 0; i < n; i++) {
      float noRed = WHITE_R / Math.max(-cos[i], TINY);
      float noGreen = WHITE_G / Math.max(-sin[i], TINY);
      float noBlue = WHITE_B / Math.max(cos[i] + sin[i], TINY);
      chroma[i] = Math.min(Math.min(chroma[i], noRed), Math.min(noGreen, noBlue));
    }
  }

  /// Where an output channel would be negative, makes the pixel brighter by half of what it takes.
  private void liftNegatives(Ych scene, float[] y, float[] chroma, int n) {
    float[] cos = scene.cos;
    float[] sin = scene.sin;
    float m00 = outputFromShares[0];
    float m01 = outputFromShares[1];
    float m02 = outputFromShares[2];
    float m10 = outputFromShares[3];
    float m11 = outputFromShares[4];
    float m12 = outputFromShares[5];
    float m20 = outputFromShares[6];
    float m21 = outputFromShares[7];
    float m22 = outputFromShares[8];
    float y0 = yFromShares[0];
    float y1 = yFromShares[1];
    float y2 = yFromShares[2];
    float half = 0.5f * yOfWhite;
    for (int i = 0; i < n; i++) {
      float r = chroma[i] * cos[i] + WHITE_R;
      float g = chroma[i] * sin[i] + WHITE_G;
      float b = 1f - r - g;
      float scale = y[i] / Math.max(y0 * r + y1 * g + y2 * b, TINY);
      float red = m00 * r + m01 * g + m02 * b;
      float green = m10 * r + m11 * g + m12 * b;
      float blue = m20 * r + m21 * g + m22 * b;
      float below = Math.max(-Math.min(red, Math.min(green, blue)), 0f) * scale;
      y[i] = Math.min(Math.max(y[i] + half * below, minY), maxY);
    }
  }

  /// Keeps every output channel between 0 and white.
  private void limitChroma(Ych scene, float[] y, float[] chroma, int n) {
    float[] cos = scene.cos;
    float[] sin = scene.sin;
    float d0c = alongCos[0];
    float d0s = alongSin[0];
    float d1c = alongCos[1];
    float d1s = alongSin[1];
    float d2c = alongCos[2];
    float d2s = alongSin[2];
    float a0 = atGrey[0];
    float a1 = atGrey[1];
    float a2 = atGrey[2];
    float turnCos = (float) (white * 0.68285981628866);
    float turnSin = (float) (white * 0.482137060515464);
    float level = (float) (white * 0.988237752433297);
    float top = (1f - 1e-3f) * maxY;
    float near = 1f / (1e-3f * maxY);
    float k = (float) 0.427506877216495;
    for (int i = 0; i < n; i++) {
      float c = cos[i];
      float s = sin[i];
      float d0 = d0c * c + d0s * s;
      float d1 = d1c * c + d1s * s;
      float d2 = d2c * c + d2s * s;
      // Next to white the limit goes to 0 on a straight line.
      float at = Math.min(y[i], top);
      float fade = Math.min(Math.max((maxY - y[i]) * near, 0f), 1f);
      float turn = turnCos * c + turnSin * s;
      float white0 = k * (level - at * a0) / limit(at * d0 - turn, d0);
      float white1 = k * (level - at * a1) / limit(at * d1 - turn, d1);
      float white2 = k * (level - at * a2) / limit(at * d2 - turn, d2);
      float black0 = k * a0 / Math.max(-d0, TINY);
      float black1 = k * a1 / Math.max(-d1, TINY);
      float black2 = k * a2 / Math.max(-d2, TINY);
      float upper = Math.max(Math.min(white0, Math.min(white1, white2)), 0f) * fade;
      float lower = Math.min(black0, Math.min(black1, black2));
      chroma[i] = Math.min(chroma[i], Math.min(upper, lower));
    }
  }

  /// The divisor where it means a limit: both numbers positive; else next to nothing.
  private static float limit(float divisor, float direction) {
    return Math.max(Math.min(divisor, direction * 1e6f), TINY);
  }

  private void toWorking(Run run, Ych scene, float[] y, float[] chroma) {
    float[] red = run.plane(0);
    float[] green = run.plane(1);
    float[] blue = run.plane(2);
    int from = run.offset();
    int n = run.length();
    float[] cos = scene.cos;
    float[] sin = scene.sin;
    float m00 = outputFromShares[0];
    float m01 = outputFromShares[1];
    float m02 = outputFromShares[2];
    float m10 = outputFromShares[3];
    float m11 = outputFromShares[4];
    float m12 = outputFromShares[5];
    float m20 = outputFromShares[6];
    float m21 = outputFromShares[7];
    float m22 = outputFromShares[8];
    float y0 = yFromShares[0];
    float y1 = yFromShares[1];
    float y2 = yFromShares[2];
    for (int i = 0, k = from; i < n; i++, k++) {
      float r = chroma[i] * cos[i] + WHITE_R;
      float g = chroma[i] * sin[i] + WHITE_G;
      float b = 1f - r - g;
      float scale = y[i] / Math.max(y0 * r + y1 * g + y2 * b, TINY);
      red[k] = Math.min(Math.max((m00 * r + m01 * g + m02 * b) * scale, 0f), white);
      green[k] = Math.min(Math.max((m10 * r + m11 * g + m12 * b) * scale, 0f), white);
      blue[k] = Math.min(Math.max((m20 * r + m21 * g + m22 * b) * scale, 0f), white);
    }
    Linear.matrix(workingFromOutput, red, green, blue, from, from + n);
  }

  /// 1 above 0, otherwise 0.
  private static float step(float x) {
    return Math.min(Math.max(x * 1e38f, 0f), 1f);
  }
}
