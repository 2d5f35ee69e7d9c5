package pentimento.kra.blend;

/// Separable blend functions that Krita computes in floating point for every depth: `f(s, d)` on
/// `0..1` in `double`, not clamped.
///
/// Transcendental functions are `StrictMath`'s, so that results do not depend on the machine.
final class RealFunctions {

  private static final double SUPER = 2.875;

  private RealFunctions() {}

  static double divide(double s, double d) {
    if (s < FloatFunctions.UNSAFE) return d == 0 ? 0 : 1;
    return d / s;
  }

  static double additiveSubtractive(double s, double d) {
    return Math.abs(Math.sqrt(d) - Math.sqrt(s));
  }

  /// For `d` other than 0.
  static double arcTangent(double s, double d) {
    return 2.0 * StrictMath.atan(s / d) / Math.PI;
  }

  static double softLight(double s, double d) {
    if (s > 0.5) return d + (2 * s - 1) * (Math.sqrt(d) - d);
    return d - (1 - 2 * s) * d * (1 - d);
  }

  static double softLightSvg(double s, double d) {
    if (s > 0.5) {
      double lifted = d > 0.25 ? Math.sqrt(d) : ((16 * d - 12) * d + 4) * d;
      return d + (2 * s - 1) * (lifted - d);
    }
    return d - (1 - 2 * s) * d * (1 - d);
  }

  static double softLightIfs(double s, double d) {
    return StrictMath.pow(d, StrictMath.pow(2, 2 * (0.5 - s)));
  }

  static double gammaLight(double s, double d) {
    return StrictMath.pow(d, s);
  }

  static double gammaDark(double s, double d) {
    return s == 0 ? 0 : StrictMath.pow(d, 1 / s);
  }

  static double geometricMean(double s, double d) {
    return Math.sqrt(s * d);
  }

  static double interpolation(double s, double d) {
    if (s == 0 && d == 0) return 0;
    return 0.5 - 0.25 * StrictMath.cos(Math.PI * s) - 0.25 * StrictMath.cos(Math.PI * d);
  }

  static double superLight(double s, double d) {
    if (s < 0.5) {
      double sum = StrictMath.pow(1 - d, SUPER) + StrictMath.pow(1 - 2 * s, SUPER);
      return 1 - StrictMath.pow(sum, 1 / SUPER);
    }
    double sum = StrictMath.pow(d, SUPER) + StrictMath.pow(2 * s - 1, SUPER);
    return StrictMath.pow(sum, 1 / SUPER);
  }

  static double tint(double s, double d) {
    return s * (1 - d) + Math.sqrt(d);
  }

  static double shade(double s, double d) {
    return 1 - ((1 - d) * s + Math.sqrt(1 - s));
  }

  static double fogLighten(double s, double d) {
    if (s < 0.5) return 1 - s * (1 - s) - (1 - d) * (1 - s);
    return s - (1 - d) * (1 - s) + (1 - s) * (1 - s);
  }

  static double fogDarken(double s, double d) {
    if (s < 0.5) return (1 - s) * s + s * d;
    return s * d + s - s * s;
  }

  static double easyDodge(double s, double d) {
    return s == 1 ? 1 : StrictMath.pow(d, (1 - s) * 1.039999999);
  }

  static double easyBurn(double s, double d) {
    double below = s == 1 ? 0.999999999999 : s;
    return 1 - StrictMath.pow(1 - below, d * 1.039999999);
  }

  /// `a` modulo `b + epsilon`.
  static double mod(double a, double b, double epsilon) {
    double modulus = b + epsilon;
    return a - modulus * Math.floor(a / modulus);
  }

  static double moduloShift(double s, double d) {
    if (s == 1 && d == 0) return 0;
    return mod(d + s, 1, Math.ulp(1.0));
  }

  static double moduloShiftContinuous(double s, double d) {
    if (s == 1 && d == 0) return 1;
    double shifted = moduloShift(s, d);
    return (long) Math.ceil(d + s) % 2 != 0 || d == 0 ? shifted : 1 - shifted;
  }

  /// @param zero what Krita divides by where `s` is 0: the epsilon of the channel type
  static double divisiveModulo(double s, double d, double zero) {
    return mod(1 / (s == 0 ? zero : s) * d, 1, Math.ulp(1.0));
  }

  static double divisiveModuloContinuous(double s, double d) {
    if (d == 0) return 0;
    double divided = divisiveModulo(s, d, Math.ulp(1.0));
    if (s == 0) return divided;
    return (long) Math.ceil(d / s) % 2 != 0 ? divided : 1 - divided;
  }
}
