package pentimento.kra.gradient;

/// A colour of the screen as hue, saturation and value, in the steps of Qt.
///
/// @param hue in degrees, 0..359; -1 of grays
/// @param saturation 0..255
/// @param value 0..255
/// @param alpha 0..255
public record HsvColour(int hue, int saturation, int value, int alpha) {

  private static final int[] INVALID = {0, 0, 0, 255};

  /// @param rgba of 0..255 each
  static HsvColour of(int[] rgba) {
    double r = rgba[0] / 255.0;
    double g = rgba[1] / 255.0;
    double b = rgba[2] / 255.0;
    double max = Math.max(r, Math.max(g, b));
    double delta = max - Math.min(r, Math.min(g, b));
    int value = byteOf(max);
    if (Math.abs(delta) <= 1e-12) return new HsvColour(-1, 0, value, rgba[3]);
    int saturation = byteOf(delta / max);
    double hue;
    if (r == max) hue = (g - b) / delta;
    else if (g == max) hue = 2 + (b - r) / delta;
    else hue = 4 + (r - g) / delta;
    hue *= 60;
    if (hue < 0) hue += 360;
    return new HsvColour((int) (Math.round(hue * 100) / 100), saturation, value, rgba[3]);
  }

  /// The colour a part of the way from one to the other: red, green, blue and alpha of 0..255.
  static int[] between(HsvColour from, HsvColour to, Segment.Turn turn, double t) {
    int s = whole(from.saturation + t * (to.saturation - from.saturation) + 0.5);
    int v = whole(from.value + t * (to.value - from.value) + 0.5);
    int h = turn == Segment.Turn.HSV_CLOCKWISE ? falling(from, to, t) : rising(from, to, t);
    double opacity = from.alpha / 255.0 + t * (to.alpha / 255.0 - from.alpha / 255.0);
    int alpha = byteOf(Math.clamp(opacity, 0, 1));
    if (h < -1 || s < 0 || s > 255 || v < 0 || v > 255) {
      return new int[] {INVALID[0], INVALID[1], INVALID[2], alpha};
    }
    int[] rgb = rgb(h, s, v);
    return new int[] {rgb[0], rgb[1], rgb[2], alpha};
  }

  /// A number of 0..1 in 8 bits, by way of 16.
  public static int byteOf(double v) {
    return (int) Math.round(Math.round(v * 65535) / 257.0);
  }

  private static int falling(HsvColour from, HsvColour to, double t) {
    if (to.hue < from.hue) return whole(to.hue + (1 - t) * (from.hue - to.hue) + 0.5);
    int h = whole(to.hue + (1 - t) * (360 - to.hue + from.hue) + 0.5);
    return h > 359 ? h - 360 : h;
  }

  private static int rising(HsvColour from, HsvColour to, double t) {
    if (from.hue < to.hue) return whole(from.hue + t * (to.hue - from.hue) + 0.5);
    int h = whole(from.hue + t * (360 - from.hue + to.hue) + 0.5);
    return h > 359 ? h - 360 : h;
  }

  /// As C does it, whose processors answer the smallest number where there is none.
  private static int whole(double v) {
    return v > -2147483649.0 && v < 2147483648.0 ? (int) v : Integer.MIN_VALUE;
  }

  private static int[] rgb(int hue, int saturation, int value) {
    if (saturation == 0 || hue == -1) return new int[] {value, value, value};
    double h = hue % 360 * 100 / 6000.0;
    double s = saturation / 255.0;
    double v = value / 255.0;
    int i = (int) h;
    double f = h - i;
    int full = byteOf(v);
    int low = byteOf(v * (1 - s));
    int slope = byteOf((i & 1) == 1 ? v * (1 - s * f) : v * (1 - s * (1 - f)));
    return switch (i) {
      case 0 -> new int[] {full, slope, low};
      case 1 -> new int[] {slope, full, low};
      case 2 -> new int[] {low, full, slope};
      case 3 -> new int[] {low, slope, full};
      case 4 -> new int[] {slope, low, full};
      default -> new int[] {full, low, slope};
    };
  }
}
