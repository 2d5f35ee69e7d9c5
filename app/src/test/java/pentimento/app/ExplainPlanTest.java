package pentimento.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `explain --plan` on a raw and on a painting.
class ExplainPlanTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void an_export_shows_fusions_halos_and_what_sees_the_whole_picture() {
    Path photo = TestPhoto.write(folder.resolve("a.dng"), 150, 101);
    String text = plan(photo);
    assertThat(text).contains("export: 150x101+0+0").contains("global    highlights");
    assertThat(text)
        .containsPattern("area      demosaic\\n +makes 150x101\\+0\\+0, reads \\d+ pixels");
    assertThat(text).containsPattern("fused     .*channelmixerrgb.*filmicrgb.*colorout");
    assertThat(text).contains("memory: at most 1 MiB").doesNotContain("store");
    String small = plan(photo, "--size", "30x30");
    assertThat(small).contains("export: 30x21+0+0").contains("finalscale");
    // Small at the end: everything before is done at full size.
    assertThat(small.indexOf("finalscale")).isGreaterThan(small.indexOf("filmicrgb"));
  }

  @Test
  void a_preview_is_made_small_early_and_a_region_asks_for_a_part() {
    Path photo = TestPhoto.write(folder.resolve("a.dng"), 900, 600);
    String preview = plan(photo, "--for", "preview", "--size", "90x90");
    assertThat(preview).contains("preview: 90x60+0+0 of 90x60 at 0.1");
    assertThat(preview.indexOf("preview-scale")).isLessThan(preview.indexOf("filmicrgb"));
    assertThat(preview).contains("kept in tiles");
    String region = plan(photo, "--region", "50x40+300+200");
    assertThat(region).contains("region: 50x40+300+200 of 900x600");
    assertThat(region).contains("makes 256x256+256+0");
    assertThat(Run.of("explain", photo, "--plan", "--region", "all").code())
        .isEqualTo(ExitCode.BAD_PARAMETER);
    assertThat(Run.of("explain", photo, "--plan", "--for", "fun").code())
        .isEqualTo(ExitCode.BAD_PARAMETER);
    assertThat(Run.of("explain", photo, "--size", "3x3").err()).contains("--plan");
  }

  @Test
  void the_parts_of_a_painting_and_json() {
    Path photo = TestPhoto.write(folder.resolve("a.dng"), 64, 48);
    assertThat(Run.of("paint", photo, "--no-launch").code()).isZero();
    String text = plan(photo);
    assertThat(text).contains("through a.kra").doesNotContain("reused");
    String json = plan(photo, "--json");
    assertThat(json).contains("\"source\": \"through a.kra\"").contains("\"kind\": \"global\"");
    assertThat(json).contains("\"kept\": \"nowhere\"").contains("\"rendered\": true");
  }

  @Test
  void what_the_store_holds_is_said_and_nothing_below_is_rendered() {
    Path photo = TestPhoto.write(folder.resolve("a.dng"), 65, 49);
    assertThat(Run.of("paint", photo, "--no-launch").code()).isZero();
    assertThat(Run.of("develop", photo, "-o", folder.resolve("a.pfm"), "--force").code()).isZero();
    String text = Run.of("explain", photo, "--plan").out();
    assertThat(text).contains("reused from the store").contains("not rendered");
    assertThat(Run.of("explain", photo, "--plan", "--set", "exposure.ev=1.9").out())
        .contains("to be flattened")
        .doesNotContain("not rendered");
  }

  private static String plan(Path photo, String... more) {
    Object[] words = new Object[more.length + 4];
    words[0] = "explain";
    words[1] = photo;
    words[2] = "--plan";
    words[3] = "--no-store";
    System.arraycopy(more, 0, words, 4, more.length);
    Run run = Run.of(words);
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    return run.out();
  }
}
