package pentimento.ops.temperature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import pentimento.ops.TestCamera;
import pentimento.ops.TestMosaic;
import pentimento.pipe.Camera;
import pentimento.pipe.Cfa;
import pentimento.pipe.Evaluation;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.OperationContract;
import pentimento.pipe.OperationType;
import pentimento.pipe.Rgb;
import pentimento.pixel.Planes;
import pentimento.pixel.colour.Matrix3;

class TemperatureTest extends OperationContract<Temperature> {

  private static final Temperature BALANCE = new Temperature(2f, 1f, 1.5f);

  @Override
  protected OperationType<Temperature> type() {
    return Temperature.TYPE;
  }

  @Override
  protected List<Temperature> instances() {
    return List.of(Temperature.DEFAULTS, BALANCE, new Temperature(0.5f, 1.25f, 0f));
  }

  @Override
  protected ImageInfo input(int width, int height) {
    return TestMosaic.of(width, height, TestMosaic.X_TRANS);
  }

  @Test
  void each_site_is_multiplied_by_its_colour_s_gain() {
    ImageInfo in = TestMosaic.of(3, 2, Cfa.RGGB.from(1, 0));
    Planes ones = new Planes(in.bounds(), new float[][] {{1, 1, 1, 1, 1, 1}});
    assertThat(Evaluation.render(BALANCE, in, ones, in.bounds()).plane(0))
        .containsExactly(1f, 2f, 1f, 1.5f, 1f, 1.5f);
  }

  @Test
  void rgb_is_multiplied_by_channel() {
    ImageInfo in = TestCamera.cameraRgb(1, 1, TestCamera.withBias(0), Rgb.ONE);
    Planes ones = new Planes(in.bounds(), new float[][] {{1}, {1}, {1}});
    Planes out = Evaluation.render(BALANCE, in, ones, in.bounds());
    assertThat(out.planes()).isDeepEqualTo(new float[][] {{2}, {1}, {1.5f}});
  }

  @Test
  void saturation_and_balance_are_told_to_those_above() {
    ImageInfo out = BALANCE.output(TestCamera.cameraRgb(1, 1, TestCamera.withBias(0), Rgb.ONE));
    assertThat(out.whiteBalance()).isEqualTo(new Rgb(2, 1, 1.5));
    assertThat(out.processedMaximum()).isEqualTo(new Rgb(2, 1, 1.5));
  }

  @Test
  void a_new_edit_makes_daylight_neutral() {
    Camera camera = TestCamera.withBias(0);
    Temperature start = Temperature.forCamera(camera);
    double[] white = TestCamera.CAMERA_FROM_XYZ.times(0.950456, 1, 1.088754);
    assertThat(start.green()).isEqualTo(1f);
    assertThat(start.red() * white[0]).isCloseTo(white[1], within(1e-6));
    assertThat(start.blue() * white[2]).isCloseTo(white[1], within(1e-6));
  }

  @Test
  void without_a_matrix_the_camera_s_own_multipliers_serve() {
    Camera shot = TestCamera.of(null, new Rgb(1.8, 1, 2.2), 0);
    assertThat(Temperature.forCamera(shot)).isEqualTo(new Temperature(1.8f, 1f, 2.2f));
    Camera odd = TestCamera.of(Matrix3.diagonal(-1, 1, 1), null, 0);
    assertThat(Temperature.forCamera(odd)).isEqualTo(Temperature.DEFAULTS);
  }
}
