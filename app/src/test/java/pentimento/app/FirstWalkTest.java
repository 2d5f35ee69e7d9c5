package pentimento.app;

import static org.assertj.core.api.Assertions.assertThat;
import static pentimento.app.TestPixels.paint;
import static pentimento.app.TestPixels.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// The walk of the README through the real command line: a raw, a painting, a picture.
class FirstWalkTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void a_painting_with_nothing_painted_changes_no_bit() throws IOException {
    Path photo = TestPhoto.write(folder.resolve("a.dng"), 150, 101);
    byte[] raw = Files.readAllBytes(photo);
    Path before = develop(photo, "before.pfm");
    assertThat(Run.of("paint", photo, "--no-launch").code()).isZero();
    Path after = develop(photo, "after.pfm");
    assertThat(after).hasSameBinaryContentAs(before);
    assertThat(Files.readAllBytes(photo)).isEqualTo(raw);
  }

  @Test
  void a_crop_above_the_painting_starts_where_it_does_without() throws IOException {
    Path photo = TestPhoto.write(folder.resolve("a.dng"), 150, 101);
    Object[] crop = {"--set", "crop.left=0.1134", "--set", "crop.top=0.0894"};
    Path before = develop(photo, "before.pfm", crop);
    assertThat(
            Run.of(
                    "paint",
                    photo,
                    "--no-launch",
                    "--at",
                    "after:demosaic",
                    crop[0],
                    crop[1],
                    crop[2],
                    crop[3])
                .code())
        .isZero();
    Path after = develop(photo, "after.pfm");
    assertThat(after).hasSameBinaryContentAs(before);
    assertThat(Run.of("status", photo).out()).contains("below     fresh");
    assertThat(Run.of("refresh", photo).out()).contains("fresh");
  }

  @Test
  void dodged_and_burnt_light_arrives_as_computed() throws IOException {
    Path photo = TestPhoto.write(folder.resolve("a.dng"), 150, 101);
    assertThat(Run.of("paint", photo, "--no-launch").code()).isZero();
    Path cut = develop(photo, "cut.pfm", "--until", "before:through");
    Planes base = read(cut);
    Rect stroke = new Rect(20, 30, 40, 25);
    paint(folder.resolve("a.kra"), "dodge", stroke, 1.5f, 0.25f);
    Planes dodged = read(develop(photo, "dodged.pfm", "--until", "before:filmicrgb"));
    for (int y = 0; y < 101; y++) {
      for (int x = 0; x < 150; x++) {
        float painted = stroke.contains(x, y) ? 1.5f * 0.25f : 0f;
        for (int c = 0; c < 3; c++) {
          float expected = base.at(c, x, y) + painted;
          assertThat(dodged.at(c, x, y))
              .isCloseTo(expected, org.assertj.core.api.Assertions.within(1e-6f));
        }
      }
    }
  }

  @Test
  void a_change_below_is_said_and_the_render_takes_the_fresh_base() throws IOException {
    Path photo = TestPhoto.write(folder.resolve("a.dng"), 64, 48);
    assertThat(Run.of("paint", photo, "--no-launch").code()).isZero();
    assertThat(Run.of("status", photo).out()).contains("below     fresh");
    Path edit = folder.resolve("a.dng.edit.json");
    String text = Files.readString(edit);
    String brighter = text.replace("\"ev\": 0.7", "\"ev\": 1.7");
    assertThat(brighter).isNotEqualTo(text);
    Files.writeString(edit, brighter);
    assertThat(Run.of("status", photo).out())
        .contains("below     stale")
        .contains("exposure.ev was 0.7, is 1.7");
    Path with = develop(photo, "with.pfm");
    Path without = develop(photo, "without.pfm", "--no-paintings");
    assertThat(with).hasSameBinaryContentAs(without);
    Files.writeString(edit, text);
    assertThat(Run.of("status", photo).out()).contains("below     fresh");
  }

  @Test
  void refresh_replaces_the_base_and_keeps_every_other_byte() throws IOException {
    Path photo = TestPhoto.write(folder.resolve("a.dng"), 150, 101);
    assertThat(Run.of("paint", photo, "--no-launch").code()).isZero();
    Path kra = folder.resolve("a.kra");
    paint(kra, "dodge", new Rect(20, 30, 40, 25), 1.5f, 0.25f);
    Run.of("develop", photo, "-o", folder.resolve("one.pfm"));
    Path edit = folder.resolve("a.dng.edit.json");
    Files.writeString(edit, Files.readString(edit).replace("\"ev\": 0.7", "\"ev\": 1.7"));
    Path before = develop(photo, "before.pfm");
    byte[] paint = entryOf(kra, "dodge");
    assertThat(Run.of("refresh", photo).out()).contains("base layer replaced");
    assertThat(Run.of("status", photo).out())
        .contains("below     fresh")
        .contains("painting  fresh")
        .contains("result    fresh");
    assertThat(develop(photo, "after.pfm")).hasSameBinaryContentAs(before);
    assertThat(entryOf(kra, "dodge")).isEqualTo(paint);
    // With the base in the document fresh, the document alone shows the same picture.
    Run flat = Run.of("kra", "flatten", kra, "-o", folder.resolve("flat.pfm"));
    assertThat(flat.code()).as(flat.err()).isZero();
    Planes flattened = read(folder.resolve("flat.pfm"));
    Planes cut = read(develop(photo, "cut.pfm", "--until", "before:filmicrgb"));
    for (int c = 0; c < 3; c++) assertThat(flattened.plane(c)).isEqualTo(cut.plane(c));
    assertThat(Run.of("refresh", photo).out()).contains("fresh");
  }

  @Test
  void unsaved_work_in_krita_makes_refresh_wait() throws IOException {
    Path photo = TestPhoto.write(folder.resolve("a.dng"), 64, 48);
    assertThat(Run.of("paint", photo, "--no-launch").code()).isZero();
    Path kra = folder.resolve("a.kra");
    byte[] document = Files.readAllBytes(kra);
    Files.writeString(folder.resolve(".a.kra-autosave.kra"), "autosaved");
    Path edit = folder.resolve("a.dng.edit.json");
    Files.writeString(edit, Files.readString(edit).replace("\"ev\": 0.7", "\"ev\": 1.7"));
    assertThat(Run.of("refresh", photo).out()).contains("unsaved work");
    assertThat(Files.readAllBytes(kra)).isEqualTo(document);
  }

  @Test
  void bits_do_not_depend_on_threads_or_tiles() throws IOException {
    Path photo = TestPhoto.write(folder.resolve("a.dng"), 203, 155);
    assertThat(Run.of("paint", photo, "--no-launch").code()).isZero();
    Path one = develop(photo, "one.pfm", "-t", "1", "--no-store");
    for (List<String> how :
        List.of(
            List.of("-t", "2"),
            List.of("-t", "3", "--tile", "37x19"),
            List.of("--tile", "64x64"))) {
      Object[] arguments = new Object[how.size() + 1];
      for (int i = 0; i < how.size(); i++) arguments[i] = how.get(i);
      arguments[how.size()] = "--no-store";
      assertThat(develop(photo, "other.pfm", arguments)).hasSameBinaryContentAs(one);
    }
  }

  @Test
  void explain_and_status_speak_json_too() {
    Path photo = TestPhoto.write(folder.resolve("a.dng"), 64, 48);
    Run explained = Run.of("explain", photo, "--json");
    assertThat(explained.code()).isZero();
    assertThat(explained.out()).contains("\"module\": \"demosaic\"").contains("camera RGB");
    assertThat(Run.of("status", photo, "--json").out()).contains("\"edit\": \"none\"");
  }

  private Path develop(Path photo, String name, Object... more) {
    Path out = folder.resolve(name);
    Object[] arguments = new Object[more.length + 4];
    arguments[0] = "develop";
    arguments[1] = photo;
    arguments[2] = "-o";
    arguments[3] = out;
    System.arraycopy(more, 0, arguments, 4, more.length);
    Run run = Run.of(arguments);
    assertThat(run.err().lines().filter(l -> !l.endsWith("which a PFM cannot say"))).isEmpty();
    assertThat(run.code()).isZero();
    return out;
  }

  /// The stored bytes of a layer's pixels.
  private static byte[] entryOf(Path kra, String layer) {
    try (KraDocument document = KraDocument.open(kra)) {
      for (Layer l : document.layers()) {
        if (l.traits().name().equals(layer)) {
          var part = document.part("layers/" + l.traits().filename());
          if (part != null) return part.bytes();
        }
      }
    }
    throw new AssertionError("no layer " + layer);
  }
}
