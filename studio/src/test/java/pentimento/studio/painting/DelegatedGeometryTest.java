package pentimento.studio.painting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pentimento.studio.painting.DelegatedInputs.vector;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import pentimento.engine.Executor;
import pentimento.engine.store.ObjectStore;
import pentimento.formats.PictureFile;
import pentimento.formats.Pictures;
import pentimento.kra.KraDocument;
import pentimento.kra.PaintLayer;
import pentimento.kra.PixelFormat;
import pentimento.kra.PlanarPixels;
import pentimento.kra.edit.KraEdit;
import pentimento.kra.edit.SaveOptions;
import pentimento.ops.crop.Crop;
import pentimento.ops.flip.Flip;
import pentimento.ops.flip.Orientation;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pipe.Opaque;
import pentimento.pipe.Operation;
import pentimento.pipe.Place;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Planes;
import pentimento.pixel.Progress;
import pentimento.pixel.Rect;
import pentimento.pixel.Unsupported;
import pentimento.studio.Darkroom;
import pentimento.studio.Develop;
import pentimento.studio.Duplicate;
import pentimento.studio.Edits;
import pentimento.studio.Photo;
import pentimento.studio.Target;
import pentimento.studio.Workflow;
import pentimento.studio.identity.OwnEdit;

/// Crops, turns and lens corrections below a painting, in a part of the pipe that the real
/// darktable renders.
class DelegatedGeometryTest {

  /// Green becomes twice as light there.
  private static final Rect STROKE = new Rect(60, 50, 9, 7);

  private static final Offset<Float> NEAR = Offset.offset(1e-3f);

  @TempDir private Path folder = Path.of("");

  private final List<String> notes = new ArrayList<>();
  private Memory memory = new Memory(null);
  private Darkroom darkroom = new Darkroom(new Executor(1, 64, 64), (_, _, _, _, _) -> null);
  private Path photo = Path.of("");
  private Path kra = Path.of("");

  @AfterEach
  void close() {
    darkroom.close();
  }

  @ParameterizedTest
  @EnumSource
  void paint_follows_crops_and_turns_that_darktable_renders(Through.Base base) throws IOException {
    paint(base);
    Planes whole = develop();
    assertThat(notes).filteredOn(note -> note.startsWith("darktable")).hasSize(1);
    set("crop", new Crop(0.25f, 0.25f, 0.75f, 0.75f));
    assertThat(refresh(Refresh.Geometry.FOLLOW)).contains("what is painted moved along");
    Planes cropped = develop();
    // The crop begins at even pixels, where darktable shows what it showed before.
    int x = whole.width() / 4;
    int y = whole.height() / 4;
    Planes kept = whole.crop(new Rect(x, y, cropped.width(), cropped.height()));
    assertThat(difference(kept, cropped)).isLessThan(1e-3);
    set("crop", Crop.DEFAULTS);
    assertThat(refresh(Refresh.Geometry.FOLLOW)).contains("what is painted moved along");
    assertThat(difference(whole, develop())).isZero();
    set("flip", new Flip(Orientation.ROTATE_90));
    assertThat(refresh(Refresh.Geometry.FOLLOW)).contains("what is painted moved along");
    Planes turned = develop();
    assertThat(turned.width()).isEqualTo(whole.height());
    int x1 = STROKE.x();
    int y1 = STROKE.y();
    assertThat(turned.at(1, whole.height() - 1 - y1, x1)).isCloseTo(whole.at(1, x1, y1), NEAR);
    assertThat(turned.at(1, whole.height() - y1, x1)).isCloseTo(whole.at(1, x1, y1 - 1), NEAR);
  }

  /// darktable's demosaic begins at an even pixel of what the lens correction asks for: where that
  /// shifts, its picture differs by 0.04 of hot pixels of 1, the next pixel's by 0.8.
  @ParameterizedTest
  @CsvSource({"0.25, 0.25, 1e-3", "0.26, 0.11, 1e-3", "0.12, 0.11, 0.05", "0.37, 0.25, 0.05"})
  void paint_follows_a_crop_of_what_a_real_lens_correction_made(
      float left, float top, double tolerance) throws IOException {
    paint(Through.Base.EMBEDDED);
    Planes before = develop();
    set("lens", realLens());
    assertThat(refresh(Refresh.Geometry.STAY)).endsWith("what is painted stays");
    Planes whole = develop();
    // darktable leaves the last column and row away.
    assertThat(whole.width()).isEqualTo(before.width() - 1);
    set("crop", new Crop(left, top, 0.9f, 0.85f));
    assertThat(refresh(Refresh.Geometry.FOLLOW)).contains("what is painted moved along");
    Planes cropped = develop();
    int x = (int) (before.width() * left);
    int y = (int) (before.height() * top);
    Planes kept = whole.crop(new Rect(x, y, cropped.width(), cropped.height()));
    assertThat(difference(kept, cropped)).isLessThan(tolerance);
  }

  @ParameterizedTest
  @EnumSource
  void a_changed_lens_correction_waits_for_the_users_word(Through.Base base) throws IOException {
    paint(base);
    develop();
    byte[] document = Files.readAllBytes(kra);
    set("lens", lens(1.05f));
    assertThatThrownBy(() -> refresh(Refresh.Geometry.FOLLOW))
        .isInstanceOf(Unsupported.class)
        .hasMessageContaining("lens")
        .hasMessageContaining("--leave-paint");
    assertThat(Files.readAllBytes(kra)).isEqualTo(document);
    assertThat(notes).noneMatch(note -> note.contains("has moved"));
    develop();
    assertThat(notes).anyMatch(note -> note.contains("has moved"));
    set("lens", lens(1f));
    assertThat(refresh(Refresh.Geometry.FOLLOW)).isEqualTo("fresh");
    set("lens", lens(1.05f));
    assertThat(refresh(Refresh.Geometry.STAY)).endsWith("what is painted stays");
    assertThat(refresh(Refresh.Geometry.FOLLOW)).isEqualTo("fresh");
    set("crop", new Crop(0.25f, 0.25f, 0.75f, 0.75f));
    assertThat(refresh(Refresh.Geometry.FOLLOW)).contains("what is painted moved along");
  }

  @ParameterizedTest
  @EnumSource
  void what_darktable_made_is_not_made_again(Through.Base base) throws IOException {
    paint(base);
    notes.clear();
    Planes first = develop();
    assertThat(refresh(Refresh.Geometry.FOLLOW)).isEqualTo("fresh");
    assertThat(difference(first, develop())).isZero();
    assertThat(notes).noneMatch(note -> note.startsWith("darktable"));
  }

  private static double difference(Planes a, Planes b) {
    assertThat(b.width()).isEqualTo(a.width());
    assertThat(b.height()).isEqualTo(a.height());
    double most = 0;
    // darktable demosaics the edges of a crop by another method.
    for (int y = 9; y < a.height() - 9; y++) {
      for (int x = 9; x < a.width() - 9; x++) {
        float one = a.at(1, a.rect().x() + x, a.rect().y() + y);
        float other = b.at(1, b.rect().x() + x, b.rect().y() + y);
        most = Math.max(most, Math.abs(one - other));
      }
    }
    return most;
  }

  /// A painting above a lens correction, a turn, a crop and a velvia without strength, the topmost
  /// of which darktable renders.
  private void paint(Through.Base base) throws IOException {
    photo = Files.copy(vector("bayer-hot.dng"), folder.resolve("hot.dng"));
    memory = new Memory(folder.resolve("store"));
    ObjectStore store = new ObjectStore(folder.resolve("store"));
    darkroom.close();
    Painter painter = new Painter(store, memory, notes::add);
    darkroom = new Darkroom(new Executor(2, 64, 64), painter, null, store, notes::add);
    try (Photo open = Photo.open(photo)) {
      Edit edit = Edits.of(open, vector("hotpixels.xmp"), Workflow.NONE, List.of());
      edit = insert(edit, "before:flip", Module.of("lens", lens(1f)));
      edit = insert(edit, "before:colorout", Module.of("crop", Crop.DEFAULTS));
      edit = insert(edit, "after:crop", Module.of("velvia", velvia()));
      OwnEdit own = new OwnEdit(Duplicate.first(photo), edit, null);
      Place place = Place.parse("before:colorout");
      Cancellation never = new Cancellation();
      kra = Paint.at(darkroom, open, own, place, base, false, memory, never).document();
    }
    try (KraDocument document = KraDocument.open(kra)) {
      if (!(document.layers().getFirst() instanceof PaintLayer layer)) throw new AssertionError();
      Planes stroke = Planes.allocate(STROKE, 4);
      for (float[] plane : stroke.planes()) Arrays.fill(plane, 1f);
      Arrays.fill(stroke.plane(1), 2f);
      KraEdit.of(document)
          .pixels(layer, PlanarPixels.of(PixelFormat.RGBA_F32, stroke))
          .save(kra, SaveOptions.REPLACE);
    }
  }

  private static Edit insert(Edit edit, String place, Module module) {
    return edit.insert(Place.parse(place).index(edit), module);
  }

  private static Opaque velvia() {
    ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putFloat(0f);
    return new Opaque("velvia", 2, HexFormat.of().formatHex(bytes.putFloat(1f).array()), "velvia");
  }

  /// No camera and no lens are named, so that darktable lets the picture pass.
  private static Opaque lens(float scale) {
    return lens(lensBytes().putFloat(12, scale));
  }

  /// One that lensfun knows, at 24 mm.
  private static Opaque realLens() {
    ByteBuffer bytes = lensBytes().putFloat(12, 1f).putFloat(16, 1f).putFloat(20, 24f);
    bytes.putFloat(24, 5.6f).putFloat(28, 10f).putInt(312, 1);
    bytes.put(36, "Canon EOS 5D Mark III".getBytes(StandardCharsets.US_ASCII));
    bytes.put(164, "Canon EF 24-105mm f/4L IS USM".getBytes(StandardCharsets.US_ASCII));
    return lens(bytes);
  }

  private static ByteBuffer lensBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(316).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(0, 1).putInt(4, 7).putInt(32, 1);
    return bytes.putFloat(296, 1f).putFloat(300, 1f).putFloat(304, 1f).putFloat(308, 1f);
  }

  private static Opaque lens(ByteBuffer bytes) {
    byte[] all = new byte[bytes.capacity()];
    bytes.get(0, all);
    return new Opaque("lens", 6, HexFormat.of().formatHex(all), "lens");
  }

  private void set(String id, Operation operation) {
    Edit edit = edit();
    int at = edit.indexOf(id);
    Edit now = edit.replace(at, edit.modules().get(at).withOperation(operation));
    Duplicate.first(photo).write(now, Darkroom.catalogue());
  }

  private Edit edit() {
    return Objects.requireNonNull(Duplicate.first(photo).find(Darkroom.catalogue()));
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
    Develop.Request request = new Develop.Request(Target.of(out, null, null, 92), null, null, true);
    try (Photo open = Photo.open(photo)) {
      Develop.run(darkroom, open, edit(), request, new Cancellation(), Progress.NONE);
    }
    try (PictureFile picture = Pictures.open(out)) {
      return picture.read();
    }
  }
}
