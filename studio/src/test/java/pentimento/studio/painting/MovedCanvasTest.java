package pentimento.studio.painting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pentimento.engine.Executor;
import pentimento.formats.PictureFile;
import pentimento.formats.Pictures;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.kra.PaintLayer;
import pentimento.kra.PixelFormat;
import pentimento.kra.PlanarPixels;
import pentimento.kra.edit.KraEdit;
import pentimento.kra.edit.NewNode;
import pentimento.kra.edit.SaveOptions;
import pentimento.ops.crop.Crop;
import pentimento.ops.flip.Flip;
import pentimento.ops.flip.Orientation;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pipe.Operation;
import pentimento.pipe.Place;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Planes;
import pentimento.pixel.Progress;
import pentimento.pixel.Rect;
import pentimento.pixel.Unsupported;
import pentimento.studio.Darkroom;
import pentimento.studio.Develop;
import pentimento.studio.Photo;
import pentimento.studio.Sidecar;
import pentimento.studio.Target;
import pentimento.studio.TestPicture;

/// Crops below a painting: what is painted stays on what it was painted on.
class MovedCanvasTest {

  private static final Rect STROKE = new Rect(33, 41, 20, 17);

  @TempDir private Path folder = Path.of("");

  private final Memory memory = new Memory(null);
  private final Darkroom darkroom =
      new Darkroom(new Executor(1, 64, 64), new Painter(null, memory, _ -> {}));
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
    assertThat(refresh()).endsWith("what is painted moved along");
    Planes cropped = develop();
    Rect kept = new Rect(12, 20, cropped.width(), cropped.height());
    assertThat(cropped.width()).isLessThan(whole.width());
    for (int c = 0; c < 3; c++) {
      assertThat(cropped.plane(c)).isEqualTo(whole.crop(kept).plane(c));
    }
    assertThat(refresh()).isEqualTo("fresh");
    // The same size at another place.
    crop(new Crop(0.2f, 0.1f, 0.9f, 0.7f));
    assertThat(refresh()).endsWith("what is painted moved along");
    crop(Crop.DEFAULTS);
    assertThat(refresh()).endsWith("what is painted moved along");
    Planes back = develop();
    for (int c = 0; c < 3; c++) assertThat(back.plane(c)).isEqualTo(whole.plane(c));
  }

  @ParameterizedTest
  @EnumSource
  void a_turn_is_announced_and_everything_stays(Through.Base base) throws IOException {
    paint(base);
    byte[] document = Files.readAllBytes(kra);
    change(new Flip(Orientation.ROTATE_180));
    assertThatThrownBy(this::refresh)
        .isInstanceOf(Unsupported.class)
        .hasMessageContaining("turned or mirrored");
    assertThat(Files.readAllBytes(kra)).isEqualTo(document);
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

  private void change(Operation operation) {
    write(edit().insert(0, Module.of("flip", operation)));
  }

  private void write(Edit edit) {
    Sidecar.write(photo, edit, Darkroom.catalogue());
  }

  private Edit edit() {
    return java.util.Objects.requireNonNull(Sidecar.find(photo, Darkroom.catalogue()));
  }

  private String refresh() {
    try (Photo open = Photo.open(photo)) {
      return Refresh.run(darkroom, open, edit(), memory, new Cancellation()).getFirst().note();
    }
  }

  private Planes develop() {
    Path out = folder.resolve("out.pfm");
    try (Photo open = Photo.open(photo)) {
      Develop.Outcome _ =
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
