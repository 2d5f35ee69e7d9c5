package pentimento.pixel.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pentimento.pixel.Rect;

class RecursiveGaussianTest {

  @Test
  void a_step_and_a_point_come_out_as_of_the_exact_gaussian() {
    for (double sigma : new double[] {1, 1.7, 4, 12, 60}) {
      int n = 301;
      float[] step = new float[n];
      Arrays.fill(step, 140, n, 1);
      float[] point = new float[n];
      point[150] = 1;
      for (float[] line : new float[][] {step, point}) {
        double[] exact =
            FiltersTest.separable(
                new Plane(Rect.ofSize(n, 1), line.clone()),
                (int) (9 * sigma) + 1,
                k -> -0.5 * k * k / (sigma * sigma));
        new RecursiveGaussian(sigma).rows(line, n, 0, 1);
        for (int i = 0; i < n; i++) {
          assertThat((double) line[i])
              .as("sigma %s at %d", sigma, i)
              .isCloseTo(exact[i], within(3e-4));
        }
      }
    }
  }

  @Test
  void a_constant_stays_and_any_split_gives_the_same_bits() {
    int w = 150;
    int h = 131;
    float[] flat = new float[w * h];
    Arrays.fill(flat, 0.3f);
    RecursiveGaussian wide = new RecursiveGaussian(300);
    wide.columns(flat, w, h, 0, w);
    wide.rows(flat, w, 0, h);
    assertThat(flat).containsOnly(0.3f);

    float[] whole = noise(w * h);
    float[] parts = whole.clone();
    RecursiveGaussian gaussian = new RecursiveGaussian(7.5);
    gaussian.columns(whole, w, h, 0, w);
    for (int x = 0; x < w; x += 17) gaussian.columns(parts, w, h, x, Math.min(w, x + 17));
    assertThat(parts).containsExactly(whole);
    gaussian.rows(whole, w, 0, h);
    for (int y = 0; y < h; y += 5) gaussian.rows(parts, w, y, Math.min(h, y + 5));
    assertThat(parts).containsExactly(whole);
  }

  @Test
  void rows_are_the_columns_of_the_transposed_picture() {
    int w = 70;
    int h = 41;
    float[] picture = noise(w * h);
    float[] turned = new float[w * h];
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) turned[x * h + y] = picture[y * w + x];
    }
    RecursiveGaussian gaussian = new RecursiveGaussian(3);
    gaussian.rows(picture, w, 0, h);
    gaussian.columns(turned, h, w, 0, h);
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) assertThat(turned[x * h + y]).isEqualTo(picture[y * w + x]);
    }
    assertThatThrownBy(() -> new RecursiveGaussian(0.3))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static float[] noise(int n) {
    Random random = new Random(7);
    float[] samples = new float[n];
    for (int i = 0; i < n; i++) samples[i] = random.nextFloat();
    return samples;
  }
}
