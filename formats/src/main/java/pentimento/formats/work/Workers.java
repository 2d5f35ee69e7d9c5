package pentimento.formats.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/// Runs numbered, independent jobs on a few threads.
public final class Workers {

  private Workers() {}

  /// Calls `job` with 0 to `count - 1`, on at most `threads` threads, and returns when all are
  /// done.
  ///
  /// Jobs start in rising order. When one throws, no further one starts, and what it threw is
  /// thrown; of several the one with the lowest number.
  public static void run(int count, int threads, IntConsumer job) {
    int workers = Math.min(count, threads);
    if (workers <= 1) {
      for (int i = 0; i < count; i++) job.accept(i);
      return;
    }
    AtomicInteger next = new AtomicInteger();
    AtomicBoolean failed = new AtomicBoolean();
    RuntimeException[] failures = new RuntimeException[count];
    List<Future<?>> running = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
      for (int w = 0; w < workers; w++) {
        running.add(
            pool.submit(() -> {
              for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                if (failed.get()) return;
                try {
                  job.accept(i);
                } catch (RuntimeException e) {
                  failures[i] = e;
                  failed.set(true);
                }
              }
            }));
      }
    }
    for (RuntimeException failure : failures) if (failure != null) throw failure;
    for (Future<?> one : running) rethrow(one);
  }

  /// Errors, such as a lack of memory, are in the futures.
  private static void rethrow(Future<?> done) {
    try {
      done.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) throw error;
      throw new IllegalStateException(e.getCause());
    }
  }
}
