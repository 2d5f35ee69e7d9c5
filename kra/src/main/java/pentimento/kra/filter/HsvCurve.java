package pentimento.kra.filter;

/// A curve of hue or saturation of the hexcone model; floats are not bounded.
record HsvCurve(Component component, TransferCurve curve) implements RgbFilter {

  enum Component {
    HUE,
    SATURATION
  }

  @Override
  public void apply(float[] r, float[] g, float[] b, int n) {
    for (int i = 0; i < n; i++) {
      float max = Math.max(r[i], Math.max(g[i], b[i]));
      float chroma = max - Math.min(r[i], Math.min(g[i], b[i]));
      // A colour below black has no saturation, and the hue -1.
      float s = max <= 0 ? 0 : chroma / max;
      float h = max < 0 ? -1 : hue(r[i], g[i], b[i], max, chroma);
      switch (component) {
        case HUE -> h = look(h / 360) * 360;
        case SATURATION -> s = look(s);
      }
      float low = max * (1 - s);
      r[i] = level(h + 120, low, max);
      g[i] = level(h, low, max);
      b[i] = level(h - 120, low, max);
    }
  }

  private static float hue(float r, float g, float b, float max, float chroma) {
    if (chroma == 0) return 0;
    float h;
    if (max == r) h = (g - b) / chroma;
    else if (max == g) h = 2 + (b - r) / chroma;
    else h = 4 + (r - g) / chroma;
    return h < 0 ? 60 * h + 360 : 60 * h;
  }

  private static float level(float h, float low, float high) {
    float angle = h >= 360 ? h - 360 : h < 0 ? h + 360 : h;
    if (angle < 60) return low + (high - low) * angle / 60;
    if (angle < 180) return high;
    return angle < 240 ? low + (high - low) * (240 - angle) / 60 : low;
  }

  /// The curve in floats, straight between its samples.
  private float look(float x) {
    int[] samples = curve.samples();
    int last = samples.length - 1;
    if (!(x > 0)) return samples[0] / 65535f;
    int low = Math.min((int) (x * last), last - 1);
    float part = Math.min(x * last - low, 1);
    return ((1 - part) * samples[low] + part * samples[low + 1]) / 65535f;
  }
}
