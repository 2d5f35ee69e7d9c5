package pentimento.ops.sigmoid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pentimento.ops.SpecVectors;
import pentimento.pipe.Evaluation;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Meaning;
import pentimento.pipe.OperationContract;
import pentimento.pipe.OperationType;
import pentimento.pixel.Planes;

class SigmoidTest extends OperationContract<Sigmoid> {

  @Override
  protected OperationType<Sigmoid> type() {
    return Sigmoid.TYPE;
  }

  @Override
  protected List<Sigmoid> instances() {
    return List.of(
        Sigmoid.DEFAULTS,
        new Sigmoid(1.2f, 0.3f, 100, 0, ColorProcessing.PER_CHANNEL, 0),
        new Sigmoid(2f, -0.4f, 150, 0.1f, ColorProcessing.PER_CHANNEL, 40),
        new Sigmoid(1.5f, 0.2f, 100, 0.0152f, ColorProcessing.RGB_RATIO, 100));
  }

  @Test
  void the_default_curve_is_the_one_darktable_arrives_at() {
    assertThat(SigmoidCurve.of(Sigmoid.DEFAULTS).filmPower()).isCloseTo(166f / 110f, within(1e-6f));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sigmoid_pc", "sigmoid_ratio"})
  void as_darktable_measured(String name) {
    SpecVectors vectors = SpecVectors.named(name);
    ByteBuffer p = vectors.params();
    Sigmoid sigmoid =
        new Sigmoid(
            p.getFloat(0),
            p.getFloat(4),
            p.getFloat(8),
            p.getFloat(12),
            SpecVectors.coded(ColorProcessing.values(), ColorProcessing::code, p.getInt(16)),
            p.getFloat(20));
    // darktable went to Lab and back, at up to 8e-5.
    vectors.check(sigmoid, 1e-4);
  }

  @Test
  void grey_stays_grey_and_the_ends_are_met() {
    for (Sigmoid s :
        List.of(
            Sigmoid.DEFAULTS,
            new Sigmoid(2, 0.3f, 100, 0.0152f, ColorProcessing.PER_CHANNEL, 100))) {
      assertThat(grey(s, 0.1845f)).isCloseTo(0.1845f, within(1e-4f));
      assertThat(grey(s, 0)).isCloseTo(0.000152f, within(1e-6f));
      assertThat(grey(s, 1e30f)).isEqualTo(1f);
    }
  }

  @Test
  void the_vector_form_follows_the_branches_of_the_definition() {
    ImageInfo in = input(80, 60);
    Planes input = picture(in, 5);
    for (float hue : new float[] {100, 40}) {
      Sigmoid s = new Sigmoid(1.6f, -0.2f, 100, 0.0152f, ColorProcessing.PER_CHANNEL, hue);
      Planes out = Evaluation.render(s, in, input, in.bounds());
      for (int i = 0; i < 80 * 60; i++) {
        double[] pixel = {input.plane(0)[i], input.plane(1)[i], input.plane(2)[i]};
        double[] expected = SigmoidFormula.perChannel(SigmoidCurve.of(s), hue / 100, pixel);
        for (int c = 0; c < 3; c++) {
          assertThat((double) out.plane(c)[i])
              .as("%s channel %d", List.of(pixel[0], pixel[1], pixel[2]), c)
              .isCloseTo(expected[c], within(2e-6));
        }
      }
    }
  }

  private static float grey(Sigmoid sigmoid, float v) {
    ImageInfo in = ImageInfo.rgb(1, 1, Meaning.WORKING);
    Planes input = new Planes(in.bounds(), new float[][] {{v}, {v}, {v}});
    return Evaluation.render(sigmoid, in, input, in.bounds()).plane(1)[0];
  }
}
