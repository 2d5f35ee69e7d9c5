package pentimento.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A command is idle only while nothing it looked at has changed.
class IdleRunsTest {

  private static final List<String> COMMAND = List.of("build", "/folder", "develop", "a b");
  private static final IdleRuns.Said SAID =
      new IdleRuns.Said(List.of("a: unchanged", ""), List.of("a.jpg"));

  @TempDir private Path temp = Path.of("");
  private Path file = Path.of("");
  private Path absent = Path.of("");

  @BeforeEach
  void files() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("photos"));
    file = Files.writeString(folder.resolve("a"), "abc");
    absent = Files.createDirectory(folder.resolve("edits")).resolve("deep/a.edit.json");
  }

  @Test
  void a_command_that_did_nothing_does_nothing_again() {
    remember(10);
    assertThat(runs(11).recall(COMMAND)).isEqualTo(SAID);
    assertThat(runs(11).recall(List.of("build", "/folder", "develop", "a", "b"))).isNull();
    assertThat(runs(11).recall(List.of("build", "/folder", "develop a b"))).isNull();
    // A clock before the moment of remembering may repeat a tick.
    assertThat(runs(9).recall(COMMAND)).isNull();
  }

  @Test
  void any_change_makes_it_unknown() throws IOException {
    for (int change = 0; change < 6; change++) {
      if (!Files.exists(file)) Files.writeString(file, "abc");
      remember(10);
      assertThat(runs(11).recall(COMMAND)).isEqualTo(SAID);
      FileTime time = Files.getLastModifiedTime(file);
      switch (change) {
        // The same size and the old time put back: it shows in the time of the change.
        case 0 -> Files.setLastModifiedTime(Files.writeString(file, "abd"), time);
        case 1 -> Files.writeString(file, "abcd");
        case 2 -> {
          Path other = Files.writeString(temp.resolve("other"), "abc");
          Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        }
        case 3 -> Files.delete(file);
        case 4 -> Files.createDirectories(absent.getParent());
        default -> Files.writeString(absent, "{}");
      }
      assertThat(runs(11).recall(COMMAND)).as("change %d", change).isNull();
    }
  }

  @Test
  void what_has_not_come_to_rest_is_not_relied_on() {
    remember(1);
    assertThat(runs(11).recall(COMMAND)).isNull();
  }

  @Test
  void without_a_store_nothing_is_remembered() {
    IdleRuns none = new IdleRuns(new Memos(null));
    none.remember(COMMAND, none.now(), List.of(), SAID);
    assertThat(none.recall(COMMAND)).isNull();
  }

  private void remember(int seconds) {
    IdleRuns runs = runs(seconds);
    runs.remember(COMMAND, runs.now(), List.of(file, absent), SAID);
  }

  private IdleRuns runs(int seconds) {
    Clock clock = Clock.offset(Clock.system(ZoneOffset.UTC), Duration.ofSeconds(seconds));
    return new IdleRuns(new Memos(new StoreFolder(temp.resolve("store"))), clock);
  }
}
