package pentimento.sample;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.formats.dng.RawFile;
import pentimento.formats.dng.RawImage;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Planes;
import pentimento.pixel.Progress;
import pentimento.pixel.Rect;

class SyntheticCameraTest {

  @TempDir Path folder;

  /// Light of 4500 K, which the camera takes for white: a tenth of clipping on the left, ten times
  /// clipping on the right.
  private static Planes grey() {
    Rect rect = Rect.ofSize(64, 48);
    Planes planes = Planes.allocate(rect, 3);
    double[] colour = {1.1797, 0.9629, 0.7044};
    for (int c = 0; c < 3; c++) {
      for (int k = 0; k < rect.area(); k++) {
        planes.plane(c)[k] = (float) (colour[c] * (k % 64 < 32 ? 0.16 / 0.72 : 16));
      }
    }
    return planes;
  }

  @Test
  void a_photograph_reads_back_with_its_levels_its_white_and_its_noise() {
    Path file = folder.resolve("grey.dng");
    SyntheticCamera.photograph(grey(), file);
    try (RawFile raw = RawFile.open(file)) {
      RawImage image = raw.image();
      assertThat(image.warnings()).isEmpty();
      assertThat(image.camera()).isEqualTo("Pentimento Path Tracer");
      assertThat(image.matrices()).extracting(m -> m.illuminant()).containsExactly(17, 21);
      float[] numbers = new float[64 * 48];
      raw.mosaic(1, new Cancellation(), Progress.NONE).read(Rect.ofSize(64, 48), numbers, 0);

      double[] neutral = requireNonNull(image.asShotNeutral());
      double[] sum = new double[3];
      double[] squares = new double[3];
      int[] count = new int[3];
      for (int k = 0; k < numbers.length; k++) {
        if (k % 64 >= 32) {
          assertThat((double) numbers[k]).isEqualTo(image.whiteLevel());
          continue;
        }
        int c = image.cfa().at(k % 64, k / 64);
        double light = (numbers[k] - image.blackLevel()[0]) / neutral[c];
        sum[c] += light;
        squares[c] += light * light;
        count[c]++;
      }
      double green = sum[1] / count[1];
      assertThat(green).isCloseTo(1528.8, Assertions.withinPercentage(2));
      for (int c = 0; c < 3; c++) {
        double mean = sum[c] / count[c];
        assertThat(mean).as("colour %d", c).isCloseTo(green, Assertions.withinPercentage(2));
        double variance = squares[c] / count[c] - mean * mean;
        assertThat(Math.sqrt(variance) / mean).isBetween(0.015, 0.06);
      }
    }
  }

  @Test
  void the_same_light_gives_the_same_file() throws IOException {
    SyntheticCamera.photograph(grey(), folder.resolve("a.dng"));
    SyntheticCamera.photograph(grey(), folder.resolve("b.dng"));
    assertThat(folder.resolve("a.dng")).hasSameBinaryContentAs(folder.resolve("b.dng"));
  }

  @Test
  void the_sample_in_the_repository_is_a_small_photograph_with_clipped_lights() throws IOException {
    Path file = Path.of(System.getProperty("pentimento.root"), "samples", "still-life.dng");
    assertThat(Files.size(file)).isLessThanOrEqualTo(4_000_000);
    try (RawFile raw = RawFile.open(file)) {
      RawImage image = raw.image();
      assertThat(image.width() * image.height()).isBetween(2_000_000, 4_000_000);
      float[] numbers = new float[image.width() * image.height()];
      Rect all = Rect.ofSize(image.width(), image.height());
      raw.mosaic(2, new Cancellation(), Progress.NONE).read(all, numbers, 0);
      Arrays.sort(numbers);
      assertThat((double) numbers[numbers.length - numbers.length / 2000])
          .isEqualTo(image.whiteLevel());
      assertThat((double) numbers[numbers.length / 2]).isBetween(600.0, 4000.0);
    }
  }
}
