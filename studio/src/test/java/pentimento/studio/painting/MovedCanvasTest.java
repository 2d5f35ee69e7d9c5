package pentimento.studio.painting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import pentimento.engine.Executor;
import pentimento.formats.PictureFile;
import pentimento.formats.Pictures;
import pentimento.kra.FileLayer;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.kra.PaintLayer;
import pentimento.kra.PixelFormat;
import pentimento.kra.PlanarPixels;
import pentimento.kra.edit.CanvasMotion;
import pentimento.kra.edit.KraEdit;
import pentimento.kra.edit.NewNode;
import pentimento.kra.edit.SaveOptions;
import pentimento.ops.crop.Crop;
import pentimento.ops.flip.Flip;
import pentimento.ops.flip.Orientation;
import pentimento.pipe.Edit;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Module;
import pentimento.pipe.Place;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Planes;
import pentimento.pixel.Progress;
import pentimento.pixel.Rect;
import pentimento.pixel.Unsupported;
import pentimento.studio.Darkroom;
import pentimento.studio.Develop;
import pentimento.studio.Duplicate;
import pentimento.studio.Photo;
import pentimento.studio.Sidecar;
import pentimento.studio.Target;
import pentimento.studio.TestPicture;
import pentimento.studio.identity.OwnEdit;

/// Crops and turns below a painting: what is painted stays on what it was painted on.
class MovedCanvasTest {

  private static final Rect STROKE = new Rect(33, 41, 20, 17);

  @TempDir private Path folder = Path.of("");

  private final Memory memory = new Memory(null);
  private final List<String> notes = new ArrayList<>();
  private final Darkroom darkroom =
      new Darkroom(new Executor(1, 64, 64), new Painter(null, memory, notes::add));
  private Path photo = Path.of("");
  private Path kra = Path.of("");

  @AfterEach
  void close() {
    darkroom.close();
  }

  @ParameterizedTest
  @EnumSource
  void paint_follows_a_crop_and_comes_back(Through.Base base) {
    paint(base);
    Planes whole = develop();
    // 120 x 100: origin (12, 20), size 84 x 60.
    crop(new Crop(0.1f, 0.2f, 0.8f, 0.8f));
    assertThat(refresh()).contains("what is painted moved along");
    Planes cropped = develop();
    Rect kept = new Rect(12, 20, cropped.width(), cropped.height());
    assertThat(cropped.width()).isLessThan(whole.width());
    for (int c = 0; c < 3; c++) {
      assertThat(cropped.plane(c)).isEqualTo(whole.crop(kept).plane(c));
    }
    assertThat(refresh()).isEqualTo("fresh");
    // The same size at another place.
    crop(new Crop(0.2f, 0.1f, 0.9f, 0.7f));
    assertThat(notes).isEmpty();
    develop();
    assertThat(notes).hasSize(1).allMatch(note -> note.contains("has moved"));
    assertThat(refresh()).contains("what is painted moved along");
    notes.clear();
    develop();
    assertThat(notes).isEmpty();
    crop(Crop.DEFAULTS);
    assertThat(refresh()).contains("what is painted moved along");
    Planes back = develop();
    for (int c = 0; c < 3; c++) assertThat(back.plane(c)).isEqualTo(whole.plane(c));
  }

  static Stream<Arguments> paint_follows_turns_and_mirrorings() {
    return Stream.of(Through.Base.values())
        .flatMap(base ->
            Stream.of(Orientation.values())
                .filter(o -> o != Orientation.AS_SHOT && o != Orientation.NONE)
                .map(o -> Arguments.of(o, base)));
  }

  @ParameterizedTest
  @MethodSource
  void paint_follows_turns_and_mirrorings(Orientation turn, Through.Base base) {
    paint(base);
    Planes whole = develop();
    Flip flip = new Flip(turn);
    turn(flip);
    assertThat(refresh()).contains("what is painted moved along");
    Planes turned = develop();
    ImageInfo info;
    try (Photo open = Photo.open(photo)) {
      info = open.source(1, new Cancellation()).info();
    }
    assertThat(turned.rect()).isEqualTo(flip.output(info).bounds());
    for (int y = 0; y < turned.height(); y++) {
      for (int x = 0; x < turned.width(); x++) {
        Rect from = flip.source(new Rect(x, y, 1, 1), info);
        for (int c = 0; c < 3; c++) {
          assertThat(turned.at(c, x, y)).isEqualTo(whole.at(c, from.x(), from.y()));
        }
      }
    }
    assertThat(refresh()).isEqualTo("fresh");
    turn(new Flip(Orientation.NONE));
    assertThat(refresh()).contains("what is painted moved along");
    Planes back = develop();
    for (int c = 0; c < 3; c++) assertThat(back.plane(c)).isEqualTo(whole.plane(c));
  }

  @ParameterizedTest
  @EnumSource
  void paint_stays_on_the_canvas_when_told_so(Through.Base base) {
    paint(base);
    Planes whole = develop();
    crop(new Crop(0.1f, 0.2f, 0.8f, 0.8f));
    assertThat(refresh(Refresh.Geometry.STAY)).endsWith("what is painted stays");
    assertThat(refresh()).isEqualTo("fresh");
    Planes cropped = develop();
    // The stroke lies at the same pixels, over what is 12 right and 20 down on the photograph.
    int x = STROKE.x() + 3;
    int y = STROKE.y() + 3;
    assertThat(cropped.at(1, x, y)).isGreaterThan(1f);
    assertThat(cropped.at(1, 0, 0)).isEqualTo(whole.at(1, 12, 20));
    assertThat(cropped.at(1, STROKE.x() - 12 + 1, STROKE.y() - 20 + 1)).isLessThan(1f);
  }

  @ParameterizedTest
  @EnumSource
  void what_does_not_move_by_its_offset_is_refused_by_name(Through.Base base) throws IOException {
    paint(base);
    try (KraDocument open = KraDocument.open(kra)) {
      KraEdit.of(open)
          .addOnTop(NewNode.vector("lettering", "<svg/>"))
          .save(kra, SaveOptions.REPLACE);
    }
    byte[] document = Files.readAllBytes(kra);
    crop(new Crop(0.1f, 0.2f, 0.8f, 0.8f));
    assertThatThrownBy(this::refresh)
        .isInstanceOf(Unsupported.class)
        .hasMessageContaining("lettering");
    assertThat(Files.readAllBytes(kra)).isEqualTo(document);
  }

  @ParameterizedTest
  @EnumSource
  void below_a_canvas_that_was_resized_in_the_editor_a_crop_moves_the_base_alone(Through.Base base)
      throws IOException {
    paint(base);
    resize(150, 130, 10, 5);
    Planes whole = develop();
    assertThat(whole.rect()).isEqualTo(Rect.ofSize(150, 130));
    // 120 x 100: origin (12, 20), size 84 x 60.
    crop(new Crop(0.1f, 0.2f, 0.8f, 0.8f));
    assertThat(refresh()).contains("it moved under what is painted");
    assertThat(refresh()).isEqualTo("fresh");
    notes.clear();
    Planes cropped = develop();
    assertThat(notes).isEmpty();
    assertThat(cropped.rect()).isEqualTo(whole.rect());
    Rect left = new Rect(10 + 12, 5 + 20, 84, 60);
    for (int c = 0; c < 3; c++) {
      assertThat(cropped.crop(left).plane(c)).isEqualTo(whole.crop(left).plane(c));
    }
    assertThat(cropped.at(1, left.x() - 1, left.y())).isZero();
    crop(Crop.DEFAULTS);
    assertThat(refresh()).contains("it moved under what is painted");
    Planes back = develop();
    for (int c = 0; c < 3; c++) assertThat(back.plane(c)).isEqualTo(whole.plane(c));
    // A turn would have to turn the canvas, of which nobody knows what it was meant to hold.
    byte[] document = Files.readAllBytes(kra);
    turn(new Flip(Orientation.ROTATE_90));
    assertThatThrownBy(this::refresh).isInstanceOf(Unsupported.class);
    assertThat(Files.readAllBytes(kra)).isEqualTo(document);
  }

  /// As the editor does: all layers move with the canvas's corner.
  private void resize(int width, int height, int right, int down) {
    CanvasMotion motion = CanvasMotion.by(right, down);
    try (KraDocument document = KraDocument.open(kra)) {
      KraEdit edit = KraEdit.of(document).resize(width, height);
      Layer base = document.layers().getLast();
      if (base instanceof FileLayer) edit.follow(motion, base).move(base, right, down);
      else edit.follow(motion);
      edit.save(kra, SaveOptions.REPLACE);
    }
  }

  /// A painting over a crop that keeps everything, with a stroke of light.
  private void paint(Through.Base base) {
    photo = TestPicture.write(folder.resolve("a.pfm"), 120, 100);
    try (Photo open = Photo.open(photo)) {
      Edit edit = TestPicture.edit(open).insert(0, Module.of("crop", Crop.DEFAULTS));
      kra =
          Paint.at(
                  darkroom,
                  open,
                  edit,
                  Place.parse("before:colorout"),
                  base,
                  false,
                  new Cancellation())
              .document();
    }
    Planes stroke = Planes.allocate(STROKE, 4);
    for (float[] plane : stroke.planes()) Arrays.fill(plane, 1f);
    try (KraDocument document = KraDocument.open(kra)) {
      for (Layer l : document.layers()) {
        if (l instanceof PaintLayer p && p.name().equals("dodge")) {
          KraEdit.of(document)
              .pixels(p, PlanarPixels.of(PixelFormat.RGBA_F32, stroke))
              .save(kra, SaveOptions.REPLACE);
        }
      }
    }
  }

  private void crop(Crop crop) {
    Edit edit = edit();
    int at = edit.indexOf("crop");
    write(edit.replace(at, edit.modules().get(at).withOperation(crop)));
  }

  private void turn(Flip flip) {
    Edit edit = edit();
    int at = edit.indexOf("flip");
    write(
        at < 0
            ? edit.insert(0, Module.of("flip", flip))
            : edit.replace(at, edit.modules().get(at).withOperation(flip)));
  }

  private void write(Edit edit) {
    Sidecar.write(photo, edit, Darkroom.catalogue());
  }

  private Edit edit() {
    return java.util.Objects.requireNonNull(Sidecar.find(photo, Darkroom.catalogue()));
  }

  private String refresh() {
    return refresh(Refresh.Geometry.FOLLOW);
  }

  private String refresh(Refresh.Geometry geometry) {
    try (Photo open = Photo.open(photo)) {
      OwnEdit own = new OwnEdit(Duplicate.first(photo), edit(), null);
      return Refresh.run(darkroom, open, own, memory, geometry, new Cancellation())
          .getFirst()
          .note();
    }
  }

  private Planes develop() {
    Path out = folder.resolve("out.pfm");
    try (Photo open = Photo.open(photo)) {
      Develop.run(
          darkroom,
          open,
          edit(),
          new Develop.Request(Target.of(out, null, null, 92), null, null, true),
          new Cancellation(),
          Progress.NONE);
    }
    try (PictureFile picture = Pictures.open(out)) {
      return picture.read();
    }
  }
}
