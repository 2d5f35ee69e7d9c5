package pentimento.sample.still;

import pentimento.sample.trace.Vec3;

/// Colours of glowing bodies and of the sky, in linear Rec.2020.
final class Illuminant {

  private Illuminant() {}

  /// CIE xy of a black body between 1667 K and 25000 K.
  ///
  /// Cubic approximation of Kim et al., US patent 7024034 (2006).
  static double[] planckXy(double kelvin) {
    double t = 1000 / kelvin;
    double x =
        kelvin <= 4000
            ? ((-0.2661239 * t - 0.2343589) * t + 0.8776956) * t + 0.179910
            : ((-3.0258469 * t + 2.1070379) * t + 0.2226347) * t + 0.240390;
    double y;
    if (kelvin <= 2222) {
      y = ((-1.1063814 * x - 1.34811020) * x + 2.18555832) * x - 0.20219683;
    } else if (kelvin <= 4000) {
      y = ((-0.9549476 * x - 1.37418593) * x + 2.09137015) * x - 0.16748867;
    } else {
      y = ((3.0817580 * x - 5.87338670) * x + 3.75112997) * x - 0.37001483;
    }
    return new double[] {x, y};
  }

  /// Light of luminance 1 with the colour of a black body.
  static Vec3 blackBody(double kelvin) {
    double[] xy = planckXy(kelvin);
    double x = xy[0] / xy[1];
    double z = (1 - xy[0] - xy[1]) / xy[1];
    return new Vec3(
        1.7166512 * x - 0.3556708 - 0.2533663 * z,
        -0.6666844 * x + 1.6164812 + 0.0157685 * z,
        0.0176399 * x - 0.0427706 + 0.9421031 * z);
  }
}
