package pentimento.ops.channelmixerrgb;

/// CIE 1931 xy of a light.
record Chromaticity(double x, double y) {

  /// XYZ with Y = 1.
  double[] xyz() {
    return new double[] {x / y, 1, (1 - x - y) / y};
  }

  /// Daylight or black body of a temperature in kelvin.
  static Chromaticity daylight(double t) {
    if (t < 4000) return blackBody(t);
    double x =
        t <= 7000
            ? ((-4.6070e9 / t + 2.9678e6) / t + 99.11) / t + 0.244063
            : ((-2.0064e9 / t + 1.9018e6) / t + 247.48) / t + 0.237040;
    return new Chromaticity(x, (-3 * x + 2.87) * x - 0.275);
  }

  /// A Planckian radiator of 1667 to 25000 K.
  ///
  /// Source: Kim et al., Design of advanced color temperature control system for HDTV applications,
  /// 2002.
  static Chromaticity blackBody(double t) {
    double x =
        t <= 4000
            ? ((-0.2661239e9 / t - 0.2343589e6) / t + 877.6956) / t + 0.179910
            : ((-3.0258469e9 / t + 2.1070379e6) / t + 222.6347) / t + 0.240390;
    double y;
    if (t <= 2222) y = ((-1.1063814 * x - 1.34811020) * x + 2.18555832) * x - 0.20219683;
    else if (t <= 4000) y = ((-0.9549476 * x - 1.37418593) * x + 2.09137015) * x - 0.16748867;
    else y = ((3.0817580 * x - 5.87338670) * x + 3.75112997) * x - 0.37001483;
    return new Chromaticity(x, y);
  }
}
