package pentimento.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static pentimento.app.Run.ok;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;

/// A store on a disk that is really full, or really read-only: the render goes on, says so, and has
/// the same bits. Photographs in a folder that is really read-only: what would write there says so.
/// The disks are mounted in a name space of their own, so that not even the administrator may write
/// on them; skipped where the system does not allow that.
class RefusingDiskTest {

  private static final String FULL = "mount -t tmpfs -o size=200k tmpfs \"$1\"";
  private static final String READ_ONLY = "mount -t tmpfs -o ro tmpfs \"$1\"";
  private static final String NO_LONGER_WRITABLE =
      "mount --bind \"$1\" \"$1\" && mount -o remount,ro,bind \"$1\"";

  @TempDir private Path folder = Path.of("");

  @Test
  void on_a_full_disk_the_render_goes_on_and_says_so() throws Exception {
    rendersOn(FULL, "No space left");
  }

  @Test
  void on_a_read_only_disk_the_render_goes_on_and_says_so() throws Exception {
    rendersOn(READ_ONLY, "ead-only");
  }

  @Test
  void in_a_read_only_folder_of_photographs_nothing_changes_and_all_is_said() throws Exception {
    Path photos = Files.createDirectory(folder.resolve("photos"));
    assumeTrue(
        run(NO_LONGER_WRITABLE, photos, List.of("true")).code() == 0,
        "no mount in a name space of one's own here");
    Path fresh = TestPhoto.write(photos.resolve("fresh.dng"), 90, 70);
    Path photo = TestPhoto.write(photos.resolve("a.dng"), 90, 70);
    ok(Run.of("paint", photo, "--no-launch"));
    ok(Run.of("edit", "set", photo, "exposure.ev=1.5"));
    Map<String, ContentHash> before = hashes(photos);

    refused(photos, "fresh.kra", "paint", fresh, "--no-launch");
    refused(photos, "fresh.dng.edit.json", "edit", "set", fresh, "exposure.ev=1");
    refused(photos, "a.kra", "refresh", photo);
    refused(photos, "a.jpg", "develop", photo);
    refused(photos, "a.dng.edit.json", "edit", "set", photo, "exposure.ev=1");
    refused(
        photos,
        "pictures",
        "kra",
        "export",
        photos.resolve("a.kra"),
        "--out",
        photos.resolve("pictures"));
    assertThat(in(photos, "status", fresh).out()).contains("none");
    Run status = in(photos, "status", photo);
    assertThat(status.code()).as(status.out()).isZero();
    assertThat(status.out()).contains("below     stale");
    Path elsewhere = folder.resolve("out.jpg");
    Run developed = in(photos, "develop", photo, "-o", elsewhere);
    assertThat(developed.code()).as(developed.out()).isZero();
    assertThat(elsewhere).isNotEmptyFile();
    assertThat(hashes(photos)).isEqualTo(before);

    ok(Run.of("refresh", photo));
    assertThat(hashes(photos)).isNotEqualTo(before);
  }

  private void refused(Path photos, String named, Object... words) throws Exception {
    Run run = in(photos, words);
    assertThat(run.code()).as(run.out()).isEqualTo(ExitCode.CANNOT_WRITE);
    assertThat(run.out())
        .contains(photos.resolve(named).toString(), "allow writing in the folder " + photos)
        .hasLineCount(1);
  }

  /// A command while nobody may write in a folder.
  private Run in(Path photos, Object... words) throws Exception {
    List<String> command = ours();
    for (Object word : words) command.add(word.toString());
    return run(NO_LONGER_WRITABLE, photos, folder.resolve("home"), command);
  }

  private static Map<String, ContentHash> hashes(Path photos) throws IOException {
    Map<String, ContentHash> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.list(photos)) {
      for (Path file : files.toList()) {
        hashes.put(String.valueOf(file.getFileName()), ContentHasher.ofFile(file));
      }
    }
    return hashes;
  }

  private static List<String> ours() {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    return command;
  }

  private void rendersOn(String mount, String reason) throws Exception {
    Path home = Files.createDirectory(folder.resolve("home"));
    assumeTrue(
        run(mount, home, List.of("true")).code() == 0,
        "no mount in a name space of one's own here");
    Path photo = TestPhoto.write(folder.resolve("a.dng"), 300, 200);
    assertThat(Run.of("paint", photo, "--no-launch", "--no-store").code()).isZero();
    Path expected = folder.resolve("expected.pfm");
    assertThat(Run.of("develop", photo, "-o", expected, "--no-store").code()).isZero();
    Path out = folder.resolve("out.pfm");
    List<String> command = ours();
    command.addAll(List.of("develop", photo.toString(), "-o", out.toString()));
    Run run = run(mount, home, command);
    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out()).contains("the render goes on without it").contains(reason);
    assertThat(out).hasSameBinaryContentAs(expected);
  }

  /// Runs a command where the folder is on such a disk; what it says comes back as output.
  private static Run run(String mount, Path home, List<String> command)
      throws IOException, InterruptedException {
    return run(mount, home, home, command);
  }

  private static Run run(String mount, Path place, Path home, List<String> command)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("unshare", "-rm", "sh", "-c"));
    words.addAll(List.of(mount + " && shift && exec \"$@\"", "sh", place.toString()));
    words.addAll(command);
    try {
      ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
      builder.environment().put("PENTIMENTO_HOME", home.toString());
      Process process = builder.start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Run(process.waitFor(), said, "");
    } catch (IOException e) {
      return new Run(127, e.toString(), "");
    }
  }
}
