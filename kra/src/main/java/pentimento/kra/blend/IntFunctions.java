package pentimento.kra.blend;

import static pentimento.kra.blend.IntArithmetic.clamp;
import static pentimento.kra.blend.IntArithmetic.code;
import static pentimento.kra.blend.IntArithmetic.div;
import static pentimento.kra.blend.IntArithmetic.mul;
import static pentimento.kra.blend.IntArithmetic.real;

/// Separable blend functions of integer channels: `f(s, d)` with source `s` above backdrop `d`,
/// both `0..unit`, result `0..unit`.
///
/// Where Krita rounds or truncates in the middle of a formula, so do these; functions that Krita
/// computes in floating point are in [RealFunctions].
final class IntFunctions {

  private IntFunctions() {}

  static int divide(int s, int d, int u) {
    if (s == 0) return d == 0 ? 0 : u;
    return clamp(div(d, s, u), u);
  }

  static int screen(int s, int d, int u) {
    return s + d - mul(s, d, u);
  }

  static int exclusion(int s, int d, int u) {
    return clamp((long) s + d - 2L * mul(s, d, u), u);
  }

  static int negation(int s, int d, int u) {
    return u - Math.abs(u - s - d);
  }

  static int hardLight(int s, int d, int u) {
    if (s > u / 2) {
      int above = 2 * s - u;
      return above + d - mul(above, d, u);
    }
    return mul(2 * s, d, u);
  }

  static int dodge(int s, int d, int u) {
    if (s == u) return d == 0 ? 0 : u;
    return clamp(div(d, u - s, u), u);
  }

  static int burn(int s, int d, int u) {
    if (s == 0) return d == u ? u : 0;
    return u - clamp(div(u - d, s, u), u);
  }

  static int vividLight(int s, int d, int u) {
    if (s < u / 2) {
      if (s == 0) return d == u ? u : 0;
      return clamp(u - (long) (u - d) * u / (2L * s), u);
    }
    if (s == u) return d == 0 ? 0 : u;
    return clamp((long) d * u / (2L * (u - s)), u);
  }

  static int pinLight(int s, int d, int u) {
    return Math.max(2 * s - u, Math.min(d, 2 * s));
  }

  static int allanon(int s, int d, int u) {
    return (int) ((long) (s + d) * (u / 2) / u);
  }

  static int parallel(int s, int d, int u) {
    if (s == 0 || d == 0) return 0;
    long inverseS = div(u, s, u);
    long inverseD = div(u, d, u);
    return clamp(2L * u * u / (inverseD + inverseS), u);
  }

  static int hardMix(int s, int d, int u) {
    return d > u / 2 ? dodge(s, d, u) : burn(s, d, u);
  }

  static int softLightPegtop(int s, int d, int u) {
    return clamp((long) mul(d, screen(s, d, u), u) + mul(mul(s, d, u), u - d, u), u);
  }

  static int hardOverlay(int s, int d, int u) {
    double fs = real(s, u);
    double fd = real(d, u);
    if (fs == 1) return u;
    if (fs > 0.5) return code(RealFunctions.divide(1 - (2 * fs - 1), fd), u);
    return code(2 * fs * fd, u);
  }

  static int interpolationTwice(int s, int d, int u) {
    int once = code(RealFunctions.interpolation(real(s, u), real(d, u)), u);
    return code(RealFunctions.interpolation(real(once, u), real(once, u)), u);
  }

  static int arcTangent(int s, int d, int u) {
    if (d == 0) return s == 0 ? 0 : u;
    return code(RealFunctions.arcTangent(real(s, u), real(d, u)), u);
  }

  static int penumbraB(int s, int d, int u) {
    if (d == u) return u;
    if (d + s < u) return dodge(d, s, u) / 2;
    if (s == 0) return 0;
    return u - clamp(div(u - d, s, u) / 2, u);
  }

  static int penumbraD(int s, int d, int u) {
    return d == u ? u : arcTangent(s, u - d, u);
  }

  static int flatLight(int s, int d, int u) {
    if (s == 0) return 0;
    return u - s + d > u ? penumbraB(s, d, u) : penumbraB(d, s, u);
  }

  static int pnorm(int s, int d, double p, double inverse, int u) {
    double sum = StrictMath.pow(d, p) + StrictMath.pow(s, p);
    return clamp((long) StrictMath.pow(sum, inverse), u);
  }

  static int glow(int s, int d, int u) {
    if (d == u) return u;
    return clamp(div(mul(s, s, u), u - d, u), u);
  }

  static int heat(int s, int d, int u) {
    if (s == u) return u;
    if (d == 0) return 0;
    return u - clamp(div(mul(u - s, u - s, u), d, u), u);
  }

  static int heatGlow(int s, int d, int u) {
    if (s + d > u) return heat(s, d, u);
    return s == 0 ? 0 : glow(s, d, u);
  }

  static int freezeReflect(int s, int d, int u) {
    if (s + d > u) return heat(d, s, u);
    return d == 0 ? 0 : glow(d, s, u);
  }

  static int glowHeat(int s, int d, int u) {
    if (d == u) return u;
    return s + d > u ? glow(s, d, u) : heat(s, d, u);
  }

  /// `x` modulo `y + 1`, as Krita's integer modulo has it.
  static int modulo(int s, int d) {
    return d % (s + 1);
  }

  static int gammaIllumination(int s, int d, int u) {
    return u - code(RealFunctions.gammaDark(real(u - s, u), real(u - d, u)), u);
  }

  static int moduloShift(int s, int d, int u) {
    return code(RealFunctions.moduloShift(real(s, u), real(d, u)), u);
  }

  static int divisiveModulo(int s, int d, int u) {
    return code(RealFunctions.divisiveModulo(real(s, u), real(d, u), 1), u);
  }

  static int divisiveModuloContinuous(int s, int d, int u) {
    if (s == 0) return 0;
    return code(RealFunctions.divisiveModuloContinuous(real(s, u), real(d, u)), u);
  }

  static int moduloContinuous(int s, int d, int u) {
    return mul(divisiveModuloContinuous(s, d, u), s, u);
  }

  static int hybrid(int s, int d, int u) {
    return allanon(freezeReflect(s, d, u), heatGlow(s, d, u), u);
  }
}
