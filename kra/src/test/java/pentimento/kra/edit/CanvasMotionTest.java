package pentimento.kra.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pentimento.kra.KraDocument;
import pentimento.kra.KritaCorpus;
import pentimento.kra.PixelFormat;
import pentimento.kra.PlanarPixels;
import pentimento.kra.flatten.FlattenOptions;
import pentimento.kra.flatten.Flattener;
import pentimento.pixel.Planes;
import pentimento.pixel.Problem;
import pentimento.pixel.Rect;
import pentimento.pixel.Unsupported;

/// Pixels of layers are exact; the document flattens to its picture, moved, within two code values
/// as seen.
class CanvasMotionTest {

  @TempDir private Path folder;

  /// The seven turns and mirrorings that take a canvas to a canvas, and a move.
  static List<CanvasMotion> motions(int width, int height) {
    return List.of(
        new CanvasMotion(-1, 0, 0, 1, width - 1, 0),
        new CanvasMotion(1, 0, 0, -1, 0, height - 1),
        new CanvasMotion(-1, 0, 0, -1, width - 1, height - 1),
        new CanvasMotion(0, 1, 1, 0, 0, 0),
        new CanvasMotion(0, 1, -1, 0, height - 1, 0),
        new CanvasMotion(0, -1, 1, 0, 0, width - 1),
        new CanvasMotion(0, -1, -1, 0, height - 1, width - 1),
        CanvasMotion.by(13, -9));
  }

  static List<CanvasMotion> turns() {
    return motions(200, 130);
  }

  @ParameterizedTest
  @MethodSource("turns")
  void pixels_keep_their_bytes(CanvasMotion motion) {
    Planes picture = NewDocumentTest.pattern(new Rect(-70, 31, 150, 90), 3, 4);
    PlanarPixels before = PlanarPixels.of(PixelFormat.RGBA_F32, picture);
    MovedPixels after = MovedPixels.of(before, motion);
    assertThat(after.tiles()).hasSameSizeAs(before.tiles());
    assertThat(after.tiles()).allMatch(t -> after.isPainted(t.column(), t.row()));
    Planes wide = Planes.allocate(new Rect(-100, -100, 300, 300), 4);
    before.reader().read(wide);
    Planes moved = Planes.allocate(after.extent(), 4);
    after.reader().read(moved);
    for (int y = -70; y < 180; y++) {
      for (int x = -90; x < 150; x++) {
        int mx = motion.x(x, y);
        int my = motion.y(x, y);
        boolean inside = moved.rect().intersect(new Rect(mx, my, 1, 1)).area() == 1;
        for (int c = 0; c < 4; c++) {
          assertThat(inside ? moved.at(c, mx, my) : 0f).isEqualTo(wide.at(c, x, y));
        }
      }
    }
  }

  @Test
  void documents_of_the_corpus_follow() {
    List<Path> some =
        KritaCorpus.documents().stream().filter(p -> p.toString().hashCode() % 16 == 0).toList();
    assertThat(follow(some)).isGreaterThan(15);
  }

  @Test
  @Tag("long")
  void all_documents_of_the_corpus_follow() {
    assertThat(follow(KritaCorpus.documents())).isGreaterThan(300);
  }

  @Test
  void what_cannot_follow_is_named_before_anything_is_written() {
    Path file = folder.resolve("a.kra");
    Planes picture = NewDocumentTest.pattern(new Rect(0, 0, 70, 70), 3);
    NewDocumentTest.painting(picture).write(file, SaveOptions.REPLACE);
    try (KraDocument d = KraDocument.open(file)) {
      KraEdit.of(d).addOnTop(NewNode.vector("lettering", "<svg/>")).save(file, SaveOptions.REPLACE);
    }
    try (KraDocument d = KraDocument.open(file)) {
      assertThatThrownBy(() -> KraEdit.of(d).follow(CanvasMotion.by(1, 0)))
          .isInstanceOf(Unsupported.class)
          .hasMessageContaining("lettering")
          .hasMessageContaining("vectors");
    }
  }

  private int follow(List<Path> documents) {
    int followed = 0;
    for (Path path : documents) {
      // Dissolve draws lots by place.
      if (path.toString().contains("dissolve")) continue;
      try (KraDocument d = KraDocument.open(path)) {
        int width = d.image().width();
        int height = d.image().height();
        if ((long) width * height > 1 << 20) continue;
        boolean exact =
            Flattener.flatten(d, FlattenOptions.defaults()).report().inexact().isEmpty();
        List<CanvasMotion> motions = motions(width, height);
        CanvasMotion motion = motions.get(Math.floorMod(path.toString().hashCode() / 16, 8));
        // A blur sees what a move takes out of the canvas.
        boolean blurs = path.toString().contains("/filters/");
        if (!exact || blurs && !motion.turns()) continue;
        follow(d, motion);
        followed++;
      } catch (Problem _) {
        // Damaged on purpose, or made of something that cannot follow.
      }
    }
    return followed;
  }

  private void follow(KraDocument d, CanvasMotion motion) {
    Path file = folder.resolve("moved.kra");
    int width = d.image().width();
    int height = d.image().height();
    KraEdit edit = KraEdit.of(d).follow(motion);
    if (motion.exchangesAxes()) edit.resize(/* width= */ height, /* height= */ width);
    edit.save(file, SaveOptions.REPLACE);
    Planes before = Flattener.flatten(d, FlattenOptions.defaults()).planes();
    Planes after;
    try (KraDocument moved = KraDocument.open(file)) {
      after = Flattener.flatten(moved, FlattenOptions.defaults()).planes();
    }
    // Tiles lie elsewhere on the picture, and Krita rounds where it composites nothing of a painted
    // tile. Blurs sum along rows first, then along columns.
    float step =
        switch (d.image().space().format().depth()) {
          case U8 -> 2.01f / 255;
          case U16 -> 2.01f / 65535;
          case F16 -> 2e-3f;
          case F32 -> 1e-5f;
        };
    int different = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int mx = motion.x(x, y);
        int my = motion.y(x, y);
        if (after.rect().intersect(new Rect(mx, my, 1, 1)).isEmpty()) continue;
        // Colour is undefined where nothing is seen.
        int alpha = before.channels() - 1;
        if (before.at(alpha, x, y) == 0 && after.at(alpha, mx, my) == 0) continue;
        for (int c = 0; c < before.channels(); c++) {
          float a = before.at(c, x, y);
          float b = after.at(c, mx, my);
          float seen = c == alpha ? 1 : before.at(alpha, x, y);
          if (Math.abs(a - b) * seen > step * Math.max(1, Math.abs(a))) different++;
        }
      }
    }
    assertThat(different).as(d.file() + " " + motion).isZero();
  }
}
