package pentimento.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.pixel.Rect;
import pentimento.studio.Live;
import pentimento.studio.LiveBelow;
import pentimento.studio.LiveOutputs;
import pentimento.studio.painting.LivePaintings;

/// A process that serves keeps paintings in memory, and gives the bits of one that keeps none.
class ServedStrokesTest {

  @TempDir private Path folder = Path.of("");

  private final LiveOutputs outputs = new LiveOutputs(1 << 24);
  private final Live live = new Live(new LivePaintings(1 << 28), outputs, new LiveBelow(1 << 24));

  @Test
  void strokes_and_edits_give_the_bits_of_a_fresh_process() {
    Path photo = TestPhoto.write(folder.resolve("a.dng"), 203, 155);
    assertThat(Run.of("paint", photo, "--no-launch").code()).isZero();
    same(photo);
    stroke(new Rect(20, 30, 90, 25), 1.5f);
    same(photo);
    stroke(new Rect(150, 120, 30, 30), 0.25f);
    same(photo, "--set", "exposure.ev=1.3");
    same(photo, "--space", "p3");
    same(photo, "-t", "3", "--tile", "37x19");
  }

  @Test
  void of_a_jpeg_only_the_rows_that_changed_are_made() {
    Path photo = TestPhoto.write(folder.resolve("a.dng"), 203, 155);
    assertThat(Run.of("paint", photo, "--no-launch").code()).isZero();
    same("jpg", photo);
    same("jpg", photo);
    assertThat(outputs.encoded()).as("nothing changed").isZero();
    stroke(new Rect(20, 70, 90, 25), 1.5f);
    same("jpg", photo, "-t", "3", "--tile", "37x19");
    // The stroke lies in tiles of 64: rows 64 to 127 of 155, in blocks of 8.
    assertThat(outputs.encoded()).isEqualTo(8);
    stroke(new Rect(0, 140, 203, 15), 2);
    same("jpg", photo);
    // And those of the stroke before, which it takes away.
    assertThat(outputs.encoded()).isEqualTo(12);
    // In blocks of 16, and small.
    same("jpg", photo, "--space", "p3");
    same("jpg", photo, "--quality", "80");
    assertThat(outputs.encoded()).isEqualTo(10);
    same("jpg", photo, "--size", "90x90");
    stroke(new Rect(20, 70, 90, 25), 0.5f);
    same("jpg", photo, "--size", "90x90");
    assertThat(outputs.encoded()).isBetween(1, 8);
    same("jpg", photo, "--set", "exposure.ev=1.3");
    assertThat(outputs.encoded()).isEqualTo(20);
  }

  private void same(Path photo, String... more) {
    same("pfm", photo, more);
  }

  private void same(String ending, Path photo, String... more) {
    Path served = folder.resolve("served." + ending);
    StringWriter err = new StringWriter();
    String[] words = words(photo, served, more);
    int code =
        ServeCommand.run(
            live, folder, words, new PrintWriter(new StringWriter()), new PrintWriter(err));
    assertThat(code).as(err.toString()).isZero();
    Path fresh = folder.resolve("fresh." + ending);
    Object[] own = words(photo, fresh, more);
    assertThat(Run.of(own).code()).isZero();
    assertThat(served).hasSameBinaryContentAs(fresh);
  }

  private static String[] words(Path photo, Path out, String... more) {
    String[] words = {"develop", photo.toString(), "-o", out.toString(), "--no-store"};
    String[] all = Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return all;
  }

  private void stroke(Rect where, float light) {
    TestPixels.paint(folder.resolve("a.kra"), "dodge", where, light, light);
  }
}
