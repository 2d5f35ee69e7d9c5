package pentimento.ops.channelmixerrgb;

import org.jspecify.annotations.Nullable;

/// Saturation and lightness that depend on the channels' shares.
///
/// @param saturation factors of saturation, negative for more
/// @param lightness factors of lightness
/// @param algorithm which year's
record ChannelSaturation(float[] saturation, float[] lightness, SaturationAlgorithm algorithm) {

  private static final float NORM_MIN = 0x1p-16f;
  private static final float PER_ROOT_3 = 0.57735026f;

  /// Null when both do nothing.
  static @Nullable ChannelSaturation of(ChannelMixerRgb p) {
    float[] s = p.saturation();
    float[] l = p.lightness();
    float meanS = p.normalizeSaturation() ? (s[0] + s[1] + s[2]) / 3f : 0f;
    float meanL = p.normalizeLightness() ? (l[0] + l[1] + l[2]) / 3f : 0f;
    float[] saturation = {meanS - s[0], meanS - s[1], meanS - s[2]};
    float[] lightness = {l[0] - meanL, l[1] - meanL, l[2] - meanL};
    if (p.saturationAlgorithm() == SaturationAlgorithm.V1_2020) {
      float first = saturation[0];
      saturation[0] = saturation[2];
      saturation[2] = first;
    }
    boolean idle = true;
    for (int c = 0; c < 3; c++) idle &= saturation[c] == 0 && lightness[c] == 0;
    return idle ? null : new ChannelSaturation(saturation, lightness, p.saturationAlgorithm());
  }

  void apply(float[] a, float[] b, float[] c, int n) {
    boolean first = algorithm == SaturationAlgorithm.V1_2020;
    boolean third = algorithm == SaturationAlgorithm.V3_2021;
    float sa = saturation[0];
    float sb = saturation[1];
    float sc = saturation[2];
    float la = lightness[0];
    float lb = lightness[1];
    float lc = lightness[2];
    for (int i = 0; i < n; i++) {
      float length = (float) Math.sqrt(a[i] * a[i] + b[i] * b[i] + c[i] * c[i]);
      if (!(length > 0f)) continue;
      float mean = Math.max((a[i] + b[i] + c[i]) / 3f, NORM_MIN);
      float lift = (la * a[i] + lb * b[i] + lc * c[i]) / mean;
      float size = third ? length * PER_ROOT_3 : length;
      float x = a[i] / size;
      float y = b[i] / size;
      float z = c[i] / size;
      float less =
          first
              ? sa * (1f - x) * (1f - x) + sb * (1f - y) * (1f - y) + sc * (1f - z) * (1f - z)
              : (sa * x + sb * y + sc * z) / 3f;
      x = Math.max(x + (1f - x) * less, Math.min(x, 0f));
      y = Math.max(y + (1f - y) * less, Math.min(y, 0f));
      z = Math.max(z + (1f - z) * less, Math.min(z, 0f));
      if (third) {
        size /= Math.max((float) Math.sqrt(x * x + y * y + z * z) * PER_ROOT_3, Float.MIN_NORMAL);
      }
      size *= Math.max(1f + lift, 0f);
      a[i] = x * size;
      b[i] = y * size;
      c[i] = z * size;
    }
  }
}
