package pentimento.kra.flatten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pentimento.kra.PixelFormat;
import pentimento.kra.blend.Tile;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Rect;

@Timeout(30)
class TileBandsTest {

  private static final Rect PICTURE = new Rect(-10, 30, 300, 64 * 20 + 5);
  private static final Tile TILE = new TileFormat(PixelFormat.SELECTION).newTile();

  /// Bands as they come: where they are and how many tiles had come for them.
  private static class Bands implements TileBands.Target<AtomicInteger> {

    final List<Rect> taken = new ArrayList<>();
    final Set<AtomicInteger> memories = ConcurrentHashMap.newKeySet();

    @Override
    public AtomicInteger fit(Rect rect, @Nullable AtomicInteger spare) {
      AtomicInteger tiles = spare == null ? new AtomicInteger() : spare;
      tiles.set(0);
      memories.add(tiles);
      return tiles;
    }

    @Override
    public TileSink tiles(Rect rect, AtomicInteger memory) {
      return new TileSink() {
        @Override
        public void accept(int column, int row, Tile tile) {
          memory.incrementAndGet();
        }

        @Override
        public void nothing(int column, int row) {}
      };
    }

    @Override
    public void take(Rect rect, AtomicInteger tiles) {
      assertThat(tiles.get()).isEqualTo((int) Buffer.grid(rect).area());
      taken.add(rect);
    }
  }

  private static void run(int threads, Bands bands, TileLoop.Work work) {
    try (TileLoop loop = new TileLoop(threads, new Cancellation(), PICTURE.right())) {
      loop.run(
          new TileBands<>(
              PICTURE,
              threads,
              bands,
              sink ->
                  (column, row, worker) -> {
                    work.on(column, row, worker);
                    sink.accept(column, row, TILE);
                  }));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 40})
  void bands_come_whole_and_in_order_in_memory_of_a_few(int threads) {
    Bands bands = new Bands();
    Set<Rect> tiles = ConcurrentHashMap.newKeySet();
    run(
        threads,
        bands,
        (column, row, _) -> assertThat(tiles.add(new Rect(column, row, 1, 1))).isTrue());
    int y = PICTURE.y();
    for (Rect band : bands.taken) {
      assertThat(band.x()).isEqualTo(PICTURE.x());
      assertThat(band.width()).isEqualTo(PICTURE.width());
      assertThat(band.y()).isEqualTo(y);
      y = band.bottom();
    }
    assertThat(y).isEqualTo(PICTURE.bottom());
    assertThat(tiles).hasSize((int) Buffer.grid(PICTURE).area());
    assertThat(bands.memories).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void a_failure_of_the_work_is_thrown() {
    Bands bands = new Bands();
    assertThatThrownBy(() ->
            run(
                2,
                bands,
                (_, row, _) -> {
                  if (row == 12) throw new UnsupportedOperationException("row");
                }))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("row");
    assertThat(bands.taken).hasSizeLessThan(13);
  }

  @Test
  void a_failure_of_the_taker_ends_the_work() {
    AtomicInteger done = new AtomicInteger();
    Bands bands =
        new Bands() {
          @Override
          public void take(Rect rect, AtomicInteger tiles) {
            throw new UnsupportedOperationException("taker");
          }
        };
    assertThatThrownBy(() -> run(2, bands, (_, _, _) -> done.incrementAndGet()))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("taker");
    assertThat(done.get()).isLessThan((int) Buffer.grid(PICTURE).area());
  }

  @Test
  void bands_are_taken_in_the_callers_thread() {
    Thread caller = Thread.currentThread();
    Bands bands =
        new Bands() {
          @Override
          public void take(Rect rect, AtomicInteger tiles) {
            assertThat(Thread.currentThread()).isSameAs(caller);
            super.take(rect, tiles);
          }
        };
    run(3, bands, (_, _, _) -> {});
    assertThat(bands.taken).isNotEmpty();
  }
}
