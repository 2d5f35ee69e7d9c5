package pentimento.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.formats.dng.Cfa;

/// What goes wrong: one line that names file, place and remedy, an exit code by kind, nothing
/// partial, sidecars untouched.
class BadInputTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void files_that_are_no_raws() throws IOException {
    Path photo = TestPhoto.write(folder.resolve("a.dng"), 64, 48);
    byte[] good = Files.readAllBytes(photo);
    Path truncated = Files.write(folder.resolve("t.dng"), Arrays.copyOf(good, good.length / 2));
    Path empty = Files.write(folder.resolve("e.dng"), new byte[0]);
    Path text = Files.writeString(folder.resolve("x.dng"), "This is a shopping list.\n");
    for (Path bad : List.of(truncated, empty, text, folder.resolve("missing.dng"))) {
      Run run = Run.of("develop", bad, "-o", folder.resolve("out.jpg"));
      oneLine(run, ExitCode.BAD_INPUT, bad.getFileName().toString());
    }
    assertThat(folder.resolve("out.jpg")).doesNotExist();
  }

  @Test
  void edits_that_are_wrong() throws IOException {
    Path photo = TestPhoto.write(folder.resolve("a.dng"), 64, 48);
    Path edit = folder.resolve("a.dng.edit.json");
    for (String text :
        List.of(
            "{",
            "{\"format\": 2}",
            "{\"format\": 1, \"modules\": [{\"op\": \"nonsense\"}]}",
            "{\"format\":1,\"modules\":[{\"op\":\"exposure\",\"params\":{\"ev\":99}}]}")) {
      Files.writeString(edit, text);
      oneLine(Run.of("develop", photo), ExitCode.BAD_INPUT, "a.dng.edit.json");
      assertThat(Files.readString(edit)).isEqualTo(text);
    }
    Files.delete(edit);
    oneLine(Run.of("develop", photo, "--set", "exposure.ev=99"), 4, "exposure.ev");
    oneLine(Run.of("develop", photo, "--set", "nonsense.ev=9"), 4, "nonsense");
    oneLine(Run.of("develop", photo, "--until", "behind:filmicrgb"), 4, "behind:filmicrgb");
    oneLine(Run.of("develop", photo, "--size", "big"), 4, "big");
    assertThat(files()).containsExactly("a.dng");
  }

  @Test
  void a_sensor_we_do_not_demosaic() {
    Cfa xtrans = new Cfa(6, 6, XTRANS);
    Path photo = TestPhoto.write(folder.resolve("x.dng"), 66, 48, xtrans);
    Run run = Run.of("develop", photo);
    assertThat(run.code()).isEqualTo(ExitCode.UNSUPPORTED);
    assertThat(run.err()).contains("demosaic").contains("X-Trans");
    assertThat(files()).containsExactly("x.dng");
  }

  @Test
  void paintings_that_are_missing_or_broken() throws IOException {
    Path photo = TestPhoto.write(folder.resolve("a.dng"), 64, 48);
    assertThat(Run.of("paint", photo, "--no-launch").code()).isZero();
    Path kra = folder.resolve("a.kra");
    byte[] good = Files.readAllBytes(kra);
    String edit = Files.readString(folder.resolve("a.dng.edit.json"));
    Files.delete(kra);
    oneLine(Run.of("develop", photo), ExitCode.BAD_INPUT, "a.kra");
    assertThat(Run.of("status", photo).out()).contains("below     missing");
    Files.writeString(kra, "no zip");
    oneLine(Run.of("develop", photo), ExitCode.BAD_INPUT, "a.kra");
    Files.write(kra, Arrays.copyOf(good, good.length / 2));
    oneLine(Run.of("develop", photo), ExitCode.BAD_INPUT, "a.kra");
    assertThat(Run.of("status", photo).out()).contains("corrupt");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(kra))) {
      zip.putNextEntry(new ZipEntry("something.xml"));
    }
    oneLine(Run.of("develop", photo), ExitCode.BAD_INPUT, "maindoc.xml");
    assertThat(Run.of("develop", photo, "--no-paintings").code()).isZero();
    assertThat(Files.readString(folder.resolve("a.dng.edit.json"))).isEqualTo(edit);
  }

  @Test
  void outputs_that_cannot_be_written() throws IOException {
    Path photo = TestPhoto.write(folder.resolve("a.dng"), 64, 48);
    oneLine(Run.of("develop", photo, "-o", folder.resolve("no/out.jpg")), 5, "no");
    oneLine(Run.of("develop", photo, "-o", folder.resolve("out.gif")), 4, "out.gif");
    Path pfm = folder.resolve("p.pfm");
    assertThat(Run.of("develop", photo, "-o", pfm).code()).isZero();
    byte[] written = Files.readAllBytes(pfm);
    oneLine(Run.of("develop", pfm, "-o", pfm), ExitCode.CANNOT_WRITE, "p.pfm");
    assertThat(Files.readAllBytes(pfm)).isEqualTo(written);
    // A device that is always full.
    Path full = Path.of("/dev/full");
    if (Files.exists(full)) {
      Run run = Run.of("develop", photo, "-o", Path.of("/dev/full/out.pfm"));
      assertThat(run.code()).isEqualTo(ExitCode.CANNOT_WRITE);
    }
    assertThat(files()).containsExactly("a.dng", "p.pfm");
  }

  @Test
  void a_picture_that_is_not_ours_is_not_replaced_by_a_name_nobody_chose() throws IOException {
    Path photo = TestPhoto.write(folder.resolve("a.dng"), 64, 48);
    Path jpeg = Files.writeString(folder.resolve("a.jpg"), "the camera's own");
    oneLine(Run.of("develop", photo), ExitCode.CANNOT_WRITE, "a.jpg");
    assertThat(Files.readString(jpeg)).isEqualTo("the camera's own");
    assertThat(Run.of("develop", photo, "-o", jpeg).code()).isZero();
    // Now it is ours, and a later render may replace it.
    assertThat(Run.of("develop", photo).code()).isZero();
  }

  @Test
  void a_folder_that_is_no_document_replaces_none() throws IOException {
    Path photo = TestPhoto.write(folder.resolve("a.dng"), 64, 48);
    assertThat(Run.of("paint", photo, "--no-launch").code()).isZero();
    Path kra = folder.resolve("a.kra");
    byte[] good = Files.readAllBytes(kra);
    Path junk = Files.createDirectory(folder.resolve("junk"));
    Files.writeString(junk.resolve("file.txt"), "no document");
    oneLine(Run.of("kra", "zip", junk, "-o", kra), ExitCode.BAD_INPUT, "junk");
    assertThat(Files.readAllBytes(kra)).isEqualTo(good);
  }

  @Test
  void two_runs_that_write_the_same_file() throws Exception {
    Path photo = TestPhoto.write(folder.resolve("a.dng"), 300, 200);
    Path out = folder.resolve("out.pfm");
    Thread other = new Thread(() -> Run.of("develop", photo, "-o", out));
    other.start();
    assertThat(Run.of("develop", photo, "-o", out).code()).isZero();
    other.join();
    Path again = folder.resolve("again.pfm");
    assertThat(Run.of("develop", photo, "-o", again).code()).isZero();
    assertThat(out).hasSameBinaryContentAs(again);
    assertThat(files()).containsExactly("a.dng", "again.pfm", "out.pfm");
  }

  @Test
  void a_wrong_command_line_says_where_help_is() {
    oneLine(Run.of("devlop"), ExitCode.USAGE, "--help");
    oneLine(Run.of("develop"), ExitCode.USAGE, "--help");
  }

  private static void oneLine(Run run, int code, String names) {
    assertThat(run.err().lines().toList()).as(run.err()).hasSize(1);
    assertThat(run.err()).startsWith("pentimento: ").contains(names);
    assertThat(run.code()).as(run.err()).isEqualTo(code);
  }

  private List<String> files() {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(p -> p.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final byte[] XTRANS = {
    1, 0, 1, 1, 2, 1, 2, 1, 2, 0, 1, 0, 1, 0, 1, 1, 2, 1, 1, 2, 1, 1, 0, 1, 0, 1, 0, 2, 1, 2, 1, 2,
    1, 1, 0, 1
  };
}
