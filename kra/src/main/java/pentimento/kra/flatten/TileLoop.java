package pentimento.kra.flatten;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Rect;

/// Runs the same work on every tile of a grid, on a fixed number of threads, each with a [Worker]
/// of its own. Which thread takes which tile has no influence on the result.
final class TileLoop implements AutoCloseable {

  /// The work on one tile.
  @FunctionalInterface
  interface Work {
    void on(int column, int row, Worker worker);
  }

  private final ExecutorService pool;
  private final List<Worker> workers = new ArrayList<>();
  private final Cancellation cancellation;

  /// @param width of the image
  TileLoop(int threads, Cancellation cancellation, int width) {
    this.cancellation = cancellation;
    this.pool =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              Thread thread = new Thread(work, "flatten");
              thread.setDaemon(true);
              return thread;
            });
    for (int i = 0; i < threads; i++) workers.add(new Worker(width));
  }

  /// Visits every tile (column, row) of the grid; returns when all are done.
  ///
  /// @throws pentimento.pixel.Cancelled when the caller asked to stop
  void run(Rect grid, Work work) {
    int total = Math.toIntExact(grid.area());
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> running =
        start(worker -> {
          for (int i = next.getAndIncrement(); i < total; i = next.getAndIncrement()) {
            cancellation.check();
            work.on(grid.x() + i % grid.width(), grid.y() + i / grid.width(), worker);
          }
        });
    RuntimeException failure = await(running, () -> next.set(total));
    if (failure != null) throw failure;
  }

  /// Visits every tile of bands, several of which are under way at a time, and hands finished ones
  /// on in their order, in the caller's thread; returns when all are done.
  ///
  /// @throws pentimento.pixel.Cancelled when the caller asked to stop
  void run(TileBands<?> bands) {
    List<Future<?>> running = start(worker -> bands.work(worker, cancellation));
    RuntimeException failure = null;
    try {
      bands.handOn();
    } catch (InterruptedException e) {
      failure = interrupted(e);
    } finally {
      bands.stop();
      RuntimeException first = await(running, bands::stop);
      if (failure == null) failure = first;
    }
    if (failure != null) throw failure;
  }

  private List<Future<?>> start(Consumer<Worker> work) {
    List<Future<?>> running = new ArrayList<>();
    for (Worker worker : workers) running.add(pool.submit(() -> work.accept(worker)));
    return running;
  }

  /// Waits until all have ended.
  ///
  /// @param stop has the others end when one failed
  /// @return what the first that failed threw
  private static @Nullable RuntimeException await(List<Future<?>> running, Runnable stop) {
    RuntimeException failure = null;
    for (Future<?> part : running) {
      try {
        part.get();
      } catch (InterruptedException e) {
        stop.run();
        failure = interrupted(e);
      } catch (ExecutionException e) {
        stop.run();
        if (failure == null) {
          failure =
              e.getCause() instanceof RuntimeException cause
                  ? cause
                  : new IllegalStateException(e.getCause());
        }
      }
    }
    return failure;
  }

  private static RuntimeException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while flattening", e);
  }

  /// Computes a picture into memory.
  Buffer materialise(TileSource source, Rect rect) {
    Buffer buffer = new Buffer(source.format(), rect);
    run(
        buffer.grid(),
        (column, row, worker) -> {
          if (!source.mayHold(column, row)) return;
          var tile = source.format().newTile();
          if (source.read(column, row, tile, worker)) buffer.tile(column, row, tile);
        });
    return buffer;
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
