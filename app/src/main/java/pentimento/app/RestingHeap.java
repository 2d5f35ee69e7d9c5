package pentimento.app;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Gives the heap of a process that lives long back to the system once it has had nothing to do for
/// a while.
///
/// A moving slider leaves some hundred megabytes behind at each step, and the collector takes fresh
/// memory, up to the most it may, before it looks for any of that; afterwards it keeps it. Krita
/// needs that memory meanwhile. For several threads.
final class RestingHeap implements AutoCloseable {

  /// So long that a hand which pauses between two changes never meets pages that must be touched
  /// for the first time again.
  private static final Duration REST = Duration.ofSeconds(60);

  /// How much of the heap may be free afterwards, in percent: the next change finds room.
  private static final String MOST_FREE = "50";

  /// The serial collector shrinks to nothing, a tenth, four tenths and all of the way at the first,
  /// second, third and fourth full collection in a row.
  private static final int COLLECTIONS = 4;

  private final Duration rest;
  private final Runnable release;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().daemon().name("resting-heap").unstarted(work));
  private @Nullable ScheduledFuture<?> due;
  private int working;

  RestingHeap() {
    this(REST, RestingHeap::release);
  }

  /// @param rest how long nothing may happen before memory is given back
  RestingHeap(Duration rest, Runnable release) {
    this.rest = rest;
    this.release = release;
  }

  /// Work begins; each beginning has its [#end()].
  synchronized void begin() {
    working++;
    if (due != null) due.cancel(false);
    due = null;
  }

  synchronized void end() {
    working--;
    if (working == 0) due = clock.schedule(this::rested, rest.toNanos(), TimeUnit.NANOSECONDS);
  }

  /// Work has ended whose beginning nobody told.
  void worked() {
    begin();
    end();
  }

  private void rested() {
    synchronized (this) {
      if (working > 0) return;
    }
    release.run();
  }

  /// Collects, and lets the collector keep no more than as much again as is in use.
  static void release() {
    HotSpotDiagnosticMXBean machine =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    if (machine == null) return;
    String before = machine.getVMOption("MaxHeapFreeRatio").getValue();
    machine.setVMOption("MaxHeapFreeRatio", MOST_FREE);
    for (int i = 0; i < COLLECTIONS; i++) System.gc();
    machine.setVMOption("MaxHeapFreeRatio", before);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
