package pentimento.kra.style;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pentimento.pixel.BadInput;

class LayerStylesTest {

  private static final String ID = "36ccbee3-715a-4171-b871-0ebafd00555e";

  private static byte[] library() {
    return AslBytes.of(
        ID,
        Map.of(
            "DrSh", AslBytes.shadow("Mltp", 75, 120, 5, 10, 7, true),
            "SoFi", AslBytes.overlay("linearBurn", 40, 1, 2, 3),
            "FrFX", AslBytes.stroke("Nrml", 100, 3, "InsF"),
            "OrGl", AslBytes.other()));
  }

  @Test
  void effects_are_read_with_kritas_names_of_their_modes() {
    LayerStyle style =
        requireNonNull(
            LayerStyles.read("f", library()).find("{" + ID.toUpperCase(Locale.ROOT) + "}"));
    LayerStyle.Shadow shadow = requireNonNull(style.shadow());
    assertThat(shadow.ink()).isEqualTo(new LayerStyle.Ink("multiply", 75, 255, 0, 0));
    assertThat(shadow.spread()).isEqualTo(10);
    assertThat(shadow.knocksOut()).isTrue();
    assertThat(requireNonNull(style.overlay()).ink())
        .isEqualTo(new LayerStyle.Ink("linear_burn", 40, 1, 2, 3));
    LayerStyle.Stroke stroke = requireNonNull(style.stroke());
    assertThat(stroke.place()).isEqualTo(LayerStyle.Place.INSIDE);
    assertThat(stroke.size()).isEqualTo(3);
    assertThat(style.others()).containsExactly("outer glow");
  }

  @Test
  void a_library_that_ends_early_or_is_damaged_is_refused_and_nothing_worse() {
    byte[] whole = library();
    for (int n = 0; n < whole.length; n++) {
      byte[] cut = Arrays.copyOf(whole, n);
      assertThatThrownBy(() -> LayerStyles.read("f", cut))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("f");
    }
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = whole.clone();
      for (int k = random.nextInt(4); k >= 0; k--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        LayerStyles.read("f", damaged);
      } catch (BadInput e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }
}
