package pentimento.kra.filter;

/// `desaturate`: all channels become one grey of the encoded values.
enum Desaturate implements RgbFilter {
  LIGHTNESS,
  LUMINOSITY_709,
  LUMINOSITY_601,
  AVERAGE,
  MINIMUM,
  MAXIMUM;

  @Override
  public void apply(float[] r, float[] g, float[] b, int n) {
    for (int i = 0; i < n; i++) {
      float grey = grey(r[i], g[i], b[i]);
      r[i] = grey;
      g[i] = grey;
      b[i] = grey;
    }
  }

  private float grey(float r, float g, float b) {
    return switch (this) {
      case LIGHTNESS -> (Math.max(r, Math.max(g, b)) + Math.min(r, Math.min(g, b))) * 0.5f;
      case LUMINOSITY_709 -> r * 0.2126f + g * 0.7152f + b * 0.0722f;
      case LUMINOSITY_601 -> r * 0.299f + g * 0.587f + b * 0.114f;
      case AVERAGE -> (r + g + b) / 3;
      case MINIMUM -> Math.min(r, Math.min(g, b));
      case MAXIMUM -> Math.max(r, Math.max(g, b));
    };
  }
}
