package pentimento.ops.colorin;

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
import pentimento.pipe.Rgb;
import pentimento.pixel.Planes;
import pentimento.pixel.colour.RgbSpace;
import pentimento.pixel.colour.TransferFunction;

class ColorInTest extends OperationContract<ColorIn> {

  @Override
  protected OperationType<ColorIn> type() {
    return ColorIn.TYPE;
  }

  @Override
  protected List<ColorIn> instances() {
    return List.of(
        ColorIn.DEFAULTS,
        new ColorIn(InputProfile.EMBEDDED_MATRIX, GamutClipping.LINEAR_REC709, true),
        new ColorIn(InputProfile.SRGB, GamutClipping.OFF, false),
        new ColorIn(InputProfile.LINEAR_REC2020, GamutClipping.LINEAR_REC2020, false),
        new ColorIn(InputProfile.XYZ, GamutClipping.OFF, false));
  }

  @Override
  protected ImageInfo input(int width, int height) {
    return TestCamera.cameraRgb(width, height, TestCamera.withBias(0), Rgb.ONE);
  }

  @Test
  void balanced_camera_white_is_white() {
    float[] out = render(ColorIn.DEFAULTS, input(1, 1), 0.5f, 0.5f, 0.5f);
    // The camera's D65 and that of Rec.2020 differ in the fourth digit.
    for (float v : out) assertThat(v).isCloseTo(0.5f, within(2e-4f));
  }

  @Test
  void a_file_that_says_what_it_is_is_believed() {
    Meaning srgb =
        new Meaning(
            new Meaning.Space.Known(RgbSpace.SRGB),
            Meaning.Encoding.NON_LINEAR,
            Meaning.Reference.DISPLAY,
            true);
    ImageInfo in = ImageInfo.rgb(1, 1, srgb);
    float[] out = render(ColorIn.DEFAULTS, in, 0.5f, 0.25f, 0.01f);
    double[] expected =
        RgbSpace.SRGB
            .to(RgbSpace.REC2020)
            .times(
                TransferFunction.SRGB.decode(0.5),
                TransferFunction.SRGB.decode(0.25),
                TransferFunction.SRGB.decode(0.01));
    for (int c = 0; c < 3; c++) {
      assertThat((double) out[c]).isCloseTo(expected[c], within(1e-6 * (1 + expected[c])));
    }
    assertThat(ColorIn.DEFAULTS.output(in).meaning().isWorkingRgb()).isTrue();
  }

  @Test
  void what_cannot_be_converted_is_refused_with_a_reason() {
    ImageInfo noMatrix = TestCamera.cameraRgb(1, 1, TestCamera.of(null, null, 0), Rgb.ONE);
    assertThat(ColorIn.DEFAULTS.refuses(noMatrix)).contains("no colour matrix");
    assertThat(ColorIn.DEFAULTS.refuses(ImageInfo.rgb(1, 1, Meaning.MOSAIC))).contains("demosaic");
    ImageInfo profile =
        ImageInfo.rgb(
            1,
            1,
            new Meaning(
                new Meaning.Space.Profile("scanner.icc"),
                Meaning.Encoding.NON_LINEAR,
                Meaning.Reference.DISPLAY,
                true));
    assertThat(ColorIn.DEFAULTS.refuses(profile)).contains("scanner.icc");
    assertThat(new ColorIn(InputProfile.SRGB, GamutClipping.OFF, false).refuses(profile)).isNull();
  }

  @Test
  void clipping_keeps_the_chosen_gamut() {
    ColorIn clip = new ColorIn(InputProfile.LINEAR_REC2020, GamutClipping.SRGB, false);
    ImageInfo in = ImageInfo.rgb(1, 1, Meaning.WORKING);
    float[] out = render(clip, in, 0.1f, 2f, -0.3f);
    double[] srgb = RgbSpace.REC2020.to(RgbSpace.SRGB).times(out[0], out[1], out[2]);
    for (double v : srgb) assertThat(v).isBetween(-1e-6, 1 + 1e-6);
  }

  private static float[] render(ColorIn operation, ImageInfo in, float r, float g, float b) {
    Planes input = new Planes(in.bounds(), new float[][] {{r}, {g}, {b}});
    Planes out = Evaluation.render(operation, in, input, in.bounds());
    return new float[] {out.plane(0)[0], out.plane(1)[0], out.plane(2)[0]};
  }
}
