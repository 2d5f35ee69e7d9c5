package pentimento.kra.flatten;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pentimento.kra.blend.Tile;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Rect;

/// A picture that is made in bands of tiles from top to bottom: while a finished band is handed on,
/// the next ones are made. Few are in memory at a time.
///
/// @param <M> the memory of a band
final class TileBands<M> {

  /// Bands that are made or wait to be handed on.
  private static final int UNDER_WAY = 3;

  /// Where bands go.
  interface Target<M> {

    /// Memory for a band, with anything in it.
    ///
    /// @param rect image pixels, as wide as the picture
    /// @param spare of an earlier one, which may be used again
    M fit(Rect rect, @Nullable M spare);

    /// Where the tiles of a band go.
    TileSink tiles(Rect rect, M memory);

    /// All tiles of the band are there.
    void take(Rect rect, M memory);
  }

  private final Rect rect;
  private final int rows;
  private final Target<M> target;
  private final Function<TileSink, TileLoop.Work> work;

  /// Those under way, the topmost first.
  private final Deque<Band<M>> bands = new ArrayDeque<>();

  private final Deque<M> spare = new ArrayDeque<>();

  /// The image row below the last band that was begun.
  private int begun;

  private boolean stopped;

  /// @param rect the image pixels to make
  /// @param threads how many make them
  /// @param work makes tiles and gives them to the sink
  TileBands(Rect rect, int threads, Target<M> target, Function<TileSink, TileLoop.Work> work) {
    this.rect = rect;
    this.target = target;
    this.work = work;
    this.begun = rect.y();
    // A few tiles for every thread.
    this.rows = Math.clamp(4L * threads / Math.max(1, Buffer.grid(rect).width()), 1, 4);
  }

  private static final class Band<M> {
    final Rect rect;
    final M memory;
    final Rect grid;
    final TileLoop.Work work;

    /// Tiles that nobody has taken.
    int free;

    /// Tiles that are not done.
    int left;

    Band(Rect rect, M memory, TileLoop.Work work) {
      this.rect = rect;
      this.memory = memory;
      this.grid = Buffer.grid(rect);
      this.work = work;
      this.free = Math.toIntExact(grid.area());
      this.left = free;
    }
  }

  private record Taken<M>(Band<M> band, int tile) {}

  /// Makes tiles until none are left.
  void work(Worker worker, Cancellation cancellation) {
    boolean whole = false;
    try {
      for (Taken<M> next = take(); next != null; next = take()) {
        cancellation.check();
        Rect grid = next.band.grid;
        int column = grid.x() + next.tile % grid.width();
        int row = grid.y() + next.tile / grid.width();
        next.band.work.on(column, row, worker);
        done(next.band);
      }
      whole = true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      if (!whole) stop();
    }
  }

  private synchronized @Nullable Taken<M> take() throws InterruptedException {
    while (!stopped) {
      Band<M> last = bands.peekLast();
      if (last != null && last.free > 0) {
        return new Taken<>(last, Math.toIntExact(last.grid.area()) - last.free--);
      }
      if (begun == rect.bottom()) return null;
      if (bands.size() < UNDER_WAY) begin();
      else wait();
    }
    return null;
  }

  private void begin() {
    int bottom = Math.min((Math.floorDiv(begun, Tile.SIZE) + rows) * Tile.SIZE, rect.bottom());
    Rect band = new Rect(rect.x(), begun, rect.width(), bottom - begun);
    M memory = target.fit(band, spare.poll());
    bands.addLast(new Band<>(band, memory, work.apply(target.tiles(band, memory))));
    begun = bottom;
  }

  private synchronized void done(Band<M> band) {
    if (--band.left == 0) notifyAll();
  }

  /// Hands on all bands, each as soon as it is finished; ends early when making them has stopped.
  void handOn() throws InterruptedException {
    for (Band<M> band = finished(); band != null; band = finished()) {
      target.take(band.rect, band.memory);
      synchronized (this) {
        bands.removeFirst();
        spare.add(band.memory);
        notifyAll();
      }
    }
  }

  private synchronized @Nullable Band<M> finished() throws InterruptedException {
    while (!stopped) {
      Band<M> first = bands.peekFirst();
      if (first == null && begun == rect.bottom()) return null;
      if (first != null && first.left == 0) return first;
      wait();
    }
    return null;
  }

  /// Has all threads end as soon as they can.
  synchronized void stop() {
    stopped = true;
    notifyAll();
  }
}
