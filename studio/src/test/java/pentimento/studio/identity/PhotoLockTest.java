package pentimento.studio.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.pixel.CannotWrite;

class PhotoLockTest {

  private static final Duration LONG = Duration.ofMinutes(3);

  @TempDir private Path folder = Path.of("");

  @Test
  void one_that_another_process_keeps_is_said_and_can_be_had_once_that_ends() throws Exception {
    Path photo = folder.resolve("a.dng");
    Whereabouts whereabouts = new Whereabouts(folder.resolve("store"));
    Process holder = holder(photo);
    try {
      assertThatThrownBy(() -> PhotoLock.of(photo, whereabouts, Duration.ofMillis(200)))
          .isInstanceOf(CannotWrite.class)
          .hasMessageContaining(photo + ": another process is writing");
    } finally {
      holder.destroyForcibly().waitFor();
    }
    try (PhotoLock first = PhotoLock.of(photo, whereabouts, LONG);
        PhotoLock again = PhotoLock.of(photo, whereabouts, LONG)) {
      assertThat(first).isNotSameAs(again);
    }
  }

  @Test
  void one_that_another_process_gives_back_is_had() throws Exception {
    Path photo = folder.resolve("a.dng");
    Whereabouts whereabouts = new Whereabouts(folder.resolve("store"));
    Process holder = holder(photo);
    Thread waiting = Thread.currentThread();
    Thread ender =
        Thread.ofPlatform()
            .start(() -> {
              // Not before it stands in the queue.
              while (waiting.getState() == Thread.State.RUNNABLE && !inQueue(waiting)) {
                Thread.onSpinWait();
              }
              holder.destroyForcibly();
            });
    try (PhotoLock lock = PhotoLock.of(photo, whereabouts, LONG)) {
      assertThat(lock).isNotNull();
      assertThat(holder.waitFor()).isNotZero();
    } finally {
      holder.destroyForcibly().waitFor();
      ender.join();
    }
  }

  private static boolean inQueue(Thread thread) {
    for (StackTraceElement frame : thread.getStackTrace()) {
      if (frame.getMethodName().equals("await")) return true;
    }
    return false;
  }

  /// A process of its own that has the lock until it is ended.
  private Process holder(Path photo) throws IOException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                photo.toString(),
                folder.resolve("store").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.getInputStream().read()).isEqualTo('+');
    return process;
  }

  static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws InterruptedException {
      try (PhotoLock _ = PhotoLock.of(Path.of(args[0]), new Whereabouts(Path.of(args[1])))) {
        System.out.print('+');
        System.out.flush();
        Thread.sleep(Duration.ofMinutes(10));
      }
    }
  }
}
