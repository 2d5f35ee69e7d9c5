package pentimento.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import pentimento.pixel.Progress;

/// Progress on a terminal, in one line, for work that lasts longer than a second.
final class ProgressLine implements Progress, AutoCloseable {

  private static final boolean TERMINAL = terminal();
  private static final long QUIET_NANOS = 1_000_000_000L;
  private static final long STEP_NANOS = 100_000_000L;

  private final PrintWriter err;
  private final Path file;
  private final long start = System.nanoTime();
  private long last;
  private boolean shown;

  ProgressLine(PrintWriter err, Path file) {
    this.err = err;
    this.file = file;
  }

  @Override
  public synchronized void report(String stage, long done, long total) {
    if (!TERMINAL) return;
    long now = System.nanoTime();
    if (now - start < QUIET_NANOS || now - last < STEP_NANOS) return;
    last = now;
    shown = true;
    err.print("\r" + file.getFileName() + ": " + stage + " " + 100 * done / total + " % ");
    err.flush();
  }

  // A Java without the module of consoles has none, whatever the release notes say.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean terminal() {
    return System.console() != null && System.console().isTerminal();
  }

  /// Clears the line.
  @Override
  public synchronized void close() {
    if (!shown) return;
    err.print("\r\u001b[K");
    err.flush();
  }
}
