package pentimento.kpl.colour;

import pentimento.pixel.colour.CieLab;
import pentimento.pixel.colour.RgbSpace;

/// The models that are formulas over others: HSV, HLS, Luv and Yxy, there and back.
public final class ColourFormulas {

  private static final double KAPPA = 24389 / 27.0;
  private static final double EPSILON = 216 / 24389.0;
  private static final double[] WHITE = RgbSpace.d50();
  private static final double WHITE_SUM = WHITE[0] + 15 * WHITE[1] + 3 * WHITE[2];
  private static final double WHITE_U = 4 * WHITE[0] / WHITE_SUM;
  private static final double WHITE_V = 9 * WHITE[1] / WHITE_SUM;

  private ColourFormulas() {}

  /// Encoded RGB from hue in degrees, saturation and value.
  public static double[] rgbFromHsv(double h, double s, double v) {
    return hue(h, v * s, v - v * s);
  }

  /// Encoded RGB from hue in degrees, lightness and saturation.
  public static double[] rgbFromHls(double h, double l, double s) {
    double chroma = (1 - Math.abs(2 * l - 1)) * s;
    return hue(h, chroma, l - chroma / 2);
  }

  private static double[] hue(double degrees, double chroma, double least) {
    double h = ((degrees % 360) + 360) % 360 / 60;
    double x = chroma * (1 - Math.abs(h % 2 - 1));
    double[] rgb =
        switch ((int) h) {
          case 0 -> new double[] {chroma, x, 0};
          case 1 -> new double[] {x, chroma, 0};
          case 2 -> new double[] {0, chroma, x};
          case 3 -> new double[] {0, x, chroma};
          case 4 -> new double[] {x, 0, chroma};
          default -> new double[] {chroma, 0, x};
        };
    for (int i = 0; i < 3; i++) rgb[i] += least;
    return rgb;
  }

  /// Hue in degrees, saturation and value of encoded RGB.
  public static double[] hsvFromRgb(double r, double g, double b) {
    double most = Math.max(r, Math.max(g, b));
    double least = Math.min(r, Math.min(g, b));
    return new double[] {hueOf(r, g, b), most == 0 ? 0 : (most - least) / most, most};
  }

  /// Hue in degrees, lightness and saturation of encoded RGB.
  public static double[] hlsFromRgb(double r, double g, double b) {
    double most = Math.max(r, Math.max(g, b));
    double least = Math.min(r, Math.min(g, b));
    double l = (most + least) / 2;
    double width = 1 - Math.abs(2 * l - 1);
    return new double[] {hueOf(r, g, b), l, width == 0 ? 0 : (most - least) / width};
  }

  private static double hueOf(double r, double g, double b) {
    double most = Math.max(r, Math.max(g, b));
    double chroma = most - Math.min(r, Math.min(g, b));
    if (chroma == 0) return 0;
    double h;
    if (most == r) h = (g - b) / chroma;
    else if (most == g) h = (b - r) / chroma + 2;
    else h = (r - g) / chroma + 4;
    return (h * 60 + 360) % 360;
  }

  /// X, Y, Z from L*u*v*. Source: CIE 15.
  public static double[] xyzFromLuv(double l, double u, double v) {
    if (l == 0) return new double[3];
    double y = l > KAPPA * EPSILON ? cube((l + 16) / 116) : l / KAPPA;
    double up = u / (13 * l) + WHITE_U;
    double vp = v / (13 * l) + WHITE_V;
    if (vp == 0) return new double[] {0, y, 0};
    return new double[] {y * 9 * up / (4 * vp), y, y * (12 - 3 * up - 20 * vp) / (4 * vp)};
  }

  /// L*u*v* from X, Y, Z.
  public static double[] luvFromXyz(double x, double y, double z) {
    double l = CieLab.D50.fromXyz(x, y, z)[0];
    double sum = x + 15 * y + 3 * z;
    if (sum == 0) return new double[] {l, 0, 0};
    return new double[] {l, 13 * l * (4 * x / sum - WHITE_U), 13 * l * (9 * y / sum - WHITE_V)};
  }

  /// X, Y, Z from luminance and chromaticity.
  public static double[] xyzFromYxy(double luminance, double x, double y) {
    if (y == 0) return new double[3];
    return new double[] {luminance * x / y, luminance, luminance * (1 - x - y) / y};
  }

  /// Luminance and chromaticity from X, Y, Z; that of D50 for black.
  public static double[] yxyFromXyz(double x, double y, double z) {
    double sum = x + y + z;
    if (sum == 0) {
      double white = WHITE[0] + WHITE[1] + WHITE[2];
      return new double[] {0, WHITE[0] / white, WHITE[1] / white};
    }
    return new double[] {y, x / sum, y / sum};
  }

  private static double cube(double v) {
    return v * v * v;
  }
}
