package pentimento.kra.blend;

import static pentimento.kra.blend.FloatArithmetic.inv;
import static pentimento.kra.blend.FloatArithmetic.max;
import static pentimento.kra.blend.FloatArithmetic.mul;
import static pentimento.kra.blend.FloatArithmetic.store;

/// Separable blend functions of floating channels: `f(s, d)` with source `s` above backdrop `d`,
/// unbounded, 1.0 = unit; `h` is whether the channel type is half, which intermediate results of
/// Krita's formulas are then rounded to.
final class FloatFunctions {

  /// What Krita's modulo adds to a float modulus.
  static double epsilon(boolean half) {
    return half ? 0x1p-10 : 0x1p-23;
  }

  /// Krita does not divide by less, nor by anything negative.
  static final float UNSAFE = 1e-6f;

  private FloatFunctions() {}

  static float divide(float s, float d, boolean h) {
    if (s < UNSAFE) return d == 0 ? 0 : 1;
    return store((double) d / s, h);
  }

  static float screen(float s, float d, boolean h) {
    return store((double) s + d - mul(s, d, h), h);
  }

  static float exclusion(float s, float d, boolean h) {
    double product = mul(s, d, h);
    return store((double) d + s - (product + product), h);
  }

  static float negation(float s, float d, boolean h) {
    return store(1 - Math.abs(1.0 - s - d), h);
  }

  static float hardLight(float s, float d, boolean h) {
    if (s > 0.5f) return screen(store(2.0 * s - 1, h), d, h);
    return mul(store(2.0 * s, h), d, h);
  }

  static float dodge(float s, float d, boolean h) {
    if (s == 1) return d == 0 ? 0 : max(h);
    return store((double) d / inv(s, h), h);
  }

  static float burn(float s, float d, boolean h) {
    if (s == 0) return d == 1 ? 1 : -max(h);
    return inv(store((double) inv(d, h) / s, h), h);
  }

  static float vividLight(float s, float d, boolean h) {
    if (s < 0.5f) {
      if (s < UNSAFE) return d == 1 ? 1 : 0;
      return store(1 - inv(d, h) / (2.0 * s), h);
    }
    if (s == 1) return d == 0 ? 0 : 1;
    return store(d / (2.0 * inv(s, h)), h);
  }

  static float pinLight(float s, float d, boolean h) {
    double s2 = 2.0 * s;
    return store(Math.max(s2 - 1, Math.min(d, s2)), h);
  }

  static float parallel(float s, float d, boolean h) {
    if (s < UNSAFE || d < UNSAFE) return 0;
    return store(2 / (1.0 / d + 1.0 / s), h);
  }

  static float hardMix(float s, float d, boolean h) {
    return d > 0.5f ? dodge(s, d, h) : burn(s, d, h);
  }

  static float softLightPegtop(float s, float d, boolean h) {
    return store((double) mul(d, screen(s, d, h), h) + mul(mul(s, d, h), inv(d, h), h), h);
  }

  static float hardOverlay(float s, float d, boolean h) {
    if (s == 1) return 1;
    if (s > 0.5f) return store(RealFunctions.divide(1 - (2.0 * s - 1), d), h);
    return store(2.0 * s * d, h);
  }

  static float interpolationTwice(float s, float d, boolean h) {
    float once = store(RealFunctions.interpolation(s, d), h);
    return store(RealFunctions.interpolation(once, once), h);
  }

  static float arcTangent(float s, float d, boolean h) {
    if (d == 0) return s == 0 ? 0 : 1;
    return store(RealFunctions.arcTangent(s, d), h);
  }

  static float penumbraB(float s, float d, boolean h) {
    if (d == 1) return 1;
    if (store(d + s, h) < 1) return store(dodge(d, s, h) / 2, h);
    if (s == 0) return 0;
    return inv(store((double) inv(d, h) / s / 2, h), h);
  }

  static float penumbraD(float s, float d, boolean h) {
    return d == 1 ? 1 : arcTangent(s, inv(d, h), h);
  }

  static float flatLight(float s, float d, boolean h) {
    if (s == 0) return 0;
    return inv(s, h) + d > 1 ? penumbraB(s, d, h) : penumbraB(d, s, h);
  }

  static float pnorm(float s, float d, double p, double inverse, boolean h) {
    return store(StrictMath.pow(StrictMath.pow(d, p) + StrictMath.pow(s, p), inverse), h);
  }

  static float glow(float s, float d, boolean h) {
    if (d == 1) return 1;
    return store((double) mul(s, s, h) / inv(d, h), h);
  }

  static float heat(float s, float d, boolean h) {
    if (s == 1) return 1;
    if (d == 0) return 0;
    float above = inv(s, h);
    return inv(store((double) mul(above, above, h) / d, h), h);
  }

  static float heatGlow(float s, float d, boolean h) {
    if (s + d > 1) return heat(s, d, h);
    return s == 0 ? 0 : glow(s, d, h);
  }

  static float freezeReflect(float s, float d, boolean h) {
    if (s + d > 1) return heat(d, s, h);
    return d == 0 ? 0 : glow(d, s, h);
  }

  static float glowHeat(float s, float d, boolean h) {
    if (d == 1) return 1;
    return s + d > 1 ? glow(s, d, h) : heat(s, d, h);
  }

  static float modulo(float s, float d, boolean h) {
    // The modulus is a 32-bit float, for halves too.
    float modulus = (float) (s + epsilon(h));
    return store(d - modulus * Math.floor((double) d / modulus), h);
  }

  static float gammaIllumination(float s, float d, boolean h) {
    return inv(store(RealFunctions.gammaDark(inv(s, h), inv(d, h)), h), h);
  }

  static float moduloContinuous(float s, float d, boolean h) {
    return mul(store(RealFunctions.divisiveModuloContinuous(s, d), h), s, h);
  }

  static float hybrid(float s, float d, boolean h) {
    return store(((double) freezeReflect(s, d, h) + heatGlow(s, d, h)) * 0.5, h);
  }
}
