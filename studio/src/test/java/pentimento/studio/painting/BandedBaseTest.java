package pentimento.studio.painting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pentimento.engine.Executor;
import pentimento.engine.Plan;
import pentimento.engine.Source;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Meaning;
import pentimento.pixel.Cancellation;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// Which parts of the picture below a painting are rendered, and how often.
class BandedBaseTest {

  private static final Rect SIZE = Rect.ofSize(150, 1100);

  private final Executor executor = new Executor(2, 1024, 64);
  private final List<Rect> reads = Collections.synchronizedList(new ArrayList<>());
  private final Planes pixels = noise();
  private final BandedBase base =
      new BandedBase(
          new Plan(new Below(), List.of()), BasePlace.CORNER, executor, new Cancellation());

  @AfterEach
  void close() {
    executor.close();
  }

  @Test
  void from_top_to_bottom_everything_is_rendered_once() {
    for (Rect tile : SIZE.tiles(64, 64)) same(tile);
    assertThat(area()).isEqualTo(SIZE.area());
  }

  @Test
  void a_filter_that_looks_beyond_its_tile_renders_nothing_twice() {
    for (Rect tile : SIZE.tiles(64, 64)) {
      same(tile);
      for (int down : new int[] {64, -64}) {
        Rect beyond = tile.translate(0, down).intersect(SIZE);
        if (!beyond.isEmpty()) same(beyond);
      }
    }
    assertThat(area()).isEqualTo(SIZE.area());
  }

  @Test
  void a_layer_that_turns_the_picture_has_it_rendered_whole_before_long() {
    for (int round = 0; round < 20; round++) {
      for (int y = 0; y < SIZE.height(); y += 64) {
        same(new Rect(64 * (round % 2), y, 64, 64).intersect(SIZE));
      }
    }
    assertThat(area()).isLessThanOrEqualTo(4 * SIZE.area());
  }

  @Test
  void all_of_it_can_be_had_at_once() {
    same(SIZE);
    assertThat(area()).isEqualTo(SIZE.area());
  }

  @Test
  void on_a_canvas_that_begins_elsewhere_it_is_rendered_once_too() {
    BasePlace place = new BasePlace(-70, 33);
    BandedBase moved =
        new BandedBase(new Plan(new Below(), List.of()), place, executor, new Cancellation());
    Rect rect = SIZE.translate(-70, 33);
    assertThat(moved.rect()).isEqualTo(rect);
    for (Rect tile : new Rect(-128, 0, SIZE.width() + 128, SIZE.height() + 64).tiles(64, 64)) {
      Rect part = tile.intersect(rect);
      if (part.isEmpty()) continue;
      moved.show(
          part,
          planes -> {
            Planes got = planes.crop(part);
            Planes expected = pixels.crop(part.translate(70, -33));
            for (int c = 0; c < 3; c++) assertThat(got.plane(c)).isEqualTo(expected.plane(c));
          });
    }
    assertThat(area()).isEqualTo(SIZE.area());
  }

  private long area() {
    return reads.stream().mapToLong(Rect::area).sum();
  }

  private void same(Rect part) {
    base.show(part, planes -> same(planes, part));
  }

  private void same(Planes planes, Rect part) {
    Planes got = planes.crop(part);
    Planes expected = pixels.crop(part);
    for (int c = 0; c < 3; c++) {
      assertThat(Arrays.equals(got.plane(c), expected.plane(c))).as("%s", part).isTrue();
    }
  }

  @Test
  void what_is_looked_at_stays_while_other_bands_are_rendered() {
    Rect first = new Rect(0, 0, 64, 64);
    base.show(
        first,
        planes -> {
          for (Rect tile : SIZE.tiles(64, 64)) same(tile);
          same(planes, first);
        });
    assertThat(area()).isEqualTo(SIZE.area());
  }

  private static Planes noise() {
    Planes planes = Planes.allocate(SIZE, 3);
    Random random = new Random(3);
    for (float[] plane : planes.planes()) {
      for (int i = 0; i < plane.length; i++) plane[i] = random.nextFloat();
    }
    return planes;
  }

  /// Takes note of what is read of it.
  private final class Below implements Source {
    @Override
    public ImageInfo info() {
      return ImageInfo.rgb(SIZE.width(), SIZE.height(), Meaning.WORKING);
    }

    @Override
    public ContentHash fingerprint() {
      return new ContentHasher().hash();
    }

    @Override
    public void read(Planes out) {
      reads.add(out.rect());
      out.copyFrom(pixels);
    }
  }
}
