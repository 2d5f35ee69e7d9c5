package pentimento.ops.channelmixerrgb;

import java.util.Arrays;
import pentimento.pixel.Scratch;
import pentimento.pixel.numeric.Powers;

/// Moves colours towards white, the more the purer and brighter they are, at constant luminance.
///
/// In CIE 1976 u'v' the way to white is cut by the factor `(Y · d²)^exponent`, d its length; what
/// remains outside the triangle of CIE xy is brought to its edge.
///
/// @param exponent 0 for no pull
/// @param clip whether negative shares are cut
record GamutPull(float exponent, boolean clip) {

  private static final float WHITE_U = 0.20915915f;
  private static final float WHITE_V = 0.48807532f;
  private static final float NORM_MIN = 0x1p-16f;

  static GamutPull of(ChannelMixerRgb p) {
    return new GamutPull(p.gamut() == 0 ? 0 : 1f / p.gamut(), p.clip());
  }

  /// XYZ relative to D50 in, the same out, from the arrays' starts.
  void apply(Scratch scratch, float[] x, float[] y, float[] z, int n) {
    float[] u = scratch.floats(0, n);
    float[] v = scratch.floats(1, n);
    float[] pull = scratch.floats(2, n);
    // A loop a method: see docs/decisions/0401.
    fromWhite(x, y, z, u, v, n);
    if (exponent == 0f) {
      Arrays.fill(pull, 0, n, 1f);
    } else {
      strength(y, u, v, pull, n);
      if (exponent != 1f) Powers.pow(pull, 0, pull, 0, n, exponent);
      remainder(pull, n);
    }
    // Shares x and y of CIE 1931. Where x + y is above 1, Z would be negative and is always cut.
    float leastX = clip ? 0f : -Float.MAX_VALUE;
    float leastY = clip ? NORM_MIN : -Float.MAX_VALUE;
    shares(u, v, pull, leastX, leastY, n);
    amounts(x, y, z, v, pull, n);
    toXyz(u, v, pull, x, y, z, n);
  }

  /// CIE 1976 u' and v', less those of white.
  private static void fromWhite(float[] x, float[] y, float[] z, float[] u, float[] v, int n) {
    for (int i = 0; i < n; i++) {
      float sum = x[i] + 15f * y[i] + 3f * z[i];
      float inverse = sum / Math.max(sum * sum, 1e-30f);
      u[i] = 4f * x[i] * inverse - WHITE_U;
      v[i] = 9f * y[i] * inverse - WHITE_V;
    }
  }

  private static void strength(float[] y, float[] u, float[] v, float[] pull, int n) {
    for (int i = 0; i < n; i++) pull[i] = y[i] * (u[i] * u[i] + v[i] * v[i]);
  }

  private static void remainder(float[] pull, int n) {
    for (int i = 0; i < n; i++) pull[i] = 1f - Math.min(pull[i], 1f);
  }

  /// CIE xy in place of u'v'.
  private static void shares(
      float[] u, float[] v, float[] pull, float leastX, float leastY, int n) {
    for (int i = 0; i < n; i++) {
      float nu = pull[i] * u[i] + WHITE_U;
      float nv = pull[i] * v[i] + WHITE_V;
      float d = 6f * nu - 16f * nv + 12f;
      float inverse = d / Math.max(d * d, 1e-30f);
      u[i] = Math.max(9f * nu * inverse, leastX);
      v[i] = Math.max(4f * nv * inverse, leastY);
    }
  }

  /// What the shares are to be multiplied by.
  private static void amounts(float[] x, float[] y, float[] z, float[] v, float[] pull, int n) {
    for (int i = 0; i < n; i++) {
      float perShare = v[i] / Math.max(v[i] * v[i], 1e-30f);
      pull[i] = step(x[i] + y[i] + z[i]) * Math.max(y[i], 0f) * perShare;
    }
  }

  private static void toXyz(
      float[] u, float[] v, float[] pull, float[] x, float[] y, float[] z, int n) {
    for (int i = 0; i < n; i++) {
      x[i] = u[i] * pull[i];
      y[i] = v[i] * pull[i];
      z[i] = Math.max(1f - u[i] - v[i], 0f) * pull[i];
    }
  }

  /// 1 above 0, otherwise 0.
  private static float step(float x) {
    return Math.min(Math.max(x * 1e38f, 0f), 1f);
  }
}
