package pentimento.studio.painting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import pentimento.engine.Source;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Meaning;
import pentimento.pixel.ContentHasher;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

class SpooledSourceTest {

  private static final int WIDTH = 3001;
  private static final int HEIGHT = 2000;

  private final ImageInfo info = ImageInfo.rgb(WIDTH, HEIGHT, Meaning.WORKING);

  @Test
  void any_part_comes_back_with_its_bits() {
    Source source =
        SpooledSource.of(
            info,
            new ContentHasher().hash(),
            3,
            sink -> {
              for (int y = 0; y < HEIGHT; y += 300) {
                sink.accept(rows(new Rect(0, y, WIDTH, Math.min(300, HEIGHT - y))));
              }
            });
    assertThat(source).isNotNull();
    for (Rect part :
        List.of(
            new Rect(0, 0, 1, 1),
            new Rect(WIDTH - 5, HEIGHT - 3, 5, 3),
            new Rect(700, 299, 1024, 130))) {
      Planes out = Planes.allocate(part, 3);
      source.read(out);
      assertThat(out.planes()).isDeepEqualTo(rows(part).planes());
    }
  }

  @Test
  void what_is_small_is_not_made_at_all() {
    Source source =
        SpooledSource.of(
            info.withSize(100, 100),
            new ContentHasher().hash(),
            3,
            _ -> {
              throw new AssertionError("made");
            });
    assertThat(source).isNull();
  }

  @Test
  void a_failure_of_what_is_made_is_passed_on() {
    assertThatThrownBy(() ->
            SpooledSource.of(
                info,
                new ContentHasher().hash(),
                3,
                _ -> {
                  throw new IllegalStateException("mine");
                }))
        .hasMessage("mine");
  }

  /// Another number at each place, NaN among them.
  private static Planes rows(Rect rect) {
    Planes planes = Planes.allocate(rect, 3);
    for (int c = 0; c < 3; c++) {
      for (int y = rect.y(); y < rect.bottom(); y++) {
        for (int x = rect.x(); x < rect.right(); x++) {
          int bits = (3 * (y * WIDTH + x) + c) * 97;
          planes.plane(c)[planes.index(x, y)] = Float.intBitsToFloat(bits);
        }
      }
    }
    return planes;
  }
}
