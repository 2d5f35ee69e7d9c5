package pentimento.kra.blend;

import static pentimento.kra.blend.IntArithmetic.clamp;
import static pentimento.kra.blend.IntArithmetic.code;
import static pentimento.kra.blend.IntArithmetic.mul;
import static pentimento.kra.blend.IntArithmetic.real;

import org.jspecify.annotations.Nullable;

/// The separable blend functions of integer channels by Krita's ids, each as a loop over a run.
@FunctionalInterface
interface IntRun {

  /// `f[i] = f(s[i], d[i])` for `i < n`; all values `0..u`.
  void apply(int[] s, int[] d, int[] f, int n, int u);

  /// The function of that id, or null when it is not separable or unknown.
  static @Nullable IntRun of(String id) {
    return switch (id) {
      case "add" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = Math.min(s[i] + d[i], u);
          };
      case "linear_dodge" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = Math.min(s[i] + d[i], u);
          };
      case "subtract" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = Math.max(d[i] - s[i], 0);
          };
      case "inverse_subtract" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = Math.max(d[i] - (u - s[i]), 0);
          };
      case "multiply" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = mul(s[i], d[i], u);
          };
      case "divide" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.divide(s[i], d[i], u);
          };
      case "diff" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = Math.abs(s[i] - d[i]);
          };
      case "equivalence" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = Math.abs(s[i] - d[i]);
          };
      case "exclusion" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.exclusion(s[i], d[i], u);
          };
      case "negation" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.negation(s[i], d[i], u);
          };
      case "additive_subtractive" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++)
              f[i] = code(RealFunctions.additiveSubtractive(real(s[i], u), real(d[i], u)), u);
          };
      case "arc_tangent" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.arcTangent(s[i], d[i], u);
          };
      case "screen" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.screen(s[i], d[i], u);
          };
      case "hard_light" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.hardLight(s[i], d[i], u);
          };
      case "overlay" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.hardLight(d[i], s[i], u);
          };
      case "darken" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = Math.min(s[i], d[i]);
          };
      case "lighten" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = Math.max(s[i], d[i]);
          };
      case "dodge" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.dodge(s[i], d[i], u);
          };
      case "burn" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.burn(s[i], d[i], u);
          };
      case "linear_burn" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = Math.max(s[i] + d[i] - u, 0);
          };
      case "linear light" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = clamp(2L * s[i] + d[i] - u, u);
          };
      case "pin_light" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.pinLight(s[i], d[i], u);
          };
      case "vivid_light" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.vividLight(s[i], d[i], u);
          };
      case "soft_light" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++)
              f[i] = code(RealFunctions.softLight(real(s[i], u), real(d[i], u)), u);
          };
      case "soft_light_svg" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++)
              f[i] = code(RealFunctions.softLightSvg(real(s[i], u), real(d[i], u)), u);
          };
      case "soft_light_ifs_illusions" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++)
              f[i] = code(RealFunctions.softLightIfs(real(s[i], u), real(d[i], u)), u);
          };
      case "soft_light_pegtop_delphi" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.softLightPegtop(s[i], d[i], u);
          };
      case "gamma_light" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++)
              f[i] = code(RealFunctions.gammaLight(real(s[i], u), real(d[i], u)), u);
          };
      case "gamma_dark" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++)
              f[i] = code(RealFunctions.gammaDark(real(s[i], u), real(d[i], u)), u);
          };
      case "gamma_illumination" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.gammaIllumination(s[i], d[i], u);
          };
      case "geometric_mean" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++)
              f[i] = code(RealFunctions.geometricMean(real(s[i], u), real(d[i], u)), u);
          };
      case "allanon" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.allanon(s[i], d[i], u);
          };
      case "parallel" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.parallel(s[i], d[i], u);
          };
      case "grain_merge" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = clamp((long) s[i] + d[i] - u / 2, u);
          };
      case "grain_extract" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = clamp((long) d[i] - s[i] + u / 2, u);
          };
      case "hard mix" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.hardMix(s[i], d[i], u);
          };
      case "hard_mix_photoshop" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = s[i] + d[i] > u ? u : 0;
          };
      case "hard_mix_softer_photoshop" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = clamp(3L * d[i] - 2L * (u - s[i]), u);
          };
      case "hard overlay" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.hardOverlay(s[i], d[i], u);
          };
      case "interpolation" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++)
              f[i] = code(RealFunctions.interpolation(real(s[i], u), real(d[i], u)), u);
          };
      case "interpolation 2x" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.interpolationTwice(s[i], d[i], u);
          };
      case "penumbra a" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.penumbraB(d[i], s[i], u);
          };
      case "penumbra b" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.penumbraB(s[i], d[i], u);
          };
      case "penumbra c" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.penumbraD(d[i], s[i], u);
          };
      case "penumbra d" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.penumbraD(s[i], d[i], u);
          };
      case "flat_light" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.flatLight(s[i], d[i], u);
          };
      case "pnorm_a" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++)
              f[i] = IntFunctions.pnorm(s[i], d[i], 2.3333333333333335, 0.428571428571434, u);
          };
      case "pnorm_b" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.pnorm(s[i], d[i], 4, 0.25, u);
          };
      case "super_light" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++)
              f[i] = code(RealFunctions.superLight(real(s[i], u), real(d[i], u)), u);
          };
      case "tint_ifs_illusions" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++)
              f[i] = code(RealFunctions.tint(real(s[i], u), real(d[i], u)), u);
          };
      case "shade_ifs_illusions" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++)
              f[i] = code(RealFunctions.shade(real(s[i], u), real(d[i], u)), u);
          };
      case "fog_lighten_ifs_illusions" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++)
              f[i] = code(RealFunctions.fogLighten(real(s[i], u), real(d[i], u)), u);
          };
      case "fog_darken_ifs_illusions" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++)
              f[i] = code(RealFunctions.fogDarken(real(s[i], u), real(d[i], u)), u);
          };
      case "easy dodge" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++)
              f[i] = code(RealFunctions.easyDodge(real(s[i], u), real(d[i], u)), u);
          };
      case "easy burn" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++)
              f[i] = code(RealFunctions.easyBurn(real(s[i], u), real(d[i], u)), u);
          };
      case "glow" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.glow(s[i], d[i], u);
          };
      case "reflect" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.glow(d[i], s[i], u);
          };
      case "heat" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.heat(s[i], d[i], u);
          };
      case "freeze" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.heat(d[i], s[i], u);
          };
      case "heat_glow" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.heatGlow(s[i], d[i], u);
          };
      case "freeze_reflect" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.freezeReflect(s[i], d[i], u);
          };
      case "glow_heat" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.glowHeat(s[i], d[i], u);
          };
      case "reflect_freeze" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.glowHeat(d[i], s[i], u);
          };
      case "heat_glow_freeze_reflect_hybrid" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.hybrid(s[i], d[i], u);
          };
      case "modulo" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.modulo(s[i], d[i]);
          };
      case "modulo_shift" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++)
              f[i] = code(RealFunctions.moduloShift(real(s[i], u), real(d[i], u)), u);
          };
      case "modulo_shift_continuous" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++)
              f[i] = code(RealFunctions.moduloShiftContinuous(real(s[i], u), real(d[i], u)), u);
          };
      case "divisive_modulo" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.divisiveModulo(s[i], d[i], u);
          };
      case "divisive_modulo_continuous" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.divisiveModuloContinuous(s[i], d[i], u);
          };
      case "modulo_continuous" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = IntFunctions.moduloContinuous(s[i], d[i], u);
          };
      case "and" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = s[i] & d[i];
          };
      case "or" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = s[i] | d[i];
          };
      case "xor" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = s[i] ^ d[i];
          };
      case "nand" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = u - (s[i] & d[i]);
          };
      case "nor" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = u - (s[i] | d[i]);
          };
      case "xnor" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = u - (s[i] ^ d[i]);
          };
      case "implication" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = s[i] | (u - d[i]);
          };
      case "not_implication" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = (u - s[i]) & d[i];
          };
      case "converse" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = (u - s[i]) | d[i];
          };
      case "not_converse" ->
          (s, d, f, n, u) -> {
            for (int i = 0; i < n; i++) f[i] = s[i] & (u - d[i]);
          };
      default -> null;
    };
  }
}
