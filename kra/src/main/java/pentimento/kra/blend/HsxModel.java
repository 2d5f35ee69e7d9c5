package pentimento.kra.blend;

/// Krita's four hexcone-like colour models; each has its own lightness and saturation of an RGB
/// triple.
enum HsxModel {
  HSY,
  HSI,
  HSL,
  HSV;

  private static final float EPSILON = Math.ulp(1f);

  /// Rec.601 luma, whatever the profile.
  static float luma(float r, float g, float b) {
    return 0.299f * r + 0.587f * g + 0.114f * b;
  }

  float lightness(float r, float g, float b) {
    return switch (this) {
      case HSY -> luma(r, g, b);
      case HSI -> (r + g + b) * (1f / 3f);
      case HSL -> (max(r, g, b) + min(r, g, b)) * 0.5f;
      case HSV -> max(r, g, b);
    };
  }

  float saturation(float r, float g, float b) {
    float max = max(r, g, b);
    float min = min(r, g, b);
    float chroma = max - min;
    return switch (this) {
      case HSY -> chroma;
      case HSI -> chroma > EPSILON ? 1 - min / lightness(r, g, b) : 0;
      case HSL -> {
        float divisor = 1 - Math.abs(2 * ((max + min) * 0.5f) - 1);
        yield divisor > EPSILON ? chroma / divisor : 1;
      }
      case HSV -> max == 0 ? 0 : chroma / max;
    };
  }

  static float max(float a, float b, float c) {
    return Math.max(a, Math.max(b, c));
  }

  static float min(float a, float b, float c) {
    return Math.min(a, Math.min(b, c));
  }
}
