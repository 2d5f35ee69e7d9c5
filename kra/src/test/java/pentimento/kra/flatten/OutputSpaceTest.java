package pentimento.kra.flatten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.kra.ColourModel;
import pentimento.kra.Depth;
import pentimento.kra.KraDocument;
import pentimento.kra.PixelFormat;
import pentimento.kra.PlanarPixels;
import pentimento.kra.edit.NewDocument;
import pentimento.kra.edit.NewNode;
import pentimento.kra.edit.SaveOptions;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.colour.icc.IccProfile;
import pentimento.pixel.colour.icc.StandardProfiles;

/// A flattened picture in another colour space.
class OutputSpaceTest {

  private static final PixelFormat BYTES = new PixelFormat(ColourModel.RGBA, Depth.U8);
  private static final PixelFormat LAB = new PixelFormat(ColourModel.LABA, Depth.U16);

  @TempDir Path folder;

  @Test
  void scene_light_becomes_codes_of_srgb() {
    FlattenedBytes flat =
        flatten(PixelFormat.RGBA_F32, StandardProfiles.LINEAR_REC2020, 0.18f, 0.18f, 0.18f);
    assertThat(flat.format()).isEqualTo(BYTES);
    // sRGB of middle grey is 117.6.
    assertThat(flat.bytes()).hasSize(70 * 3 * 4).startsWith(118, 118, 118, -1);
  }

  @Test
  void other_models_become_rgb() {
    byte[] white = flatten(LAB, StandardProfiles.LAB, 1, 128 / 255f, 128 / 255f).bytes();
    // L* 50 is a linear 0.184. Integers go through a grid, which costs up to a code.
    byte[] grey = flatten(LAB, StandardProfiles.LAB, 0.5f, 128 / 255f, 128 / 255f).bytes();
    for (int c = 0; c < 3; c++) {
      assertThat(white[c] & 255).isBetween(254, 255);
      assertThat(grey[c] & 255).isBetween(118, 120);
    }
    assertThat(white[3] & 255).isEqualTo(255);
  }

  @Test
  void numbers_that_are_none_are_found_before_they_are_codes() {
    FlattenedBytes flat =
        flatten(PixelFormat.RGBA_F32, StandardProfiles.LINEAR_REC2020, Float.NaN, 1, 1);
    assertThat(flat.report().notFinite())
        .singleElement()
        .satisfies(n -> {
          assertThat(n.node()).isEqualTo("a");
          assertThat(n.nan()).isEqualTo(70 * 3);
        });
  }

  @Test
  void a_profile_belongs_to_its_model() {
    assertThatThrownBy(() -> FlattenOptions.defaults().into(BYTES, StandardProfiles.SRGB_GRAY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /// A picture of one colour, in sRGB of 8 bits.
  private FlattenedBytes flatten(PixelFormat format, IccProfile profile, float... colour) {
    Planes picture = Planes.allocate(new Rect(0, 0, 70, 3), 3);
    for (int c = 0; c < 3; c++) Arrays.fill(picture.plane(c), colour[c]);
    Path file = folder.resolve("d.kra");
    NewDocument.of("d", 70, 3, format, "", profile.bytes())
        .layers(NewNode.paint("a", PlanarPixels.of(format, picture)))
        .write(file, SaveOptions.REPLACE);
    try (KraDocument d = KraDocument.open(file)) {
      return Flattener.flattenToBytes(
          d, FlattenOptions.defaults().into(BYTES, StandardProfiles.SRGB));
    }
  }
}
