package pentimento.studio.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import pentimento.engine.Executor;
import pentimento.formats.pfm.PfmFile;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.kra.PaintLayer;
import pentimento.kra.PixelFormat;
import pentimento.kra.PlanarPixels;
import pentimento.kra.edit.KraEdit;
import pentimento.kra.edit.SaveOptions;
import pentimento.pipe.Edit;
import pentimento.pipe.Place;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.studio.Darkroom;
import pentimento.studio.Develop;
import pentimento.studio.Duplicate;
import pentimento.studio.Photo;
import pentimento.studio.Sidecar;
import pentimento.studio.Target;
import pentimento.studio.TestPicture;
import pentimento.studio.painting.Memory;
import pentimento.studio.painting.Paint;
import pentimento.studio.painting.Painter;
import pentimento.studio.painting.PaintingStatus;
import pentimento.studio.painting.Through;

/// A real painting to be watched, its saves made by our own writer, the clock by the test.
abstract class WatchedPainting {

  private static final Rect STROKE = new Rect(3, 4, 9, 7);

  @TempDir Path folder = Path.of("");

  final Memory memory = new Memory(null);
  final Darkroom darkroom =
      new Darkroom(new Executor(1, 64, 64), new Painter(null, memory, _ -> {}));
  final List<String> said = new ArrayList<>();
  Path photo = Path.of("");
  Path kra = Path.of("");
  long clock;

  @BeforeEach
  void paint() {
    photo = TestPicture.write(folder.resolve("a.pfm"), 40, 30);
    kra = paint(photo);
  }

  Path paint(Path of) {
    return paint(of, Through.Base.EMBEDDED);
  }

  Path paint(Path of, Through.Base base) {
    try (Photo open = Photo.open(of)) {
      Place place = Place.parse("before:colorout");
      return Paint.at(
              darkroom, open, TestPicture.edit(open), place, base, false, new Cancellation())
          .document();
    }
  }

  @AfterEach
  void close() {
    darkroom.close();
  }

  Watch watch(boolean manual, Path path) {
    return watch(Watch.Settings.of(manual, this::request), path);
  }

  Watch watch(Watch.Settings settings, Path path) {
    return new Watch(
        darkroom,
        memory,
        List.of(path),
        settings,
        Watch.Renderer.in(darkroom),
        event -> said.add(line(event)));
  }

  String line(WatchEvent event) {
    String home = folder + folder.getFileSystem().getSeparator();
    return event.line().replace("  ", " ").replace(home, "");
  }

  Develop.Request request(Duplicate of) {
    Path target = folder.resolve("out" + of.suffix() + ".pfm");
    return new Develop.Request(Target.of(target, null, null, 92), null, null, true);
  }

  /// What was said since the last time.
  List<String> said() {
    List<String> lines = List.copyOf(said);
    said.clear();
    return lines;
  }

  long tick() {
    return clock += 100_000_000L;
  }

  /// Steps on until long after everything is at rest.
  void settle(Watch watch) {
    for (int i = 0; i < 12; i++) watch.step(tick(), new Cancellation());
  }

  PaintingStatus status() {
    try (Photo open = Photo.open(photo)) {
      Edit edit = Sidecar.find(photo, Darkroom.catalogue());
      assertThat(edit).isNotNull();
      return PaintingStatus.of(photo, edit, open.hash(), _ -> false, memory).getFirst();
    }
  }

  void set(String setting) {
    Edit edit = Sidecar.find(photo, Darkroom.catalogue());
    assertThat(edit).isNotNull();
    Sidecar.write(photo, edit.set(Darkroom.catalogue(), setting), Darkroom.catalogue());
  }

  /// The same, as programs save that write into the file.
  void strokeInPlace(float light) throws IOException {
    Path elsewhere = Files.copy(kra, folder.resolve("elsewhere.tmp"));
    stroke(elsewhere, light);
    Files.write(kra, Files.readAllBytes(elsewhere));
    Files.delete(elsewhere);
  }

  void stroke(float light) {
    stroke(kra, light);
  }

  /// Saves a document with light on its dodge layer, as one piece.
  static void stroke(Path file, float light) {
    Planes stroke = Planes.allocate(STROKE, 4);
    for (int c = 0; c < 3; c++) Arrays.fill(stroke.plane(c), light);
    Arrays.fill(stroke.plane(3), 1f);
    try (KraDocument document = KraDocument.open(file)) {
      for (Layer l : document.layers()) {
        if (l instanceof PaintLayer p && p.name().equals("dodge")) {
          KraEdit.of(document)
              .pixels(p, PlanarPixels.of(PixelFormat.RGBA_F32, stroke))
              .save(file, SaveOptions.REPLACE);
        }
      }
    }
  }

  Planes output() {
    try (PfmFile file = PfmFile.open(folder.resolve("out.pfm"))) {
      return file.read();
    }
  }
}
