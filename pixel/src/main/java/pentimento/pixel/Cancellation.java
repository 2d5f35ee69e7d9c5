package pentimento.pixel;

import java.util.concurrent.atomic.AtomicBoolean;

/// A token by which a caller stops work that runs for it. Safe for use by several threads.
public final class Cancellation {

  private final AtomicBoolean cancelled = new AtomicBoolean();

  public Cancellation() {}

  /// Asks the work to stop; it does so at its next check, within 50 ms.
  public void cancel() {
    cancelled.set(true);
  }

  public boolean isCancelled() {
    return cancelled.get();
  }

  /// Called by the work at every tile.
  ///
  /// @throws Cancelled once the caller has asked to stop
  public void check() {
    if (isCancelled()) throw new Cancelled();
  }
}
