package pentimento.kpl.krita;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pentimento.kpl.Palette;
import pentimento.kpl.SamplePalettes;

class KplSpeedTest {

  /// The acceptance figure: each way under a second for 100,000 swatches, in process. On a machine
  /// that others load the best of three counts.
  @Test
  void a_hundred_thousand_swatches_take_less_than_a_second_each_way() {
    Palette palette = SamplePalettes.large(100_000);
    double write = Double.MAX_VALUE;
    double read = Double.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      long start = System.nanoTime();
      byte[] bytes = Kpl.bytes(palette);
      long middle = System.nanoTime();
      Palette again = Kpl.read("large.kpl", bytes).palette();
      long end = System.nanoTime();
      assertThat(again.size()).isEqualTo(100_000);
      write = Math.min(write, (middle - start) / 1e9);
      read = Math.min(read, (end - middle) / 1e9);
    }
    System.out.printf("100,000 swatches: written in %.2f s, read in %.2f s%n", write, read);
    assertThat(write).isLessThan(1);
    assertThat(read).isLessThan(1);
  }
}
