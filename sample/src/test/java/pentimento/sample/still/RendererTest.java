package pentimento.sample.still;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

class RendererTest {

  private static final StillLife STILL = new StillLife();
  private static final int WIDTH = 48;
  private static final int HEIGHT = 32;

  private static Planes render(int threads) {
    return new Renderer(STILL, WIDTH, HEIGHT, 32)
        .render(Rect.ofSize(WIDTH, HEIGHT), threads, () -> {});
  }

  @Test
  void the_number_of_threads_leaves_no_trace() {
    Planes one = render(1);
    Planes three = render(3);
    for (int c = 0; c < 3; c++) assertThat(three.plane(c)).containsExactly(one.plane(c));
  }

  @Test
  void light_is_finite_deep_in_the_shadows_and_far_beyond_clipping_in_the_flame() {
    Planes picture = render(2);
    float least = Float.POSITIVE_INFINITY;
    float most = 0;
    for (float green : picture.plane(1)) {
      assertThat(green).isFinite();
      least = Math.min(least, green);
      most = Math.max(most, green);
    }
    assertThat((double) least).isBetween(0.0, Sensor.CLIPPING / 100);
    assertThat((double) most).isGreaterThan(3 * Sensor.CLIPPING);
  }
}
