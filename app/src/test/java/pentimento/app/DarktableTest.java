package pentimento.app;

import static org.assertj.core.api.Assertions.assertThat;
import static pentimento.app.TestPixels.read;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.darktable.conform.Difference;
import pentimento.darktable.conform.Measure;
import pentimento.darktable.program.DarktableCli;

/// The commands that need the real darktable.
class DarktableTest {

  @TempDir private Path folder;

  private static Path vector(String name) {
    Path file =
        Path.of(System.getProperty("pentimento.shared", ""))
            .resolve("specs/darktable-testvectors/raw")
            .resolve(name);
    Assumptions.assumeTrue(Files.exists(file), "needs the test inputs: " + file);
    try (DarktableCli darktable = DarktableCli.find()) {
      Assumptions.assumeTrue(darktable != null, "needs darktable-cli");
    }
    return file;
  }

  @Test
  void conform_judges_the_default_edits() {
    Run run =
        Run.of(
            "conform",
            "--darktable",
            vector("bayer.dng"),
            vector("default_filmic.xmp"),
            "--mean",
            "0.1",
            "--p999",
            "1",
            "--pass",
            "100");
    assertThat(run.out())
        .endsWith("1 edits: 1 within, 0 delegated, 0 beyond, 0 silently different\n");
    assertThat(run.code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void conform_says_what_it_leaves_to_darktable() {
    Run run = Run.of("conform", "--darktable", vector("bayer.dng"), vector("hotpixels.xmp"));
    assertThat(run.out()).contains("delegated  hotpixels");
    assertThat(run.code()).isEqualTo(ExitCode.NOT_MET);
  }

  @Test
  void what_we_do_not_render_darktable_renders() {
    Path out = folder.resolve("hot.pfm");
    Run run =
        Run.of(
            "develop",
            vector("bayer-hot.dng"),
            "--edit",
            vector("hotpixels.xmp"),
            "-o",
            out,
            "--no-store");
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
    assertThat(run.err()).contains("renders the pipe up to demosaic, for hotpixels");
    Difference difference =
        Difference.of(read(out), read(vector("hotpixels.pfm")), Measure.ABSOLUTE);
    assertThat(difference.max()).as(difference.describe()).isLessThan(2e-4);
  }

  @Test
  void diff_finds_a_difference_and_its_place() {
    Path one = vector("rcd.pfm");
    assertThat(Run.of("diff", one, one).code()).isEqualTo(ExitCode.OK);
    Path map = folder.resolve("map.png");
    Run run = Run.of("diff", one, vector("ppg.pfm"), "--heat", map);
    assertThat(run.code()).isEqualTo(ExitCode.NOT_MET);
    assertThat(run.out()).contains("absolute: mean").contains("ΔE2000: mean");
    assertThat(map).isNotEmptyFile();
    assertThat(Run.of("diff", one, vector("flip5.pfm")).code()).isEqualTo(ExitCode.UNSUPPORTED);
  }
}
