package pentimento.kra.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Where on a gradient's line the pixels of an image lie.
class GradientLineTest {

  private static final long SEED = Long.getLong("pentimento.seed", 20261128);
  private static final GradientVector VECTOR = new GradientVector(10, 20, 50, 20);

  @Test
  void shapes_have_their_places() {
    assertThat(at(GradientShape.LINEAR, 30, 99)).isEqualTo(0.5);
    assertThat(at(GradientShape.LINEAR, 0, 0)).isEqualTo(-0.25);
    assertThat(at(GradientShape.BILINEAR, 0, 0)).isEqualTo(0.25);
    assertThat(at(GradientShape.RADIAL, 10, 60)).isEqualTo(1);
    assertThat(at(GradientShape.RADIAL, 13, 24)).isEqualTo(0.125);
    assertThat(at(GradientShape.SQUARE, 20, 50)).isEqualTo(0.75);
    assertThat(at(GradientShape.CONICAL, 10, 30)).isCloseTo(0.25, within(1e-15));
    assertThat(at(GradientShape.CONICAL, 10, 10)).isCloseTo(0.75, within(1e-15));
    assertThat(at(GradientShape.CONICAL_SYMMETRIC, 10, 30)).isCloseTo(0.5, within(1e-15));
    assertThat(at(GradientShape.CONICAL_SYMMETRIC, 10, 10)).isCloseTo(0.5, within(1e-15));
    assertThat(at(GradientShape.SPIRAL, 10, 40)).isCloseTo(0.75, within(1e-15));
    assertThat(at(GradientShape.REVERSE_SPIRAL, 10, 40)).isCloseTo(1.25, within(1e-15));
  }

  @Test
  void repetitions_bring_every_place_into_the_gradient() {
    double[] places = {-1.25, -0.25, 0, 0.25, 1, 1.25, 2.75};
    assertThat(repeated(GradientRepeat.NONE, places)).containsExactly(0, 0, 0, 0.25, 1, 1, 1);
    // Krita takes 0 for the end of the copy before.
    assertThat(repeated(GradientRepeat.FORWARDS, places))
        .containsExactly(0.75, 0.75, 1, 0.25, 0, 0.25, 0.75);
    assertThat(repeated(GradientRepeat.ALTERNATE, places))
        .containsExactly(0.75, 0.25, 0, 0.25, 1, 0.75, 0.75);
    Random random = new Random(SEED);
    for (int i = 0; i < 10_000; i++) {
      double t = random.nextGaussian() * 10;
      for (GradientRepeat repeat : GradientRepeat.values()) {
        assertThat(repeated(repeat, t)[0]).isBetween(0.0, 1.0);
      }
    }
  }

  @Test
  void a_reversed_gradient_shows_the_colours_the_other_way_round() {
    int[] there = colours(settings(GradientShape.LINEAR, GradientRepeat.NONE, false, 0), 41);
    int[] back = colours(settings(GradientShape.LINEAR, GradientRepeat.NONE, true, 0), 41);
    for (int i = 0; i < 60; i++) assertThat(there[i] + back[i]).as("at %d", i).isEqualTo(40);
    assertThat(there[10]).isZero();
    assertThat(there[30]).isEqualTo(20);
    assertThat(there[50]).isEqualTo(40);
  }

  @Test
  void a_seam_is_smoothed_over_its_width_and_nowhere_else() {
    GradientLine line =
        new GradientLine(settings(GradientShape.LINEAR, GradientRepeat.FORWARDS, false, 4), 101);
    int[] first = new int[80];
    int[] second = new int[80];
    int[] weight = new int[80];
    line.run(10, 20, 80, first, second, weight);
    int mixed = 0;
    for (int i = 0; i < 80; i++) {
      // The pixel on the seam's edge may be on either side.
      if (Math.abs(i % 40 - 20) == 16) continue;
      boolean near = Math.abs(i % 40 - 20) > 16;
      assertThat(second[i] >= 0).as("at %d", i).isEqualTo(near);
      if (second[i] < 0) continue;
      mixed++;
      assertThat(first[i]).isEqualTo(100);
      assertThat(second[i]).isZero();
      assertThat(weight[i]).isBetween(0, ColourMix.WHOLE);
    }
    assertThat(mixed).isPositive();
  }

  @Test
  void numbers_in_the_table_are_in_the_table() {
    Random random = new Random(SEED);
    int[] first = new int[64];
    int[] second = new int[64];
    int[] weight = new int[64];
    for (int i = 0; i < 3000; i++) {
      GradientVector vector =
          new GradientVector(
              random.nextInt(200) - 50, random.nextGaussian() * 90, 30, random.nextInt(3) * 50);
      GradientSettings settings =
          new GradientSettings(
              List.of(GradientShape.values()).get(random.nextInt(9)),
              List.of(GradientRepeat.values()).get(random.nextInt(3)),
              random.nextBoolean(),
              false,
              random.nextInt(3) * 40,
              vector,
              100,
              70);
      int steps = 2 + random.nextInt(600);
      new GradientLine(settings, steps).run(-20, i % 300 - 100, 64, first, second, weight);
      for (int k = 0; k < 64; k++) {
        assertThat(first[k]).isBetween(0, steps);
        assertThat(second[k]).isBetween(-1, steps);
      }
    }
  }

  private static int[] colours(GradientSettings settings, int steps) {
    int[] first = new int[60];
    new GradientLine(settings, steps).run(0, 20, 60, first, new int[60], new int[60]);
    return first;
  }

  private static double at(GradientShape shape, double x, double y) {
    return new GradientLine(settings(shape, GradientRepeat.NONE, false, 0), 2).at(x, y);
  }

  private static double[] repeated(GradientRepeat repeat, double... places) {
    GradientLine line = new GradientLine(settings(GradientShape.LINEAR, repeat, false, 0), 2);
    double[] repeated = new double[places.length];
    for (int i = 0; i < places.length; i++) repeated[i] = line.repeated(places[i]);
    return repeated;
  }

  private static GradientSettings settings(
      GradientShape shape, GradientRepeat repeat, boolean reverse, double smoothing) {
    return new GradientSettings(shape, repeat, reverse, false, smoothing, VECTOR, 60, 40);
  }
}
