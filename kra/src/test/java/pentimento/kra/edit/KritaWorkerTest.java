package pentimento.kra.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.kra.program.KritaProgram;
import pentimento.pixel.BadInput;
import pentimento.pixel.Cancellation;
import pentimento.pixel.CannotWrite;
import pentimento.pixel.MissingProgram;
import pentimento.pixel.Rect;

/// The warm worker in the real Krita: exports as a Krita of its own does, and comes back after all
/// that can happen to it.
@Tag("long")
class KritaWorkerTest {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir private Path folder = Path.of("");
  private KritaProgram krita = absent();
  private Path document = Path.of("");

  private static KritaProgram absent() {
    Path root = Path.of(System.getProperty("pentimento.root", "."));
    try {
      return KritaProgram.find(root.resolve(".build/krita-home"));
    } catch (MissingProgram e) {
      Assumptions.abort(e.getMessage());
      throw e;
    }
  }

  @BeforeEach
  void paint() throws Exception {
    document = folder.resolve("painting.kra");
    NewDocumentTest.painting(NewDocumentTest.pattern(new Rect(0, 0, 200, 130), 3))
        .write(document, SaveOptions.REPLACE);
  }

  @AfterEach
  void end() {
    krita.worker().stop();
  }

  @Test
  void exports_the_same_picture_as_a_krita_of_its_own_once_and_again() throws IOException {
    Path cold = folder.resolve("cold.tif");
    krita.export(document, cold, PATIENCE, new Cancellation());
    for (String name : new String[] {"first.tif", "second.tif"}) {
      long start = System.nanoTime();
      Path warm = export(name);
      System.out.printf("worker, %s: %.2f s%n", name, (System.nanoTime() - start) / 1e9);
      assertThat(PictureBytes.colours(warm, 4)).isEqualTo(PictureBytes.colours(cold, 3));
    }
    assertThat(krita.worker().isRunning()).isTrue();
  }

  @Test
  void a_worker_that_was_killed_is_started_anew() {
    Path _ = export("before.tif");
    ProcessHandle.current()
        .descendants()
        .filter(p -> p.info().command().orElse("").endsWith("/krita"))
        .forEach(ProcessHandle::destroyForcibly);
    assertThat(export("after.tif")).exists();
  }

  @Test
  void one_that_does_not_answer_in_time_is_ended_and_said() {
    Path target = folder.resolve("never.tif");
    assertThatThrownBy(
            () -> krita.worker().export(document, target, Duration.ofMillis(1), new Cancellation()))
        .isInstanceOf(MissingProgram.class)
        .hasMessageContaining("did not answer");
    assertThat(krita.worker().isRunning()).isFalse();
    assertThat(target).doesNotExist();
    assertThat(export("later.tif")).exists();
  }

  @Test
  void refuses_what_krita_would_stop_at_and_what_is_there() throws IOException {
    Path bad = Files.write(folder.resolve("bad.kra"), new byte[100]);
    assertThatThrownBy(() -> export(bad, "bad.tif")).isInstanceOf(BadInput.class);
    Path there = Files.write(folder.resolve("there.tif"), new byte[1]);
    assertThatThrownBy(() -> export(document, "there.tif")).isInstanceOf(CannotWrite.class);
    assertThat(there).hasSize(1);
  }

  private Path export(String name) {
    return export(document, name);
  }

  private Path export(Path from, String name) {
    Path target = folder.resolve(name);
    boolean scripted = krita.worker().export(from, target, PATIENCE, new Cancellation());
    Assumptions.assumeTrue(scripted, "Krita cannot be scripted here: python3-pyqt5 is missing");
    return target;
  }
}
