package pentimento.kra.filter;

/// `hsvadjustment` of Krita 5: shifts hue, chroma and lightness of a hexcone model.
///
/// @param model whose lightness is used
/// @param hue degrees; for YCbCr percent of Cb
/// @param saturation -1..1
/// @param value -1..1
/// @param colourise gives all pixels the hue and saturation instead
/// @param weights of R, G and B in luma: the profile's
record HueSaturation(
    Model model, float hue, float saturation, float value, boolean colourise, Luma weights)
    implements RgbFilter {

  /// Luma weights.
  record Luma(double r, double g, double b) {

    /// Any, where luma is not asked for.
    static final Luma NONE = new Luma(1, 1, 1);
  }

  /// Lightness of the model: largest channel, middle of the range, mean, luma.
  enum Model {
    HSV,
    HSL,
    HCI,
    HCY,
    YCBCR
  }

  @Override
  public void apply(float[] r, float[] g, float[] b, int n) {
    Pixel p = new Pixel();
    for (int i = 0; i < n; i++) {
      p.r = r[i];
      p.g = g[i];
      p.b = b[i];
      if (colourise) {
        colourised(p);
      } else if (model == Model.YCBCR) {
        yCbCr(p);
      } else {
        hexcone(p);
      }
      r[i] = p.r;
      g[i] = p.g;
      b[i] = p.b;
    }
  }

  private static final class Pixel {
    float r;
    float g;
    float b;
  }

  private static float hue(Pixel p, float max, float chroma) {
    if (chroma == 0) return 0;
    if (max == p.r) return 60 * floorMod((p.g - p.b) / chroma, 6);
    if (max == p.g) return 60 * ((p.b - p.r) / chroma + 2);
    return 60 * ((p.r - p.g) / chroma + 4);
  }

  private static float floorMod(float v, float m) {
    return v - m * (float) Math.floor(v / m);
  }

  private void hexcone(Pixel p) {
    float max = Math.max(p.r, Math.max(p.g, p.b));
    float min = Math.min(p.r, Math.min(p.g, p.b));
    float chroma = max - min;
    float h = floorMod(hue(p, max, chroma) + hue, 360);
    float y =
        switch (model) {
          case HSV -> max;
          case HSL -> (max + min) / 2;
          case HCI -> (p.r + p.g + p.b) / 3;
          case HCY, YCBCR -> luma(p.r, p.g, p.b);
        };
    float c = saturated(chroma);
    float lit = Math.max(value > 0 ? y + value * (1 - y) : y * (1 + value), 0);
    if (model == Model.HSV) lit = Math.min(lit, 1);
    // What is beyond the model's white or black has no chroma.
    if (room(y) <= 0 || model == Model.HCY && (y <= 0 || y >= 1)) c = 0;
    rebuild(p, h, Math.max(0, Math.min(c * (1 - Math.abs(value)), room(lit))), lit);
  }

  /// Krita bounds chroma where it adds some, and nowhere else.
  private float saturated(float chroma) {
    if (saturation <= 0) return chroma * (1 + saturation);
    return Math.clamp(chroma * (1 + saturation + 2 * saturation * saturation), 0, 1);
  }

  /// The largest chroma at a lightness.
  private float room(float lit) {
    return switch (model) {
      case HSV -> lit;
      case HSL -> lit >= 0.5f ? 2 - 2 * lit : 2 * lit;
      case HCI -> lit >= 1f / 3 ? 1.5f * (1 - lit) : 3 * lit;
      case HCY, YCBCR -> Float.MAX_VALUE;
    };
  }

  private float luma(float r, float g, float b) {
    return (float) weights.r * r + (float) weights.g * g + (float) weights.b * b;
  }

  private void rebuild(Pixel p, float h, float c, float lit) {
    float x = c * (1 - Math.abs(floorMod(h / 60, 2) - 1));
    float r = 0;
    float g = 0;
    float b = 0;
    switch ((int) (h / 60)) {
      case 0 -> {
        r = c;
        g = x;
      }
      case 1 -> {
        r = x;
        g = c;
      }
      case 2 -> {
        g = c;
        b = x;
      }
      case 3 -> {
        g = x;
        b = c;
      }
      case 4 -> {
        r = x;
        b = c;
      }
      default -> {
        r = c;
        b = x;
      }
    }
    float lift =
        switch (model) {
          case HSV -> lit - c;
          case HSL -> lit - c / 2;
          case HCI -> lit - (r + g + b) / 3;
          case HCY, YCBCR -> lit - luma(r, g, b);
        };
    p.r = r + lift;
    p.g = g + lift;
    p.b = b + lift;
  }

  private void yCbCr(Pixel p) {
    double y = weights.r * p.r + weights.g * p.g + weights.b * p.b;
    double cb = (p.b - y) / (2 - 2 * weights.b) + 0.5;
    double cr = (p.r - y) / (2 - 2 * weights.r) + 0.5;
    cb = cb * (1 + hue / 100) - 0.5;
    cr = cr * (1 + saturation) - 0.5;
    y += value;
    double b = y + cb * (2 - 2 * weights.b);
    double r = y + cr * (2 - 2 * weights.r);
    p.r = (float) r;
    p.b = (float) b;
    p.g = (float) ((y - weights.r * r - weights.b * b) / weights.g);
  }

  /// HSL with the given hue and saturation; lightness is the luma moved to white or black.
  private void colourised(Pixel p) {
    float lit = (float) (weights.r * p.r + weights.g * p.g + weights.b * p.b);
    lit = Math.max(value > 0 ? lit + value * (1 - lit) : lit * (1 + value), 0);
    float c = (1 - Math.abs(2 * lit - 1)) * saturation;
    new HueSaturation(Model.HSL, 0, 0, 0, false, weights).rebuild(p, floorMod(hue, 360), c, lit);
  }
}
