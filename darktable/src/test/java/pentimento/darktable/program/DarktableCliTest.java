package pentimento.darktable.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.formats.pfm.PfmFile;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Cancelled;
import pentimento.pixel.MissingProgram;
import pentimento.pixel.Planes;

class DarktableCliTest extends RealDarktable {

  @Test
  void renders_what_was_measured_before() {
    DarktableJob job =
        DarktableJob.of(
            vector("bayer.dng"), vector("default_linear.xmp"), DarktableJob.Space.LINEAR_REC2020);
    Assumptions.assumeTrue(darktable.version().startsWith("4.2.1"), "measured with 4.2.1");
    DarktableRender render = darktable.render(job, new Cancellation());
    assertThat(render.droppedModules()).isEmpty();
    try (PfmFile file = PfmFile.open(vector("default_linear.pfm"))) {
      Planes expected = file.read();
      assertThat(render.planes().rect()).isEqualTo(expected.rect());
      for (int c = 0; c < 3; c++) {
        for (int i = 0; i < expected.plane(c).length; i++) {
          assertThat(render.planes().plane(c)[i]).isCloseTo(expected.plane(c)[i], within(2e-5f));
        }
      }
    }
  }

  private static org.assertj.core.data.Offset<Float> within(float offset) {
    return org.assertj.core.data.Offset.offset(offset);
  }

  @Test
  void names_what_it_dropped(@TempDir Path folder) throws Exception {
    String text = Files.readString(vector("default_linear.xmp"));
    Path newer = folder.resolve("newer.xmp");
    int exposure = text.indexOf("darktable:operation=\"exposure\"");
    String tail = text.substring(exposure).replaceFirst("modversion=\"6\"", "modversion=\"7\"");
    Files.writeString(newer, text.substring(0, exposure) + tail);
    DarktableJob job =
        DarktableJob.of(vector("bayer.dng"), newer, DarktableJob.Space.LINEAR_REC2020);
    assertThat(darktable.render(job, new Cancellation()).droppedModules())
        .containsExactly("exposure (history is 7, darktable is 6)");
  }

  @Test
  void a_picture_it_cannot_read_is_an_error(@TempDir Path folder) throws Exception {
    vector("bayer.dng");
    Path bad = Files.writeString(folder.resolve("bad.dng"), "no raw");
    DarktableJob job = DarktableJob.of(bad, null, DarktableJob.Space.SRGB);
    assertThatThrownBy(() -> darktable.render(job, new Cancellation()))
        .isInstanceOf(MissingProgram.class)
        .hasMessageContaining("bad.dng");
  }

  @Test
  void a_run_that_hangs_or_is_unwanted_is_stopped() {
    DarktableJob job =
        DarktableJob.of(vector("bayer.dng"), null, DarktableJob.Space.SRGB)
            .withLimit(Duration.ofMillis(30));
    assertThatThrownBy(() -> darktable.render(job, new Cancellation()))
        .isInstanceOf(MissingProgram.class)
        .hasMessageContaining("did not finish");
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    assertThatThrownBy(() -> darktable.render(job.withLimit(Duration.ofMinutes(1)), cancelled))
        .isInstanceOf(Cancelled.class);
  }

  @Test
  void a_program_that_is_not_there_is_said() {
    try (DarktableCli absent = new DarktableCli(List.of("/nowhere/darktable-cli"))) {
      assertThatThrownBy(absent::version)
          .isInstanceOf(MissingProgram.class)
          .hasMessageContaining("cannot be started");
    }
  }
}
