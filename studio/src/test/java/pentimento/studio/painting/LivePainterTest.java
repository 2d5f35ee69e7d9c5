package pentimento.studio.painting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.engine.Executed;
import pentimento.engine.Executor;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.kra.PaintLayer;
import pentimento.kra.PixelFormat;
import pentimento.kra.PlanarPixels;
import pentimento.kra.edit.KraEdit;
import pentimento.kra.edit.SaveOptions;
import pentimento.ops.colorout.OutputSpace;
import pentimento.pipe.Edit;
import pentimento.pipe.Place;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Planes;
import pentimento.pixel.Progress;
import pentimento.pixel.Rect;
import pentimento.studio.Darkroom;
import pentimento.studio.Photo;
import pentimento.studio.Session;
import pentimento.studio.Sidecar;
import pentimento.studio.TestPicture;

/// A stroke is rendered where it was painted, with the bits of a render from scratch.
class LivePainterTest {

  private static final Rect WHOLE = Rect.ofSize(600, 530);

  @TempDir private Path folder = Path.of("");

  private final Memory memory = new Memory(null);
  private final Painter painter = new Painter(null, memory, _ -> {});
  private final LivePainter live = new LivePainter(painter);
  private final Darkroom scratch = new Darkroom(new Executor(1, 64, 64), painter);
  private final Darkroom darkroom = new Darkroom(new Executor(2, 64, 64), live);
  private final List<Executed> log = Collections.synchronizedList(new ArrayList<>());
  private Path photo = Path.of("");
  private Path kra = Path.of("");

  @BeforeEach
  void paint() {
    photo = TestPicture.write(folder.resolve("a.pfm"), WHOLE.width(), WHOLE.height());
    try (Photo open = Photo.open(photo)) {
      kra =
          Paint.at(
                  scratch,
                  open,
                  TestPicture.edit(open),
                  Place.parse("before:colorout"),
                  Through.Base.EMBEDDED,
                  false,
                  new Cancellation())
              .document();
    }
  }

  @AfterEach
  void close() {
    scratch.close();
    darkroom.close();
  }

  @Test
  void a_stroke_renders_its_tiles_with_the_bits_of_the_whole() {
    try (Session session =
        new Session(darkroom, Photo.open(photo), OutputSpace.SRGB, 1 << 28, log::add)) {
      same(render(session));
      log.clear();
      same(render(session));
      assertThat(log).isEmpty();
      assertThat(live.composited()).isZero();

      // In four tiles of Krita's, all in the first tile of ours.
      stroke("dodge", new Rect(100, 110, 60, 30), 1.5f);
      same(render(session));
      assertThat(live.composited()).isEqualTo(4);
      assertThat(log).extracting(Executed::rect).containsExactly(new Rect(0, 0, 256, 256));

      log.clear();
      stroke("burn", new Rect(500, 400, 10, 10), 0.25f);
      same(render(session));
      assertThat(live.composited()).isEqualTo(1);
      assertThat(log)
          .extracting(Executed::rect)
          .containsExactly(new Rect(256, 256, 256, 256).intersect(WHOLE));

      // Painted over with nothing: what was there before the second stroke is found again.
      log.clear();
      stroke("dodge", new Rect(100, 110, 60, 30), 0f);
      same(render(session));
      assertThat(live.composited()).isEqualTo(4);
      assertThat(log).hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  void what_is_no_stroke_is_composited_as_a_whole() {
    try (Session session =
        new Session(darkroom, Photo.open(photo), OutputSpace.SRGB, 1 << 28, log::add)) {
      same(render(session));
      stroke("dodge", new Rect(10, 10, 60, 30), 1.5f);
      try (KraDocument document = KraDocument.open(kra)) {
        KraEdit.of(document).show(layer(document, "dodge"), false).save(kra, SaveOptions.REPLACE);
      }
      log.clear();
      same(render(session));
      assertThat(live.composited()).isEqualTo(90);
      // And comes out as it was.
      assertThat(log).isEmpty();
    }
  }

  private Planes render(Session session) {
    return session.region(edit(), WHOLE, new Cancellation(), Progress.NONE);
  }

  private void same(Planes shown) {
    try (Session fresh =
        new Session(scratch, Photo.open(photo), OutputSpace.SRGB, 1 << 28, _ -> {})) {
      Planes whole = render(fresh);
      assertThat(shown.rect()).isEqualTo(WHOLE);
      for (int c = 0; c < 3; c++) {
        assertThat(Arrays.equals(shown.plane(c), whole.plane(c))).as("plane " + c).isTrue();
      }
    }
  }

  private void stroke(String layer, Rect rect, float light) {
    Planes stroke = Planes.allocate(rect, 4);
    for (float[] plane : stroke.planes()) Arrays.fill(plane, light);
    Arrays.fill(stroke.plane(3), light == 0 ? 0f : 1f);
    try (KraDocument document = KraDocument.open(kra)) {
      KraEdit.of(document)
          .pixels(layer(document, layer), PlanarPixels.of(PixelFormat.RGBA_F32, stroke))
          .save(kra, SaveOptions.REPLACE);
    }
  }

  private static PaintLayer layer(KraDocument document, String name) {
    for (Layer l : document.layers()) {
      if (l instanceof PaintLayer p && p.name().equals(name)) return p;
    }
    throw new AssertionError(name);
  }

  private Edit edit() {
    return Objects.requireNonNull(Sidecar.find(photo, Darkroom.catalogue()));
  }
}
