package pentimento.app;

import static org.assertj.core.api.Assertions.assertThat;
import static pentimento.app.Run.ok;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Duplicates, copies, and what was renamed or swapped, from the command line with raws.
class EditCommandTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void duplicates_copies_and_conflicts_from_the_command_line() throws IOException {
    Path a = TestPhoto.write(folder.resolve("a.dng"), 64, 48);
    Path b = TestPhoto.write(folder.resolve("b.dng"), 80, 60);
    ok(Run.of("paint", a, "--no-launch", "--set", "exposure.ev=1"));
    assertThat(ok(Run.of("edit", "duplicate", a)).out()).startsWith("2 ");
    ok(Run.of("develop", a, "--duplicate", "2", "--set", "exposure.ev=0"));
    assertThat(folder.resolve("a.2.jpg")).exists();
    ok(Run.of("refresh", a, "--duplicate", "2"));
    assertThat(ok(Run.of("status", a)).out())
        .contains("a.kra")
        .contains("duplicate 2")
        .contains("a.dng.2.kra");
    ok(Run.of("edit", "copy", a, b, "--with-paint"));
    assertThat(ok(Run.of("status", b)).out()).contains("copied from a.dng with paint, to be");
    ok(Run.of("edit", "confirm", b));
    assertThat(ok(Run.of("status", b, "--json")).out()).contains("\"review\": false");
    ok(Run.of("develop", b));
    Path conflict =
        Files.copy(
            folder.resolve("a.kra"), folder.resolve("a.sync-conflict-20261125-101112-ABCDEFG.kra"));
    assertThat(ok(Run.of("status", a)).out()).contains("Syncthing left a conflict copy");
    ok(Run.of("edit", "take", a, conflict));
    assertThat(folder.resolve(".a.kra.1~")).exists();
    assertThat(Run.of("develop", a, "--duplicate", "7").code()).isEqualTo(ExitCode.BAD_PARAMETER);
  }

  @Test
  void parameters_are_set_for_good_and_the_base_follows() {
    Path a = TestPhoto.write(folder.resolve("a.dng"), 64, 48);
    Path sidecar = folder.resolve("a.dng.edit.json");
    assertThat(ok(Run.of("edit", "set", a, "exposure.ev=1", "filmicrgb.enabled=false")).out())
        .isEqualTo(sidecar + System.lineSeparator());
    assertThat(sidecar).content().contains("\"ev\": 1.0");
    ok(Run.of("paint", a, "--no-launch"));
    assertThat(ok(Run.of("status", a)).out()).contains("below     fresh");
    ok(Run.of("edit", "set", a, "exposure.ev=2"));
    assertThat(ok(Run.of("status", a)).out()).contains("exposure.ev was 1.0, is 2.0");
    assertThat(ok(Run.of("refresh", a)).out()).contains("base layer replaced");
    ok(Run.of("edit", "set", a, "through.enabled=false"));
    Run refused = Run.of("edit", "set", a, "exposure.ev=0", "through.layer=x");
    assertThat(refused.code()).isEqualTo(ExitCode.BAD_PARAMETER);
    assertThat(refused.err()).contains("through.layer");
    assertThat(sidecar).content().contains("\"ev\": 2.0");
    assertThat(Run.of("edit", "set", a, "--duplicate", "3", "exposure.ev=0").code())
        .isEqualTo(ExitCode.BAD_PARAMETER);
  }

  @Test
  void swapped_paintings_end_with_bad_input_and_no_output() throws IOException {
    Path a = TestPhoto.write(folder.resolve("a.dng"), 64, 48);
    Path b = TestPhoto.write(folder.resolve("b.dng"), 80, 60);
    ok(Run.of("paint", a, "--no-launch"));
    ok(Run.of("paint", b, "--no-launch"));
    Files.move(folder.resolve("a.kra"), folder.resolve("x"));
    Files.move(folder.resolve("b.kra"), folder.resolve("a.kra"));
    Files.move(folder.resolve("x"), folder.resolve("b.kra"));
    Run run = Run.of("develop", a);
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("that of b.dng").contains("is now").contains("b.kra");
    assertThat(folder.resolve("a.jpg")).doesNotExist();
  }

  @Test
  void branches_and_what_was_painted_from_the_command_line() throws IOException {
    Path a = TestPhoto.write(folder.resolve("a.dng"), 64, 48);
    Path b = TestPhoto.write(folder.resolve("b.dng"), 64, 48);
    ok(Run.of("branch", "add", a, "--at", "before:filmicrgb", "--name", "cli sky"));
    ok(Run.of("paint", b, "--no-launch"));
    assertThat(Run.of("branch", "add", a, "--at", "before:demosaic", "--name", "x").code())
        .isEqualTo(ExitCode.UNSUPPORTED);
    Path kra = folder.resolve("b.kra");
    ok(Run.of("branch", "insert", "cli sky", kra, "--of", a));
    assertThat(ok(Run.of("branch", "list", folder, "--thumbnails", folder.resolve("small"))).out())
        .contains("fresh  cli sky  before:filmicrgb")
        .contains("in " + kra);
    try (var thumbnails = Files.list(folder.resolve("small"))) {
      assertThat(thumbnails).hasSize(1);
    }
    ok(Run.of("branch", "add", a, "--at", "after:demosaic", "--name", "raw"));
    ok(Run.of("branch", "list", a, "--thumbnails", folder.resolve("small")));
    try (var thumbnails = Files.list(folder.resolve("small"))) {
      assertThat(thumbnails).as("of the camera's own numbers too").hasSize(2);
    }
    ok(Run.of("branch", "remove", a, "raw"));
    ok(Run.of("develop", a, "-o", folder.resolve("plain.jpg"), "--set", "exposure.ev=2"));
    ok(Run.of("develop", b));
    assertThat(ok(Run.of("develop", b)).err()).contains("b.jpg: unchanged");
    String edit = Files.readString(folder.resolve("a.dng.edit.json"));
    Files.writeString(
        folder.resolve("a.dng.edit.json"), edit.replaceAll("\"ev\": [-0-9.]+", "\"ev\": 2"));
    assertThat(ok(Run.of("status", a)).out()).contains("stale  cli sky");
    assertThat(ok(Run.of("develop", b)).err()).as("its branch shows otherwise").isEmpty();
    assertThat(ok(Run.of("refresh", a)).out()).contains("branch replaced");
    assertThat(ok(Run.of("branch", "list", a, "--json")).out())
        .contains("\"state\": \"fresh\"")
        .doesNotContain("stale");
    Path shown = folder.resolve("ratio.pfm");
    ok(Run.of("paint", b, "--show", "ratio", "-o", shown));
    assertThat(shown).exists();
    assertThat(Run.of("paint", b, "--show", "ratio", "-o", folder.resolve("x.jpg")).code())
        .isEqualTo(ExitCode.BAD_PARAMETER);
    assertThat(Run.of("paint", a, "--show", "ratio", "-o", shown).code())
        .isEqualTo(ExitCode.BAD_PARAMETER);
    ok(Run.of("branch", "remove", a, "cli sky"));
    assertThat(ok(Run.of("branch", "list", a)).out()).isEmpty();
  }

  @Test
  void the_result_is_kept_as_a_file_and_said_fresh_stale_missing_or_corrupt() throws IOException {
    Path a = TestPhoto.write(folder.resolve("a.dng"), 64, 48);
    Path kept = folder.resolve(".a.kra.pfm");
    ok(Run.of("paint", a, "--no-launch", "--keep-result"));
    assertThat(ok(Run.of("status", a)).out()).contains("kept      missing");
    assertThat(ok(Run.of("refresh", a)).out()).contains("result written");
    assertThat(ok(Run.of("status", a)).out()).contains("kept      fresh").contains("Rec.2020");
    ok(Run.of("develop", a, "-o", folder.resolve("cut.pfm"), "--until", "before:filmicrgb"));
    assertThat(kept).hasSameBinaryContentAs(folder.resolve("cut.pfm"));
    assertThat(ok(Run.of("refresh", a)).out()).doesNotContain("result written");

    String edit = Files.readString(folder.resolve("a.dng.edit.json"));
    Files.writeString(
        folder.resolve("a.dng.edit.json"), edit.replaceAll("\"ev\": [-0-9.]+", "\"ev\": 2"));
    assertThat(ok(Run.of("status", a)).out()).contains("kept      stale");
    ok(Run.of("refresh", a));
    assertThat(ok(Run.of("status", a)).out()).contains("kept      fresh");
    byte[] damaged = Files.readAllBytes(kept);
    damaged[500]++;
    Files.write(kept, damaged);
    assertThat(ok(Run.of("status", a)).out())
        .contains("kept      corrupt")
        .contains("is not as it was written");
    ok(Run.of("refresh", a));
    Files.delete(kept);
    assertThat(ok(Run.of("status", a, "--json")).out()).contains("\"kept\": \"missing\"");
    ok(Run.of("refresh", a));
    assertThat(kept).exists();
    ok(Run.of("refresh", a, "--no-keep-result"));
    assertThat(kept).doesNotExist();
    assertThat(ok(Run.of("status", a)).out()).doesNotContain("kept");
  }
}
