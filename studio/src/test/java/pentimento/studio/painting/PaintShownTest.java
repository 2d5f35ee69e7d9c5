package pentimento.studio.painting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Planes;
import pentimento.studio.Photo;
import pentimento.studio.identity.PaintedPhotos;

/// What was painted and nothing else.
class PaintShownTest extends PaintedPhotos {

  @Test
  void only_what_was_painted_is_shown_as_ratio_and_as_difference() {
    Planes below = read(develop(a, 1, "below.pfm", false));
    Planes painted = read(develop(a, 1, "painted.pfm"));
    Path file = folder.resolve("shown.pfm");
    try (Photo open = Photo.open(a)) {
      for (PaintShown what : PaintShown.values()) {
        what.write(darkroom, open, edit(a, 1), null, file, memory, new Cancellation());
        Planes shown = read(file);
        for (int i = 0; i < 40 * 30; i++) {
          float p = painted.plane(1)[i];
          float u = below.plane(1)[i];
          boolean stroke = i % 40 >= 3 && i % 40 < 12 && i / 40 >= 4 && i / 40 < 11;
          float expected = what == PaintShown.RATIO ? (p == u ? 1 : p / u) : p - u;
          assertThat(shown.plane(1)[i]).isEqualTo(expected);
          assertThat(expected != (what == PaintShown.RATIO ? 1f : 0f)).isEqualTo(stroke);
        }
      }
    }
  }
}
