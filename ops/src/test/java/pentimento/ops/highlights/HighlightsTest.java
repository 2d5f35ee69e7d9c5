package pentimento.ops.highlights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pentimento.ops.TestMosaic;
import pentimento.pipe.Cfa;
import pentimento.pipe.Evaluation;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.OperationContract;
import pentimento.pipe.OperationType;
import pentimento.pixel.Planes;

class HighlightsTest extends OperationContract<Highlights> {

  @Override
  protected OperationType<Highlights> type() {
    return Highlights.TYPE;
  }

  @Override
  protected List<Highlights> instances() {
    return List.of(
        Highlights.DEFAULTS,
        new Highlights(HighlightMode.CLIP, 0.9f),
        new Highlights(HighlightMode.OPPOSED, 0.4f));
  }

  @Override
  protected ImageInfo input(int width, int height) {
    return TestMosaic.of(width, height, Cfa.RGGB);
  }

  @Override
  protected float sample(Random random) {
    return random.nextFloat(-0.05f, 1.2f);
  }

  @Test
  void clipping_cuts_all_colours_at_the_lowest_saturation() {
    ImageInfo in = input(2, 2);
    Planes samples = new Planes(in.bounds(), new float[][] {{2, 0.5f, 1, 1.5f}});
    Highlights clip = new Highlights(HighlightMode.CLIP, 0.9f);
    assertThat(Evaluation.render(clip, in, samples, in.bounds()).plane(0))
        .containsExactly(0.9f, 0.5f, 0.9f, 0.9f);
    assertThat(clip.output(in).processedMaximum().g()).isEqualTo(2);
  }

  @Test
  void a_picture_without_full_sites_only_loses_negative_values() {
    ImageInfo in = input(40, 40);
    Planes samples = Planes.allocate(in.bounds(), 1);
    Arrays.fill(samples.plane(0), 0.3f);
    samples.plane(0)[100] = -0.25f;
    float[] expected = samples.plane(0).clone();
    expected[100] = 0;
    assertThat(Evaluation.render(Highlights.DEFAULTS, in, samples, in.bounds()).plane(0))
        .isEqualTo(expected);
  }

  /// A grey spot brighter than the sensor can take: green, which clips first, comes back.
  @Test
  void a_full_green_is_lifted_to_the_other_colours() {
    ImageInfo in = input(60, 60);
    Planes samples = Planes.allocate(in.bounds(), 1);
    for (int y = 0; y < 60; y++) {
      for (int x = 0; x < 60; x++) {
        float light = Math.abs(x - 30) < 9 && Math.abs(y - 30) < 9 ? 1.4f : 0.8f;
        float most = (float) in.whiteBalance().of(in.cfa().colour(x, y));
        samples.plane(0)[samples.index(x, y)] = Math.min(light, most);
      }
    }
    Planes out = Evaluation.render(Highlights.DEFAULTS, in, samples, in.bounds());
    assertThat(out.at(0, 31, 30)).isCloseTo(1.4f, within(0.02f));
    assertThat(out.at(0, 30, 30)).isEqualTo(1.4f);
    assertThat(out.at(0, 5, 5)).isEqualTo(0.8f);
  }

  @Test
  void chroma_does_not_depend_on_bands() {
    ImageInfo in = input(50, 1000);
    Planes samples = picture(in, 4);
    OpposedReference reference =
        new OpposedReference(in.cfa(), new float[] {1.1f, 1.1f, 1.1f}, 50, 1000);
    float[] chroma = ChromaStatistics.of(Evaluation.picture(in, samples), reference);
    float[] naive = NaiveChroma.of(samples, reference);
    for (int c = 0; c < 3; c++) assertThat(chroma[c]).isCloseTo(naive[c], within(1e-6f));
    assertThat(chroma[1]).isNotZero();
  }

  @Test
  void cube_roots() {
    for (float x : new float[] {1e-6f, 0.001f, 0.18f, 1f, 2.5f, 1000f}) {
      assertThat(OpposedReference.cubeRoot(x))
          .isCloseTo(StrictMath.cbrt(x), within(1e-12 * StrictMath.cbrt(x)));
    }
    assertThat(OpposedReference.cubeRoot(0)).isCloseTo(0, within(1e-12));
  }
}
