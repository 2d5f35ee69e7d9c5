package pentimento.sample.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.kra.EmptyPixels;
import pentimento.kra.KraDocument;
import pentimento.kra.PaintLayer;
import pentimento.kra.PixelFormat;
import pentimento.kra.edit.NewDocument;
import pentimento.kra.edit.NewNode;
import pentimento.kra.edit.SaveOptions;
import pentimento.pixel.BadInput;
import pentimento.pixel.Planes;
import pentimento.pixel.colour.icc.StandardProfiles;

class PaintingTest {

  @TempDir Path folder;

  private static NewDocument document(int width, int height, String... names) {
    EmptyPixels empty = EmptyPixels.transparent(PixelFormat.RGBA_F32);
    NewNode[] layers = new NewNode[names.length];
    for (int i = 0; i < names.length; i++) {
      layers[i] = NewNode.paint(names[i], empty).locked(i == names.length - 1);
    }
    return NewDocument.of(
            "still-life",
            width,
            height,
            PixelFormat.RGBA_F32,
            StandardProfiles.LINEAR_REC2020.description(),
            StandardProfiles.LINEAR_REC2020.bytes())
        .layers(layers);
  }

  @Test
  void light_and_shade_are_painted_over_an_empty_base() throws IOException {
    Path file = folder.resolve("painted.kra");
    document(600, 400, "burn", "dodge", "photo (base)").write(file, SaveOptions.REPLACE);
    Painting.paint(file);
    try (KraDocument painted = KraDocument.open(file)) {
      assertThat(painted.warnings()).isEmpty();
      assertThat(painted.layers())
          .extracting(layer -> ((PaintLayer) layer).pixels().tiles().isEmpty())
          .containsExactly(false, false, true);
    }
    assertThat(Files.size(file)).isLessThan(400_000);
  }

  @Test
  void strokes_are_the_same_each_time_and_lighten_and_darken() {
    Planes dodge = LightAndShade.dodge(300, 200);
    Planes burn = LightAndShade.burn(300, 200);
    assertThat(LightAndShade.dodge(300, 200).plane(0)).containsExactly(dodge.plane(0));
    int painted = 0;
    for (int k = 0; k < 300 * 200; k++) {
      assertThat(dodge.plane(3)[k]).isBetween(0f, 1f);
      assertThat(dodge.plane(1)[k]).isBetween(0f, 2f);
      assertThat(burn.plane(1)[k]).isBetween(0f, 1f);
      if (dodge.plane(3)[k] > 0) painted++;
    }
    assertThat(painted).isBetween(3_000, 50_000);
  }

  @Test
  void a_document_without_the_layers_is_refused() {
    Path file = folder.resolve("other.kra");
    document(60, 40, "something", "else").write(file, SaveOptions.REPLACE);
    assertThatThrownBy(() -> Painting.paint(file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("dodge");
  }
}
