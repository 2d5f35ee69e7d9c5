package pentimento.pixel.colour.icc;

import pentimento.pixel.colour.Powers;

/// A curve by formula, one of ICC's function types 0 to 4, all of which are the last one with some
/// constants fixed:
///
/// `y = (a·x + b)^g + e` for `x >= d`, else `y = c·x + f`.
///
/// Source: ICC.1:2010, 10.16. A pure power is mirrored at 0: `y(-x) = -y(x)`, unless `clipped`,
/// when it is 0 there. Below the linear part of the others the line goes on.
///
/// @param d where the linear part ends; `-∞` when there is none
/// @param clipped pure powers give 0 below 0, as LittleCMS has it
/// @param inverted the inverse function, calculated in closed form
public record ParametricCurve(
    double g,
    double a,
    double b,
    double c,
    double d,
    double e,
    double f,
    boolean clipped,
    boolean inverted)
    implements ToneCurve {

  /// Linear light as it is.
  public static final ParametricCurve LINEAR = gamma(1);

  public static ParametricCurve gamma(double g) {
    return new ParametricCurve(g, 1, 0, 0, Double.NEGATIVE_INFINITY, 0, 0, false, false);
  }

  /// The five-constant form `y = (a·x + b)^g` for `x >= d`, else `c·x`.
  public static ParametricCurve withLinearPart(double g, double a, double b, double c, double d) {
    return new ParametricCurve(g, a, b, c, d, 0, 0, false, false);
  }

  /// The transfer function of sRGB (IEC 61966-2-1).
  public static ParametricCurve srgb() {
    return withLinearPart(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045);
  }

  boolean isPower() {
    return d == Double.NEGATIVE_INFINITY && a == 1 && b == 0 && e == 0;
  }

  @Override
  public boolean isIdentity() {
    return isPower() && Math.abs(g - 1) < 1e-6;
  }

  @Override
  public double at(double x) {
    if (isPower()) {
      if (g == 1) return x;
      double p = inverted ? 1 / g : g;
      if (x < 0) return clipped ? 0 : -Powers.pow(-x, p);
      return Powers.pow(x, p);
    }
    return inverted ? undo(x) : x >= d ? Powers.pow(a * x + b, g) + e : c * x + f;
  }

  private double undo(double y) {
    double knee = d == Double.NEGATIVE_INFINITY ? e : Powers.pow(a * d + b, g) + e;
    if (y >= knee) return a == 0 ? 0 : (Powers.pow(y - e, 1 / g) - b) / a;
    return c == 0 ? 0 : (y - f) / c;
  }

  @Override
  public void apply(float[] samples, int offset, int length) {
    if (isIdentity()) return;
    if (isPower() || inverted) {
      ToneCurve.super.apply(samples, offset, length);
      return;
    }
    for (int i = offset; i < offset + length; i++) {
      double x = samples[i];
      samples[i] = (float) (x >= d ? Powers.pow(a * x + b, g) + e : c * x + f);
    }
  }

  @Override
  public ToneCurve inverse() {
    return new ParametricCurve(g, a, b, c, d, e, f, clipped, !inverted);
  }

  @Override
  public ToneCurve in(Arithmetic arithmetic) {
    boolean clip = arithmetic == Arithmetic.LITTLE_CMS;
    return clip == clipped ? this : new ParametricCurve(g, a, b, c, d, e, f, clip, inverted);
  }
}
