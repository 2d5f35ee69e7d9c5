package pentimento.studio.watch;

import java.nio.file.Path;
import pentimento.pipe.Edit;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Cancelled;
import pentimento.pixel.Problem;
import pentimento.studio.Darkroom;
import pentimento.studio.Photo;
import pentimento.studio.painting.BaseRehearsal;

/// A watch's rehearsal while it has nothing to do: the first change of a slider would otherwise
/// wait for the JIT, for several times what later ones take. Ends at once when there is work.
final class WarmUp {

  private final Cancellation cancellation = new Cancellation();
  private final Thread thread;

  private WarmUp(Darkroom darkroom, Path photo, Edit edit) {
    thread =
        Thread.ofPlatform()
            .daemon()
            .name("warm-up")
            .start(() -> {
              try (Photo open = Photo.open(photo)) {
                BaseRehearsal.run(darkroom, open, edit, cancellation);
              } catch (Problem _) {
                // Cancelled, or what the refresh will say when there is one.
              }
            });
  }

  static WarmUp start(Darkroom darkroom, Path photo, Edit edit) {
    return new WarmUp(darkroom, photo, edit);
  }

  /// Ends the rehearsal and waits until it has.
  void end() {
    cancellation.cancel();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Cancelled();
    }
  }
}
