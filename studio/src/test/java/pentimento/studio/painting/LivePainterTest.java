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
import pentimento.engine.Source;
import pentimento.engine.store.ObjectStore;
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
import pentimento.pixel.colour.RgbSpace;
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
  private final LivePainter live = new LivePainter(painter, new LivePaintings(1 << 28));
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

      // In four tiles of Krita's, all in two tiles of ours.
      stroke("dodge", new Rect(100, 110, 60, 30), 1.5f);
      same(render(session));
      assertThat(live.composited()).isEqualTo(4);
      assertThat(log)
          .extracting(Executed::rect)
          .containsExactlyInAnyOrder(new Rect(0, 64, 256, 64), new Rect(0, 128, 256, 64));

      log.clear();
      stroke("burn", new Rect(500, 400, 10, 10), 0.25f);
      same(render(session));
      assertThat(live.composited()).isEqualTo(1);
      assertThat(log)
          .extracting(Executed::rect)
          .containsExactly(new Rect(256, 384, 256, 64).intersect(WHOLE));

      // Painted over with nothing: what was there before the second stroke is found again.
      log.clear();
      stroke("dodge", new Rect(100, 110, 60, 30), 0f);
      same(render(session));
      assertThat(live.composited()).isEqualTo(4);
      assertThat(log).hasSizeLessThanOrEqualTo(2);
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

  @Test
  void a_picture_in_use_does_not_change_under_its_reader() {
    Source before = flat(live);
    Planes read = read(before);
    stroke("dodge", new Rect(100, 110, 60, 30), 1.5f);
    Source after = flat(live);
    assertThat(live.composited()).isEqualTo(4);
    assertThat(read(before).plane(0)).isEqualTo(read.plane(0));
    assertThat(read(after).plane(0))
        .isNotEqualTo(read.plane(0))
        .isEqualTo(read(flat(painter)).plane(0));
  }

  @Test
  void paintings_share_what_memory_there_is() {
    long one = 2L * 3 * Float.BYTES * WHOLE.area();
    Source first = flat(new LivePainter(painter, new LivePaintings(one - 1)));
    assertThat(first).isNotInstanceOf(FlatPicture.class);
    LivePaintings room = new LivePaintings(one);
    assertThat(flat(new LivePainter(painter, room))).isInstanceOf(FlatPicture.class);
    LivePainter again = new LivePainter(painter, room);
    assertThat(flat(again)).isInstanceOf(FlatPicture.class);
    assertThat(again.composited()).isZero();
  }

  @Test
  void what_the_store_holds_is_not_flattened_again() {
    Painter storing = new Painter(new ObjectStore(folder.resolve("store")), memory, _ -> {});
    assertThat(read(flat(storing)).plane(1)).isEqualTo(read(flat(painter)).plane(1));
    LivePainter reading = new LivePainter(storing, new LivePaintings(1 << 28));
    assertThat(read(flat(reading)).plane(1)).isEqualTo(read(flat(painter)).plane(1));
    assertThat(reading.composited()).isZero();
  }

  /// The flattened painting.
  private Source flat(Flattening flattening) {
    try (Photo open = Photo.open(photo)) {
      Darkroom room = new Darkroom(scratch.executor(), flattening);
      return room.prepare(
              open,
              edit(),
              edit().modules().size(),
              List.of(),
              RgbSpace.SRGB,
              true,
              new Cancellation())
          .segments()
          .getLast()
          .source();
    }
  }

  private static Planes read(Source source) {
    Planes planes = Planes.allocate(source.info().bounds(), source.info().channels());
    source.read(planes);
    return planes;
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
