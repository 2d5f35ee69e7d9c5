package pentimento.pixel.colour.icc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pentimento.pixel.BadInput;
import pentimento.pixel.Problem;
import pentimento.pixel.colour.RgbSpace;

class IccProfileTest {

  @Test
  void what_we_write_reads_back() {
    IccProfile p = StandardProfiles.linear(RgbSpace.REC2020);
    assertThat(p.description()).isEqualTo("Linear Rec2020");
    assertThat(p.model()).isEqualTo(ColourModel.RGB);
    assertThat(p.majorVersion()).isEqualTo(4);
    assertThat(p.isMatrix()).isTrue();
    assertThat(p.curves()).allMatch(ToneCurve::isIdentity);
    double[] written = p.xyzFromRgb().toDoubles();
    double[] wanted = RgbSpace.REC2020.xyzD50FromRgb().toDoubles();
    for (int i = 0; i < 9; i++) {
      assertThat(Math.abs(written[i] - wanted[i])).isLessThanOrEqualTo(0.5 / 65536);
    }
  }

  @Test
  void the_bytes_never_change() {
    assertThat(StandardProfiles.linear(2, RgbSpace.REC2020).bytes())
        .isEqualTo(StandardProfiles.linear(2, RgbSpace.REC2020).bytes());
  }

  @Test
  void truncation_names_tag_and_offset() {
    byte[] bytes = StandardProfiles.SRGB.bytes();
    byte[] half = java.util.Arrays.copyOf(bytes, bytes.length - 8);
    assertThatThrownBy(() -> IccProfile.parse("half.icc", half))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("half.icc: header at offset ")
        .hasMessageContaining("lies outside the file");
    assertThatThrownBy(() -> IccProfile.parse("text.icc", new byte[300]))
        .hasMessageContaining("is not an ICC profile");
  }

  @Test
  void damaged_profiles_give_problems_and_never_crashes() {
    long seed = 20261121;
    Random random = new Random(seed);
    List<byte[]> seeds =
        List.of(
            StandardProfiles.SRGB.bytes(),
            StandardProfiles.rgb(2, "v2", RgbSpace.P3, ParametricCurve.srgb()).bytes(),
            StandardProfiles.LINEAR_GRAY.bytes(),
            LutProfiles.cmykTable().bytes(),
            LutProfiles.rgbSegments().bytes());
    int refused = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = seeds.get(round % seeds.size()).clone();
      int hits = 1 + random.nextInt(8);
      for (int i = 0; i < hits; i++) {
        int at = random.nextInt(random.nextBoolean() ? Math.min(700, bytes.length) : bytes.length);
        bytes[at] = (byte) (random.nextBoolean() ? random.nextInt() : random.nextInt(3) - 1);
      }
      if (random.nextInt(4) == 0)
        bytes = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
      try {
        IccProfile p = IccProfile.parse("fuzzed", bytes);
        p.description();
        ColourTransform.of(p, StandardProfiles.LINEAR_REC2020, Intent.PERCEPTUAL)
            .apply(new float[p.channels()]);
        ColourTransform.of(StandardProfiles.LINEAR_REC2020, p, Intent.RELATIVE_COLORIMETRIC)
            .apply(0.1f, 0.2f, 0.3f);
      } catch (Problem _) {
        refused++;
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
        throw new AssertionError("seed " + seed + ", round " + round, e);
      }
    }
    assertThat(refused).isBetween(1000, 19_000);
  }

  /// Krita 5.1.5's weights, seen where it makes grey of red, green and blue alone.
  @Test
  void luma_is_of_the_own_white() {
    assertThat(StandardProfiles.SRGB.luma())
        .containsExactly(
            new double[] {0.21264472603797913, 0.7151654362678528, 0.0721898078918457},
            within(6e-8));
    assertThat(StandardProfiles.LINEAR_GRAY.luma()).isNull();
  }
}
