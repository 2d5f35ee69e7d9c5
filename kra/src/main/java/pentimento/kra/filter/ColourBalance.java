package pentimento.kra.filter;

/// `colorbalance`: shifts channels in shadows, midtones and highlights, `-1..1` each.
///
/// @param shadows added to R, G, B of dark pixels
/// @param keepsLightness whether HSL lightness is restored afterwards
record ColourBalance(float[] shadows, float[] midtones, float[] highlights, boolean keepsLightness)
    implements RgbFilter {

  private static final float A = 0.25f;
  private static final float B = 0.333f;
  private static final float SCALE = 0.7f;

  @Override
  public void apply(float[] r, float[] g, float[] b, int n) {
    float[] rgb = new float[3];
    for (int i = 0; i < n; i++) {
      rgb[0] = r[i];
      rgb[1] = g[i];
      rgb[2] = b[i];
      float l = lightness(rgb);
      for (int c = 0; c < 3; c++) {
        float moved =
            rgb[c]
                + shadows[c] * clip((l - B) / -A + 0.5f) * SCALE
                + midtones[c] * clip((l - B) / A + 0.5f) * clip((l + B - 1) / -A + 0.5f) * SCALE
                + highlights[c] * clip((l + B - 1) / A + 0.5f) * SCALE;
        rgb[c] = clip(moved);
      }
      if (keepsLightness) restore(rgb, Math.max(l, 0));
      r[i] = rgb[0];
      g[i] = rgb[1];
      b[i] = rgb[2];
    }
  }

  private static float clip(float v) {
    return Math.min(Math.max(v, 0), 1);
  }

  private static float lightness(float[] rgb) {
    return (Math.max(rgb[0], Math.max(rgb[1], rgb[2])) + Math.min(rgb[0], Math.min(rgb[1], rgb[2])))
        / 2;
  }

  /// Gives the colour another HSL lightness, keeping HSL hue and saturation.
  private static void restore(float[] rgb, float l) {
    float max = Math.max(rgb[0], Math.max(rgb[1], rgb[2]));
    float min = Math.min(rgb[0], Math.min(rgb[1], rgb[2]));
    float own = (max + min) / 2;
    float room = 1 - Math.abs(2 * own - 1);
    float saturation = max == min || room == 0 ? 0 : (max - min) / room;
    float chroma = (1 - Math.abs(2 * l - 1)) * saturation;
    for (int c = 0; c < 3; c++) {
      rgb[c] = max == min ? l : l - chroma / 2 + (rgb[c] - min) / (max - min) * chroma;
    }
  }
}
