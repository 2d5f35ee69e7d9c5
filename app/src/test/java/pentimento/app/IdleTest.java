package pentimento.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What has nothing to do is answered before anything is loaded, and only that.
class IdleTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void an_unchanged_picture_is_answered_until_its_painting_changes() throws Exception {
    answersUntilChanged("a.kra");
  }

  @Test
  @Tag("long")
  void an_unchanged_picture_is_answered_until_any_of_its_files_changes() throws Exception {
    answersUntilChanged("a.dng");
    answersUntilChanged("a.dng.edit.json");
    answersUntilChanged("out.pfm");
  }

  private void answersUntilChanged(String name) throws Exception {
    Path photo = folder.resolve("a.dng");
    if (!Files.exists(photo)) {
      TestPhoto.write(photo, 66, 50);
      assertThat(Run.of("paint", photo, "--no-launch").code()).isZero();
    }
    String[] words = {"develop", photo.toString(), "-o", folder.resolve("out.pfm").toString()};
    assertThat(Run.of((Object[]) words).code()).isZero();
    // Longer than a tick of any file system's clock.
    Thread.sleep(2200);
    assertThat(Run.of((Object[]) words).err()).contains("out.pfm: unchanged");
    assertThat(Idle.answers(words)).isTrue();
    assertThat(Idle.answers(new String[] {"develop", photo.toString()})).isFalse();
    assertThat(Idle.answers(new String[] {words[0], words[1], words[2], words[3], "--force"}))
        .isFalse();
    // The same bytes, written again.
    Path file = folder.resolve(name);
    Files.write(file, Files.readAllBytes(file));
    assertThat(Idle.answers(words)).isFalse();
  }
}
