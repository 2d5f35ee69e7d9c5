package pentimento.app;

import static org.assertj.core.api.Assertions.assertThat;
import static pentimento.app.Run.ok;
import static pentimento.app.TestPixels.paint;
import static pentimento.app.TestPixels.read;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// Several paintings in one edit, one above the other.
class SeveralPaintingsTest {

  private static final Rect LOW = new Rect(10, 12, 9, 7);
  private static final Rect HIGH = new Rect(15, 15, 20, 9);

  @TempDir private Path folder = Path.of("");

  @Test
  void the_upper_one_stands_on_the_lower_one() throws Exception {
    Path photo = TestPhoto.write(folder.resolve("a.dng"), 64, 48);
    Path plain = develop(photo, "plain.pfm");
    ok(Run.of("paint", photo, "--no-launch"));
    ok(Run.of("paint", photo, "--no-launch", "--at", "after:colorin", "--base", "linked"));
    Path upper = folder.resolve("a.kra");
    Path lower = folder.resolve("a.dng.kra");
    assertThat(upper).exists();
    assertThat(lower).exists();
    assertThat(develop(photo, "nothing.pfm")).hasSameBinaryContentAs(plain);

    paint(lower, "dodge", LOW, 1.5f, 1);
    paint(upper, "dodge", HIGH, 1.5f, 1);
    assertThat(ok(Run.of("status", photo)).out()).contains("below     stale");
    Planes below = read(develop(photo, "below.pfm", "--no-paintings", "--until", "after:colorin"));
    Planes low = read(develop(photo, "low.pfm", "--until", "after:through#1"));
    for (int y = 0; y < 48; y++) {
      for (int x = 0; x < 64; x++) {
        float light = LOW.contains(x, y) ? 1.5f : 0f;
        assertThat(low.at(1, x, y)).isEqualTo(below.at(1, x, y) + light);
      }
    }
    Planes whole = read(develop(photo, "whole.pfm", "--until", "before:filmicrgb"));
    ok(Run.of("refresh", photo));
    assertThat(ok(Run.of("status", photo)).out()).doesNotContain("stale");
    ok(Run.of("kra", "flatten", upper, "-o", folder.resolve("flat.pfm")));
    Planes flat = read(folder.resolve("flat.pfm"));
    for (int c = 0; c < 3; c++) assertThat(flat.plane(c)).isEqualTo(whole.plane(c));

    ok(Run.of("edit", "set", photo, "temperature.red=2.5"));
    String said = ok(Run.of("status", photo)).out();
    assertThat(said.split("temperature.red was", -1)).as(said).hasSize(3);
    ok(Run.of("refresh", photo));
    assertThat(ok(Run.of("status", photo)).out()).doesNotContain("stale");
    Path shown = folder.resolve("shown.pfm");
    ok(Run.of("paint", photo, "--show", "difference", "-o", shown));
    float[] light = read(shown).plane(1);
    for (int i = 0; i < light.length; i++) {
      assertThat(light[i] > 1).as("%d", i).isEqualTo(HIGH.contains(i % 64, i / 64));
    }
  }

  @Test
  void none_is_made_before_demosaic_or_behind_the_output_transform() {
    Path photo = TestPhoto.write(folder.resolve("a.dng"), 64, 48);
    Run early = Run.of("paint", photo, "--no-launch", "--at", "before:demosaic");
    assertThat(early.code()).isEqualTo(ExitCode.UNSUPPORTED);
    assertThat(early.err()).contains("one sample a pixel");
    Run late = Run.of("paint", photo, "--no-launch", "--at", "after:colorout");
    assertThat(late.code()).isEqualTo(ExitCode.UNSUPPORTED);
    assertThat(late.err()).contains("not linear");
    assertThat(folder.resolve("a.kra")).doesNotExist();
    assertThat(folder.resolve("a.dng.edit.json")).doesNotExist();
  }

  private Path develop(Path photo, String name, Object... more) {
    Path out = folder.resolve(name);
    Object[] line = Arrays.copyOf(new Object[] {"develop", photo, "-o", out}, 4 + more.length);
    System.arraycopy(more, 0, line, 4, more.length);
    ok(Run.of(line));
    return out;
  }
}
