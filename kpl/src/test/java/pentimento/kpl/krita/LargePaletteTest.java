package pentimento.kpl.krita;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pentimento.kpl.Palette;
import pentimento.kpl.SamplePalettes;

class LargePaletteTest {

  @Test
  void a_hundred_thousand_swatches_come_back_the_same() {
    Palette palette = SamplePalettes.large(100_000);
    byte[] bytes = Kpl.bytes(palette);
    Palette again = Kpl.read("large.kpl", bytes).palette();
    assertThat(again.size()).isEqualTo(100_000);
    assertThat(Kpl.bytes(again)).isEqualTo(bytes);
  }
}
