package pentimento.kra.blend;

import static pentimento.kra.blend.FloatArithmetic.inv;
import static pentimento.kra.blend.FloatArithmetic.mul;
import static pentimento.kra.blend.FloatArithmetic.store;

import org.jspecify.annotations.Nullable;

/// The separable blend functions of floating channels by Krita's ids, each as a loop over a run.
@FunctionalInterface
interface FloatRun {

  /// `f[i] = f(s[i], d[i])` for `i < n`, rounded to half where `h` says so.
  void apply(float[] s, float[] d, float[] f, int n, boolean h);

  /// The function of that id, or null when it is not separable or unknown.
  static @Nullable FloatRun of(String id) {
    return switch (id) {
      case "add" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = store((double) s[i] + d[i], h);
          };
      case "linear_dodge" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = store((double) s[i] + d[i], h);
          };
      case "subtract" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = store((double) d[i] - s[i], h);
          };
      case "inverse_subtract" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = store((double) d[i] - inv(s[i], h), h);
          };
      case "multiply" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = mul(s[i], d[i], h);
          };
      case "divide" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = FloatFunctions.divide(s[i], d[i], h);
          };
      case "diff" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = store(Math.abs((double) s[i] - d[i]), h);
          };
      case "equivalence" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = store(Math.abs((double) s[i] - d[i]), h);
          };
      case "exclusion" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = FloatFunctions.exclusion(s[i], d[i], h);
          };
      case "negation" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = FloatFunctions.negation(s[i], d[i], h);
          };
      case "additive_subtractive" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++)
              f[i] = store(RealFunctions.additiveSubtractive(s[i], d[i]), h);
          };
      case "arc_tangent" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = FloatFunctions.arcTangent(s[i], d[i], h);
          };
      case "screen" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = FloatFunctions.screen(s[i], d[i], h);
          };
      case "hard_light" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = FloatFunctions.hardLight(s[i], d[i], h);
          };
      case "overlay" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = FloatFunctions.hardLight(d[i], s[i], h);
          };
      case "darken" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = Math.min(s[i], d[i]);
          };
      case "lighten" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = Math.max(s[i], d[i]);
          };
      case "dodge" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = FloatFunctions.dodge(s[i], d[i], h);
          };
      case "burn" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = FloatFunctions.burn(s[i], d[i], h);
          };
      case "linear_burn" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = store((double) s[i] + d[i] - 1, h);
          };
      case "linear light" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = store(2.0 * s[i] + d[i] - 1, h);
          };
      case "pin_light" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = FloatFunctions.pinLight(s[i], d[i], h);
          };
      case "vivid_light" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = FloatFunctions.vividLight(s[i], d[i], h);
          };
      case "soft_light" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = store(RealFunctions.softLight(s[i], d[i]), h);
          };
      case "soft_light_svg" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = store(RealFunctions.softLightSvg(s[i], d[i]), h);
          };
      case "soft_light_ifs_illusions" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = store(RealFunctions.softLightIfs(s[i], d[i]), h);
          };
      case "soft_light_pegtop_delphi" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = FloatFunctions.softLightPegtop(s[i], d[i], h);
          };
      case "gamma_light" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = store(RealFunctions.gammaLight(s[i], d[i]), h);
          };
      case "gamma_dark" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = store(RealFunctions.gammaDark(s[i], d[i]), h);
          };
      case "gamma_illumination" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = FloatFunctions.gammaIllumination(s[i], d[i], h);
          };
      case "geometric_mean" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = store(RealFunctions.geometricMean(s[i], d[i]), h);
          };
      case "allanon" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = store(((double) s[i] + d[i]) * 0.5, h);
          };
      case "parallel" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = FloatFunctions.parallel(s[i], d[i], h);
          };
      case "grain_merge" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = store((double) d[i] + s[i] - 0.5, h);
          };
      case "grain_extract" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = store((double) d[i] - s[i] + 0.5, h);
          };
      case "hard mix" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = FloatFunctions.hardMix(s[i], d[i], h);
          };
      case "hard_mix_photoshop" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = (double) s[i] + d[i] > 1 ? 1f : 0f;
          };
      case "hard_mix_softer_photoshop" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = store(3.0 * d[i] - 2.0 * inv(s[i], h), h);
          };
      case "hard overlay" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = FloatFunctions.hardOverlay(s[i], d[i], h);
          };
      case "interpolation" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = store(RealFunctions.interpolation(s[i], d[i]), h);
          };
      case "interpolation 2x" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = FloatFunctions.interpolationTwice(s[i], d[i], h);
          };
      case "penumbra a" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = FloatFunctions.penumbraB(d[i], s[i], h);
          };
      case "penumbra b" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = FloatFunctions.penumbraB(s[i], d[i], h);
          };
      case "penumbra c" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = FloatFunctions.penumbraD(d[i], s[i], h);
          };
      case "penumbra d" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = FloatFunctions.penumbraD(s[i], d[i], h);
          };
      case "flat_light" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = FloatFunctions.flatLight(s[i], d[i], h);
          };
      case "pnorm_a" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++)
              f[i] = FloatFunctions.pnorm(s[i], d[i], 2.3333333333333335, 0.428571428571434, h);
          };
      case "pnorm_b" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = FloatFunctions.pnorm(s[i], d[i], 4, 0.25, h);
          };
      case "super_light" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = store(RealFunctions.superLight(s[i], d[i]), h);
          };
      case "tint_ifs_illusions" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = store(RealFunctions.tint(s[i], d[i]), h);
          };
      case "shade_ifs_illusions" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = store(RealFunctions.shade(s[i], d[i]), h);
          };
      case "fog_lighten_ifs_illusions" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = store(RealFunctions.fogLighten(s[i], d[i]), h);
          };
      case "fog_darken_ifs_illusions" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = store(RealFunctions.fogDarken(s[i], d[i]), h);
          };
      case "easy dodge" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = store(RealFunctions.easyDodge(s[i], d[i]), h);
          };
      case "easy burn" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = store(RealFunctions.easyBurn(s[i], d[i]), h);
          };
      case "glow" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = FloatFunctions.glow(s[i], d[i], h);
          };
      case "reflect" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = FloatFunctions.glow(d[i], s[i], h);
          };
      case "heat" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = FloatFunctions.heat(s[i], d[i], h);
          };
      case "freeze" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = FloatFunctions.heat(d[i], s[i], h);
          };
      case "heat_glow" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = FloatFunctions.heatGlow(s[i], d[i], h);
          };
      case "freeze_reflect" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = FloatFunctions.freezeReflect(s[i], d[i], h);
          };
      case "glow_heat" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = FloatFunctions.glowHeat(s[i], d[i], h);
          };
      case "reflect_freeze" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = FloatFunctions.glowHeat(d[i], s[i], h);
          };
      case "heat_glow_freeze_reflect_hybrid" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = FloatFunctions.hybrid(s[i], d[i], h);
          };
      case "modulo" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = FloatFunctions.modulo(s[i], d[i], h);
          };
      case "modulo_shift" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = store(RealFunctions.moduloShift(s[i], d[i]), h);
          };
      case "modulo_shift_continuous" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++)
              f[i] = store(RealFunctions.moduloShiftContinuous(s[i], d[i]), h);
          };
      case "divisive_modulo" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++)
              f[i] = store(RealFunctions.divisiveModulo(s[i], d[i], FloatFunctions.epsilon(h)), h);
          };
      case "divisive_modulo_continuous" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++)
              f[i] = store(RealFunctions.divisiveModuloContinuous(s[i], d[i]), h);
          };
      case "modulo_continuous" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++) f[i] = FloatFunctions.moduloContinuous(s[i], d[i], h);
          };
      case "and" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++)
              f[i] = FloatBits.bits(FloatBits.inverse(s[i], h) & FloatBits.inverse(d[i], h), h);
          };
      case "or" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++)
              f[i] = FloatBits.bits(FloatBits.inverse(s[i], h) | FloatBits.inverse(d[i], h), h);
          };
      case "xor" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++)
              f[i] = FloatBits.bits(FloatBits.plain(s[i]) ^ FloatBits.plain(d[i]), h);
          };
      case "nand" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++)
              f[i] = FloatBits.bits(FloatBits.plain(s[i]) | FloatBits.plain(d[i]), h);
          };
      case "nor" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++)
              f[i] = FloatBits.bits(FloatBits.plain(s[i]) & FloatBits.plain(d[i]), h);
          };
      case "xnor" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++)
              f[i] = FloatBits.bits(FloatBits.plain(s[i]) ^ FloatBits.inverse(d[i], h), h);
          };
      case "implication" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++)
              f[i] =
                  FloatBits.bits(FloatBits.inverse(s[i], h) | FloatBits.twiceInverse(d[i], h), h);
          };
      case "not_implication" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++)
              f[i] =
                  FloatBits.bits(FloatBits.twiceInverse(s[i], h) & FloatBits.inverse(d[i], h), h);
          };
      case "converse" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++)
              f[i] =
                  FloatBits.bits(FloatBits.twiceInverse(s[i], h) | FloatBits.inverse(d[i], h), h);
          };
      case "not_converse" ->
          (s, d, f, n, h) -> {
            for (int i = 0; i < n; i++)
              f[i] =
                  FloatBits.bits(FloatBits.inverse(s[i], h) & FloatBits.twiceInverse(d[i], h), h);
          };
      default -> null;
    };
  }
}
