package pentimento.darktable.conform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

class DifferenceTest {

  private static Planes noise(int width, int height) {
    Random random = new Random(7);
    Planes planes = Planes.allocate(Rect.ofSize(width, height), 3);
    for (float[] plane : planes.planes()) {
      for (int i = 0; i < plane.length; i++) plane[i] = random.nextFloat();
    }
    return planes;
  }

  private static Planes copy(Planes planes) {
    return planes.crop(planes.rect());
  }

  @Test
  void a_picture_equals_itself() {
    Planes picture = noise(50, 131);
    for (Measure measure : Measure.values()) {
      Difference none = Difference.of(picture, copy(picture), measure);
      assertThat(none.mean()).isZero();
      assertThat(none.max()).isZero();
    }
  }

  @Test
  void the_worst_pixel_is_found() {
    Planes picture = noise(50, 131);
    Planes other = copy(picture);
    other.plane(1)[other.index(37, 101)] += 0.5f;
    Difference d = Difference.of(other, picture, Measure.ABSOLUTE);
    assertThat(d.max()).isCloseTo(0.5, within(1e-6));
    assertThat(d.x()).isEqualTo(37);
    assertThat(d.y()).isEqualTo(101);
    assertThat(d.p99()).isZero();
    assertThat(d.mean()).isCloseTo(0.5 / (50 * 131), within(1e-6));
  }

  @Test
  void not_a_number_is_the_worst() {
    Planes picture = noise(8, 8);
    Planes other = copy(picture);
    other.plane(2)[9] = Float.NaN;
    other.plane(2)[20] = 1000;
    assertThat(Difference.of(other, picture, Measure.ABSOLUTE).max()).isNaN();
    assertThat(Difference.of(other, picture, Measure.RELATIVE).max()).isNaN();
    assertThat(Limits.DEFAULTS.of(Difference.of(other, picture, Measure.RELATIVE)))
        .isNotEqualTo(Verdict.WITHIN);
  }

  @Test
  void known_colours_have_their_known_difference() {
    // sRGB (200, 30, 40) against (200, 34, 40), computed with the formula of Sharma, Wu and Dalal.
    Planes one = Planes.allocate(Rect.ofSize(1, 1), 3);
    Planes two = Planes.allocate(Rect.ofSize(1, 1), 3);
    float[] a = {200 / 255f, 30 / 255f, 40 / 255f};
    float[] b = {200 / 255f, 34 / 255f, 40 / 255f};
    for (int c = 0; c < 3; c++) {
      one.plane(c)[0] = a[c];
      two.plane(c)[0] = b[c];
    }
    double difference = Difference.of(one, two, Measure.DELTA_E_2000).mean();
    assertThat(difference).isCloseTo(EXPECTED, within(0.002));
  }

  private static final double EXPECTED = 0.4930;

  @Test
  void what_lies_beyond_the_screen_does_not_count() {
    Planes one = noise(4, 4);
    Planes two = copy(one);
    one.plane(0)[3] = 1.2f;
    two.plane(0)[3] = 7f;
    assertThat(Difference.of(one, two, Measure.DELTA_E_2000).max()).isZero();
  }

  @Test
  void sizes_must_agree() {
    assertThatThrownBy(() -> Difference.of(noise(4, 4), noise(4, 5), Measure.ABSOLUTE))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
