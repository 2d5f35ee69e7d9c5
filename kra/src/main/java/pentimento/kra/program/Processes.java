package pentimento.kra.program;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Cancelled;

/// Waiting for processes, and ending them.
final class Processes {

  private Processes() {}

  /// @return whether it ended in time
  static boolean ended(Process process, Duration timeout, Cancellation cancellation) {
    long end = System.nanoTime() + timeout.toNanos();
    try {
      while (!process.waitFor(40, TimeUnit.MILLISECONDS)) {
        cancellation.check();
        if (System.nanoTime() > end) return false;
      }
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Cancelled();
    }
  }

  /// Ends it with everything it started: the script, the display, Krita.
  static void stop(ProcessHandle process) {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroy();
    for (ProcessHandle p : started) p.destroy();
    for (ProcessHandle p : started) {
      try {
        p.onExit().get(500, TimeUnit.MILLISECONDS);
      } catch (ExecutionException | TimeoutException _) {
        p.destroyForcibly();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        p.destroyForcibly();
      }
    }
    process.destroyForcibly();
  }
}
