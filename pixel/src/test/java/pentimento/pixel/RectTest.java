package pentimento.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RectTest {

  @Test
  void tiles_cover_every_pixel_once() {
    for (Rect whole : List.of(new Rect(-3, 5, 17, 9), Rect.ofSize(1, 1), Rect.ofSize(64, 64))) {
      for (int size : new int[] {1, 4, 16, 100}) {
        long area = 0;
        for (Rect tile : whole.tiles(size, size)) {
          assertThat(whole.contains(tile)).isTrue();
          area += tile.area();
        }
        assertThat(area).isEqualTo(whole.area());
      }
    }
  }

  @Test
  void intersection_of_apart_is_empty_and_union_ignores_it() {
    Rect a = new Rect(0, 0, 4, 4);
    Rect b = new Rect(10, 10, 2, 2);
    assertThat(a.intersect(b).isEmpty()).isTrue();
    assertThat(a.union(a.intersect(b))).isEqualTo(a);
    assertThat(a.union(b)).isEqualTo(new Rect(0, 0, 12, 12));
  }

  @Test
  void negative_sizes_are_refused() {
    assertThatThrownBy(() -> new Rect(0, 0, -1, 2)).isInstanceOf(IllegalArgumentException.class);
  }
}
