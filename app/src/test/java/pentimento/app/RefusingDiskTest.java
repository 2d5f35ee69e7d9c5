package pentimento.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A store on a disk that is really full, or really read-only: the render goes on, says so, and has
/// the same bits. The disks are small ones in memory, mounted in a name space of their own, so that
/// not even the administrator may write on them; skipped where the system does not allow that.
class RefusingDiskTest {

  private static final String FULL = "mount -t tmpfs -o size=200k tmpfs \"$1\"";
  private static final String READ_ONLY = "mount -t tmpfs -o ro tmpfs \"$1\"";

  @TempDir private Path folder = Path.of("");

  @Test
  void on_a_full_disk_the_render_goes_on_and_says_so() throws Exception {
    rendersOn(FULL, "No space left");
  }

  @Test
  void on_a_read_only_disk_the_render_goes_on_and_says_so() throws Exception {
    rendersOn(READ_ONLY, "ead-only");
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
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(List.of("develop", photo.toString(), "-o", out.toString()));
    Run run = run(mount, home, command);
    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out()).contains("the render goes on without it").contains(reason);
    assertThat(out).hasSameBinaryContentAs(expected);
  }

  /// Runs a command where the folder is on such a disk; what it says comes back as output.
  private static Run run(String mount, Path home, List<String> command)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("unshare", "-rm", "sh", "-c"));
    words.addAll(List.of(mount + " && shift && exec \"$@\"", "sh", home.toString()));
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
