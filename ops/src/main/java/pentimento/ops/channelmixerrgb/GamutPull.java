package pentimento.ops.channelmixerrgb;

import java.util.Arrays;
import pentimento.pipe.Run;
import pentimento.pixel.numeric.Powers;

/// Moves colours towards white, the more the purer and brighter they are, at constant luminance.
///
/// In CIE 1976 u'v' the way to white is cut by the factor `(Y · d²)^exponent`, d its length; what
/// remains outside the triangle of CIE xy is brought to its edge.
///
/// @param exponent 0 for no pull
/// @param clip whether what remains outside the triangle is cut
record GamutPull(float exponent, boolean clip) {

  private static final float WHITE_U = 0.20915915f;
  private static final float WHITE_V = 0.48807532f;
  private static final float NORM_MIN = 0x1p-16f;

  static GamutPull of(ChannelMixerRgb p) {
    return new GamutPull(p.gamut() == 0 ? 0 : 1f / p.gamut(), p.clip());
  }

  /// XYZ relative to D50 in, the same out.
  void apply(Run run) {
    int n = run.length();
    float[] x = run.plane(0);
    float[] y = run.plane(1);
    float[] z = run.plane(2);
    int from = run.offset();
    float[] pull = run.scratch().floats(0, n);
    for (int i = 0, k = from; i < n; i++, k++) {
      float sum = x[k] + 15f * y[k] + 3f * z[k];
      float inverse = sum / Math.max(sum * sum, 1e-30f);
      float du = WHITE_U - 4f * x[k] * inverse;
      float dv = WHITE_V - 9f * y[k] * inverse;
      pull[i] = y[k] * (du * du + dv * dv);
    }
    if (exponent == 0f) Arrays.fill(pull, 0, n, 0f);
    else if (exponent != 1f) Powers.pow(pull, 0, pull, 0, n, exponent);
    float floor = clip ? 0f : Float.NEGATIVE_INFINITY;
    float floorY = clip ? NORM_MIN : Float.NEGATIVE_INFINITY;
    for (int i = 0, k = from; i < n; i++, k++) {
      float light = y[k];
      float sum = x[k] + 15f * light + 3f * z[k];
      float inverse = sum / Math.max(sum * sum, 1e-30f);
      float u = 4f * x[k] * inverse;
      float v = 9f * light * inverse;
      float part = Math.min(pull[i], 1f);
      u += part * (WHITE_U - u);
      v += part * (WHITE_V - v);
      float d = 6f * u - 16f * v + 12f;
      float perD = d / Math.max(d * d, 1e-30f);
      float cx = Math.max(9f * u * perD, floor);
      float cy = Math.max(4f * v * perD, floorY);
      // Beyond the line x + y = 1, Z would be negative.
      float perY = cy / Math.max(cy * cy, 1e-30f);
      float scale = step(light) * step(x[k] + light + z[k]) * light * perY;
      x[k] = cx * scale;
      y[k] = cy * scale;
      z[k] = Math.max(1f - cx - cy, floor) * scale;
    }
  }

  /// 1 above 0, otherwise 0.
  private static float step(float x) {
    return Math.min(Math.max(x * 1e38f, 0f), 1f);
  }
}
