package pentimento.pixel.colour.icc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pentimento.pixel.colour.RgbSpace;

class ColourTransformTest {

  private static final List<IccProfile> OURS =
      List.of(
          StandardProfiles.LINEAR_REC2020,
          StandardProfiles.SRGB,
          StandardProfiles.LINEAR_SRGB,
          StandardProfiles.DISPLAY_P3,
          StandardProfiles.LINEAR_GRAY,
          StandardProfiles.SRGB_GRAY,
          StandardProfiles.LAB,
          StandardProfiles.XYZ,
          StandardProfiles.linear(2, RgbSpace.REC2020),
          StandardProfiles.rgb(2, "sRGB v2", RgbSpace.SRGB, ParametricCurve.srgb()));

  @Test
  void agrees_with_LittleCMS_between_all_our_profiles_and_intents() {
    LittleCms oracle = LittleCms.present();
    Random random = new Random(7);
    for (IccProfile from : OURS) {
      for (IccProfile to : OURS) {
        if (from.equals(to)) continue;
        for (Intent intent : Intent.values()) {
          double[] in = colours(from, 100, random);
          double[] want =
              oracle.convert(
                  from,
                  LittleCms.Depth.F32,
                  to,
                  LittleCms.Depth.F32,
                  intent,
                  LittleCms.BLACK_POINT,
                  in);
          ColourTransform t = ColourTransform.of(from, to, intent, true, Arithmetic.LITTLE_CMS);
          float[] got = run(t, in);
          for (int i = 0; i < got.length; i++) {
            double unit = to.equals(StandardProfiles.LAB) ? 100 : 1;
            // A sample that falls on the border of two 16-bit codes may go either way.
            boolean tables = from.majorVersion() == 2 || to.majorVersion() == 2;
            double tolerance = tables ? 1.6e-5 : 3e-6;
            assertThat((double) got[i])
                .as("%s to %s, %s, sample %d", from, to, intent, i)
                .isCloseTo(want[i], within(tolerance * Math.max(unit, Math.abs(want[i]) * 16)));
          }
        }
      }
    }
  }

  private static double[] colours(IccProfile profile, int count, Random random) {
    double[] in = new double[count * profile.channels()];
    for (int i = 0; i < in.length; i++) {
      double u = random.nextDouble();
      in[i] =
          (float)
              switch (profile.model()) {
                case LAB -> i % 3 == 0 ? u * 100 : u * 160 - 80;
                case RGB, XYZ -> i % 5 == 0 ? u * 4 - 0.5 : u;
                case GRAY, CMY, CMYK, YCBCR -> u;
              };
    }
    return in;
  }

  private static float[] run(ColourTransform t, double[] interleaved) {
    int n = interleaved.length / t.inputs();
    float[][] in = new float[t.inputs()][n];
    for (int i = 0; i < interleaved.length; i++) {
      in[i % t.inputs()][i / t.inputs()] = (float) interleaved[i];
    }
    float[][] out = new float[t.outputs()][n];
    t.apply(in, 0, out, 0, n);
    float[] result = new float[n * t.outputs()];
    for (int i = 0; i < result.length; i++) result[i] = out[i % t.outputs()][i / t.outputs()];
    return result;
  }

  @Test
  void light_beyond_the_gamut_survives_there_and_back() {
    ColourTransform there =
        ColourTransform.of(
            StandardProfiles.LINEAR_REC2020, StandardProfiles.SRGB, Intent.RELATIVE_COLORIMETRIC);
    ColourTransform back =
        ColourTransform.of(
            StandardProfiles.SRGB, StandardProfiles.LINEAR_REC2020, Intent.RELATIVE_COLORIMETRIC);
    float[] colour = {4f, -0.25f, 8f};
    float[] again = back.apply(there.apply(colour));
    for (int c = 0; c < 3; c++) assertThat(again[c]).isCloseTo(colour[c], within(2e-5f));
  }

  @Test
  void a_run_in_parts_gives_the_bits_of_the_whole() {
    Random random = new Random(3);
    ColourTransform t =
        ColourTransform.of(StandardProfiles.SRGB, StandardProfiles.LAB, Intent.PERCEPTUAL);
    int n = 2500;
    float[][] in = new float[3][n];
    for (float[] plane : in) for (int i = 0; i < n; i++) plane[i] = random.nextFloat();
    float[][] whole = new float[3][n];
    t.apply(in, 0, whole, 0, n);
    float[][] parts = new float[3][n];
    for (int i = 0; i < n; i += 77) t.apply(in, i, parts, i, Math.min(77, n - i));
    for (int c = 0; c < 3; c++) assertThat(parts[c]).containsExactly(whole[c]);
    for (int i = 0; i < n; i += 501) {
      float[] one = t.apply(in[0][i], in[1][i], in[2][i]);
      for (int c = 0; c < 3; c++) assertThat(one[c]).isEqualTo(whole[c][i]);
    }
    t.apply(in, 0, in, 0, n);
    for (int c = 0; c < 3; c++) assertThat(in[c]).containsExactly(whole[c]);
  }

  @Test
  void gray_to_rgb_leaves_further_planes_alone() {
    ColourTransform t =
        ColourTransform.of(StandardProfiles.SRGB_GRAY, StandardProfiles.SRGB, Intent.PERCEPTUAL);
    float[][] out = {new float[4], new float[4], new float[4], {9, 9, 9, 9}};
    t.apply(new float[][] {{0, 0.25f, 0.5f, 1}}, 0, out, 0, 4);
    for (int c = 0; c < 3; c++) {
      assertThat(out[c]).containsExactly(new float[] {0, 0.25f, 0.5f, 1}, within(1e-4f));
    }
    assertThat(out[3]).containsOnly(9f);
  }
}
