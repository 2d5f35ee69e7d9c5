package pentimento.kra.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// The shape that follows the picture's outline.
class OutlineShapeTest {

  @Test
  void it_rises_from_the_edge_to_the_middle() {
    OutlineShape shape = new OutlineShape(100, 80);
    assertThat(shape.at(50, 40)).isCloseTo(1, within(1e-3));
    for (int x = 1; x <= 50; x++) {
      assertThat(shape.at(x, 40)).as("at %d", x).isGreaterThan(shape.at(x - 1, 40));
    }
    assertThat(shape.at(0, 40)).isCloseTo(0.01, within(0.01));
    assertThat(shape.at(25, 20)).isCloseTo(shape.at(75, 60), within(0.02));
    assertThat(shape.at(-500, 40)).isEqualTo(shape.at(0, 40));
  }

  @Test
  void a_flat_picture_s_middle_is_not_found_and_lies_beyond_the_gradient() {
    // Krita's search for the largest depth leaves such a picture and takes a sample's instead.
    assertThat(new OutlineShape(161, 28).at(80, 14)).isGreaterThan(1.01);
  }

  @Test
  void tiny_pictures_have_a_shape_too() {
    for (int size = 1; size < 12; size++) {
      assertThat(new OutlineShape(size, 3).at(size - 1, 1)).isBetween(-1.0, 3.0);
      assertThat(new OutlineShape(1, size).at(0, 0)).isBetween(-1.0, 3.0);
    }
  }

  @Test
  void the_search_finds_a_minimum_or_says_that_there_is_none() {
    assertThat(SimplexSearch.least((x, y) -> (x - 3) * (x - 3) + y * y + 7, 50, -20, 10))
        .isCloseTo(7, within(1e-9));
    assertThat(SimplexSearch.least((x, _) -> -x * x, 1, 1, 10)).isNaN();
  }
}
