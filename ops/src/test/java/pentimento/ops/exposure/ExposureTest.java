package pentimento.ops.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import pentimento.ops.TestCamera;
import pentimento.pipe.Evaluation;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Meaning;
import pentimento.pipe.OperationContract;
import pentimento.pipe.OperationType;
import pentimento.pixel.Planes;

class ExposureTest extends OperationContract<Exposure> {

  private static final ImageInfo PIXEL = ImageInfo.rgb(1, 1, Meaning.WORKING);

  @Override
  protected OperationType<Exposure> type() {
    return Exposure.TYPE;
  }

  @Override
  protected List<Exposure> instances() {
    return List.of(
        Exposure.DEFAULTS,
        new Exposure(1, 0, false),
        new Exposure(-2.5f, 0.01f, true),
        Exposure.forCamera(TestCamera.withBias(0.5f)));
  }

  @Test
  void one_stop_doubles_light() {
    assertThat(render(new Exposure(1, 0, false), PIXEL, 0.25f)).isEqualTo(0.5f);
    assertThat(render(new Exposure(-1, 0, false), PIXEL, -3f)).isEqualTo(-1.5f);
  }

  @Test
  void the_black_point_becomes_zero_and_white_stays() {
    Exposure exposure = new Exposure(0, 0.1f, false);
    assertThat(render(exposure, PIXEL, 0.1f)).isZero();
    assertThat(render(exposure, PIXEL, 1f)).isEqualTo(1f);
  }

  @Test
  void the_camera_s_compensation_is_taken_back_up_to_five_stops() {
    ImageInfo biased = TestCamera.rgb(1, 1, TestCamera.withBias(1));
    assertThat(render(new Exposure(2, 0, true), biased, 0.25f)).isEqualTo(0.5f);
    assertThat(render(new Exposure(2, 0, false), biased, 0.25f)).isEqualTo(1f);
    ImageInfo far = TestCamera.rgb(1, 1, TestCamera.withBias(9));
    assertThat(render(new Exposure(5, 0, true), far, 0.25f)).isEqualTo(0.25f);
    assertThat(new Exposure(1, 0, true).isNeutral(biased)).isTrue();
  }

  @Test
  void saturation_moves_along() {
    assertThat(new Exposure(1, 0, false).output(PIXEL).processedMaximum().g())
        .isCloseTo(2, within(1e-6));
  }

  private static float render(Exposure exposure, ImageInfo in, float v) {
    Planes input = new Planes(in.bounds(), new float[][] {{v}, {v}, {v}});
    return Evaluation.render(exposure, in, input, in.bounds()).plane(1)[0];
  }
}
