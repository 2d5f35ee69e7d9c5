package pentimento.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import pentimento.pixel.colour.RgbSpace;

class RgbSpaceTest {

  @Test
  void rec2020_is_as_darktable_defines_it() {
    double[] expected = {
      0.6734800,
      0.1656714,
      0.1250487,
      0.2790425,
      0.6753446,
      0.0456129,
      -0.0019334,
      0.0299828,
      0.7968507
    };
    double[] actual = RgbSpace.REC2020.xyzD50FromRgb().toDoubles();
    for (int i = 0; i < 9; i++) assertThat(actual[i]).isCloseTo(expected[i], within(2e-6));
  }

  @Test
  void white_stays_white_between_spaces() {
    double[] white = RgbSpace.SRGB.to(RgbSpace.PROPHOTO).times(1, 1, 1);
    for (double v : white) assertThat(v).isCloseTo(1, within(1e-3));
  }
}
