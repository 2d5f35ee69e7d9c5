package pentimento.engine;

import java.util.concurrent.atomic.AtomicLongArray;

/// How long each step of a plan took and how many pixels it made, over all threads: the execution
/// log. Index 0 is the source, index n the n-th step.
public final class StageTimes {

  private final AtomicLongArray nanos;
  private final AtomicLongArray pixels;

  StageTimes(int stages) {
    nanos = new AtomicLongArray(stages + 1);
    pixels = new AtomicLongArray(stages + 1);
  }

  long start() {
    return System.nanoTime();
  }

  void stop(int index, long start, long area) {
    nanos.addAndGet(index, System.nanoTime() - start);
    pixels.addAndGet(index, area);
  }

  /// Thread time of a step in nanoseconds.
  public long nanos(int index) {
    return nanos.get(index);
  }

  /// Pixels the step made, halos included.
  public long pixels(int index) {
    return pixels.get(index);
  }
}
