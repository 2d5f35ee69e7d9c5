package pentimento.ops.colorout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pentimento.pipe.Evaluation;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Meaning;
import pentimento.pipe.OperationContract;
import pentimento.pipe.OperationType;
import pentimento.pixel.Planes;
import pentimento.pixel.colour.RgbSpace;

class ColorOutTest extends OperationContract<ColorOut> {

  @Override
  protected OperationType<ColorOut> type() {
    return ColorOut.TYPE;
  }

  @Override
  protected List<ColorOut> instances() {
    List<ColorOut> all = new ArrayList<>();
    for (OutputSpace space : OutputSpace.values()) all.add(new ColorOut(space));
    return all;
  }

  @Test
  void close_to_the_formula() {
    ImageInfo in = input(64, 16);
    Planes input = picture(in, 3);
    for (ColorOut operation : instances()) {
      Planes out = Evaluation.render(operation, in, input, in.bounds());
      for (int i = 0; i < 64 * 16; i++) {
        double[] expected =
            RgbSpace.REC2020
                .to(operation.space().rgb())
                .times(input.plane(0)[i], input.plane(1)[i], input.plane(2)[i]);
        for (int c = 0; c < 3; c++) {
          double e = operation.space().transfer().encode(expected[c]);
          // Where rows cancel, the error is that of the summands; a steep toe multiplies it.
          double size = input.plane(0)[i] + input.plane(1)[i] + input.plane(2)[i];
          assertThat((double) out.plane(c)[i])
              .as("%s of %s", operation, expected[c])
              .isCloseTo(e, within(1e-6 * Math.abs(e) + 1e-5 * Math.abs(size) + 1e-7));
        }
      }
    }
  }

  @Test
  void white_is_white_and_mid_grey_is_where_the_standard_has_it() {
    ImageInfo in = ImageInfo.rgb(2, 1, Meaning.WORKING);
    Planes input =
        new Planes(in.bounds(), new float[][] {{1f, 0.1845f}, {1f, 0.1845f}, {1f, 0.1845f}});
    Planes out = Evaluation.render(ColorOut.DEFAULTS, in, input, in.bounds());
    for (float[] plane : out.planes()) {
      assertThat(plane[0]).isCloseTo(1f, within(1e-5f));
      assertThat(plane[1]).isCloseTo(0.4668f, within(1e-3f));
    }
  }

  @Test
  void needs_the_working_space() {
    assertThat(ColorOut.DEFAULTS.refuses(ImageInfo.rgb(1, 1, Meaning.CAMERA_RGB)))
        .contains("camera RGB");
  }
}
