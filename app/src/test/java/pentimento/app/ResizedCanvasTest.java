package pentimento.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static pentimento.app.Run.ok;
import static pentimento.app.TestPixels.paint;
import static pentimento.app.TestPixels.read;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pentimento.kra.KraDocument;
import pentimento.kra.edit.CanvasMotion;
import pentimento.kra.edit.KraEdit;
import pentimento.kra.edit.SaveOptions;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// A canvas that got another size in the editor: all layers, the base too, moved with it.
class ResizedCanvasTest {

  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;
  private static final Rect STROKE = new Rect(20, 30, 14, 10);

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"embedded", "linked"})
  void the_picture_stays_under_the_paint_and_the_modules_above_take_the_size(String base) {
    Path photo = TestPhoto.write(folder.resolve("a.dng"), WIDTH, HEIGHT);
    ok(Run.of("paint", photo, "--no-launch", "--base", base));
    paint(folder.resolve("a.kra"), "dodge", STROKE, 1.5f, 1);
    ok(Run.of("refresh", photo));
    Planes before = develop(photo);
    resize(9, 5, WIDTH + 20, HEIGHT + 11);
    moved(before, develop(photo), 9, 5);
    resize(-16, -12, WIDTH - 10, HEIGHT - 8);
    moved(before, develop(photo), -7, -7);
    assertThat(ok(Run.of("status", photo)).out()).contains("below     fresh");
    assertThat(ok(Run.of("refresh", photo)).out()).contains("fresh");

    ok(Run.of("edit", "set", photo, "exposure.ev=1.5"));
    Planes lighter = develop(photo);
    ok(Run.of("refresh", photo));
    assertThat(ok(Run.of("status", photo)).out()).contains("below     fresh");
    same(develop(photo), lighter);
    try (KraDocument document = KraDocument.open(folder.resolve("a.kra"))) {
      assertThat(document.image().width()).isEqualTo(WIDTH - 10);
    }
    Path flat = folder.resolve("flat.pfm");
    ok(Run.of("kra", "flatten", folder.resolve("a.kra"), "-o", flat));
    if (base.equals("embedded")) same(read(flat), lighter);
    Path shown = folder.resolve("shown.pfm");
    ok(Run.of("paint", photo, "--show", "difference", "-o", shown));
    Planes light = read(shown);
    for (int y = 0; y < light.height(); y++) {
      for (int x = 0; x < light.width(); x++) {
        boolean stroke = STROKE.contains(x + 7, y + 7);
        assertThat(light.at(1, x, y) > 1).as("%d, %d", x, y).isEqualTo(stroke);
      }
    }

    // The canvas stays the editor's; a quarter of the picture is gone from under it.
    ok(Run.of("edit", "set", photo, "crop.left=0.25"));
    assertThat(ok(Run.of("refresh", photo)).out()).contains("moved under what is painted");
    Planes cropped = develop(photo);
    assertThat(cropped.rect()).isEqualTo(lighter.rect());
    for (int y = 0; y < cropped.height(); y++) {
      for (int x = 0; x < cropped.width(); x++) {
        float expected = x < WIDTH / 4 - 7 ? 0f : lighter.at(1, x, y);
        assertThat(cropped.at(1, x, y)).as("%d, %d", x, y).isEqualTo(expected);
      }
    }

    // A turn below cannot say what the editor's canvas is to be.
    ok(Run.of("edit", "set", photo, "flip.orientation=rotate-180"));
    Run turn = Run.of("refresh", photo);
    assertThat(turn.code()).isEqualTo(ExitCode.UNSUPPORTED);
    assertThat(turn.err()).contains("flip", "--leave-paint").doesNotContain("in Krita");
    ok(Run.of("refresh", photo, "--leave-paint"));
    // A mirroring loses a column (docs/decisions/0201).
    assertThat(develop(photo).width()).isEqualTo(WIDTH - 16 - 1);
    assertThat(ok(Run.of("status", photo)).out()).contains("below     fresh");
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(strings = {"embedded", "linked"})
  void krita_shows_the_same(String base) throws Exception {
    Path photo = TestPhoto.write(folder.resolve("a.dng"), WIDTH, HEIGHT);
    ok(Run.of("paint", photo, "--no-launch", "--base", base));
    paint(folder.resolve("a.kra"), "dodge", STROKE, 1.5f, 1);
    Path seen = folder.resolve(".seen.raw");
    Map<String, Object> arguments =
        Map.of("file", folder.resolve("a.kra").toString(), "raw", seen.toString());
    try (OpenKrita krita = OpenKrita.start(List.of(), Map.of())) {
      krita.runText(
          arguments,
          """
          document = krita.openDocument(args["file"])
          document.setBatchmode(True)
          krita.activeWindow().addView(document)
          pump(1.5)
          document.waitForDone()
          document.resizeImage(7, -5, %d, %d)
          document.waitForDone()
          if not document.save():
              raise RuntimeError("not saved")
          document.waitForDone()
          with open(args["raw"], "wb") as file:
              file.write(bytes(document.pixelData(0, 0, document.width(), document.height())))
          document.close()
          """
              .formatted(WIDTH - 3, HEIGHT + 6));
    }
    Planes ours = develop(photo);
    assertThat(ours.width()).isEqualTo(WIDTH - 3);
    assertThat(ours.height()).isEqualTo(HEIGHT + 6);
    // Krita shows a linked base in half floats.
    double exact = base.equals("linked") ? 1e-3 : 1e-5;
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(seen)).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < ours.rect().area(); i++) {
      float[] krita = {bytes.getFloat(), bytes.getFloat(), bytes.getFloat()};
      float alpha = bytes.getFloat();
      for (int c = 0; c < 3; c++) {
        double expected = krita[c] * alpha;
        assertThat((double) ours.plane(c)[i])
            .as("%d, %d", i, c)
            .isCloseTo(expected, within(exact * Math.max(1, Math.abs(expected))));
      }
    }
    ok(Run.of("edit", "set", photo, "exposure.ev=1.5"));
    Planes lighter = develop(photo);
    ok(Run.of("refresh", photo));
    same(develop(photo), lighter);
  }

  private static void moved(Planes before, Planes after, int dx, int dy) {
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < after.height(); y++) {
        for (int x = 0; x < after.width(); x++) {
          boolean there = before.rect().contains(x - dx, y - dy);
          assertThat(after.at(c, x, y))
              .as("%d, %d, %d", c, x, y)
              .isEqualTo(there ? before.at(c, x - dx, y - dy) : 0f);
        }
      }
    }
  }

  private static void same(Planes one, Planes other) {
    for (int c = 0; c < 3; c++) assertThat(one.plane(c)).isEqualTo(other.plane(c));
  }

  private void resize(int dx, int dy, int width, int height) {
    Path kra = folder.resolve("a.kra");
    try (KraDocument document = KraDocument.open(kra)) {
      KraEdit edit = KraEdit.of(document).resize(width, height);
      edit.follow(CanvasMotion.by(dx, dy)).save(kra, SaveOptions.REPLACE);
    }
  }

  private Planes develop(Path photo) {
    Path out = folder.resolve("cut.pfm");
    ok(Run.of("develop", photo, "-o", out, "--until", "before:filmicrgb", "--force"));
    return read(out);
  }
}
