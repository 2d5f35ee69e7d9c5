package pentimento.pixel.colour;

/// L*a*b* in polar form.
///
/// @param l lightness L*
/// @param c chroma, at least 0
/// @param h hue angle in degrees, 0 to below 360; 0 for greys
public record LCh(double l, double c, double h) {

  public static LCh ofLab(double l, double a, double b) {
    if (a == 0 && b == 0) return new LCh(l, 0, 0);
    double h = StrictMath.toDegrees(StrictMath.atan2(b, a));
    return new LCh(l, Math.sqrt(a * a + b * b), h < 0 ? h + 360 : h);
  }

  /// L*, a*, b*.
  public double[] lab() {
    double angle = StrictMath.toRadians(h);
    return new double[] {l, c * StrictMath.cos(angle), c * StrictMath.sin(angle)};
  }
}
