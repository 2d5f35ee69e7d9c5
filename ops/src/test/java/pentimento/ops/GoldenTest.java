package pentimento.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import pentimento.formats.PictureHeader;
import pentimento.formats.pfm.PfmFile;
import pentimento.formats.pfm.PfmWriter;
import pentimento.pipe.Cfa;
import pentimento.pipe.Evaluation;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Json;
import pentimento.pipe.Meaning;
import pentimento.pipe.Operation;
import pentimento.pipe.OperationType;
import pentimento.pipe.Rgb;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.colour.RgbSpace;

/// The small pictures under `src/test/golden/OPERATION/CASE`: what an operation with the parameters
/// of `case.json` makes of a drawn pattern must be `expected.pfm`, to the bit.
///
/// A case without its picture fails. `-Dgolden.update=true` writes pictures anew and prints how far
/// they moved; such changes are a commit of their own.
class GoldenTest {

  private static final int WIDTH = 24;
  private static final int HEIGHT = 8;

  @TestFactory
  Stream<DynamicTest> cases() throws IOException {
    Path golden = Path.of(System.getProperty("pentimento.root"), "ops/src/test/golden");
    List<Path> files;
    try (Stream<Path> tree = Files.walk(golden)) {
      files = tree.filter(p -> p.endsWith("case.json")).sorted().toList();
    }
    assertThat(files).isNotEmpty();
    return files.stream()
        .map(file ->
            DynamicTest.dynamicTest(
                golden.relativize(file.getParent()).toString(), () -> check(file)));
  }

  private static void check(Path file) throws IOException {
    Map<String, Object> json = Json.readObject(file.toString(), Files.readString(file));
    Path folder = file.getParent();
    String id = folder.getParent().getFileName().toString();
    OperationType<?> type = Operations.catalogue().find(id);
    assertThat(type).as("operation " + id).isNotNull();
    Operation operation =
        type.fromFile(type.defaults(), Json.object(file.toString(), "params", json.get("params")));
    String input = String.valueOf(json.getOrDefault("input", "working"));
    ImageInfo in = info(input);
    Planes given =
        switch (input) {
          case "counts" -> mosaic(in, 15800);
          case "mosaic" -> mosaic(in, 1);
          default -> pattern();
        };
    Planes out = Evaluation.render(operation, in, given, operation.output(in).bounds());
    Path picture = folder.resolve("expected.pfm");
    if (Boolean.getBoolean("golden.update")) update(picture, out);
    assertThat(picture).exists();
    try (PfmFile expected = PfmFile.open(picture)) {
      Planes planes = expected.read();
      for (int c = 0; c < out.channels(); c++) {
        assertThat(out.plane(c)).isEqualTo(planes.plane(c));
      }
    }
  }

  private static ImageInfo info(String input) {
    if (input.equals("mosaic") || input.equals("counts")) {
      Meaning mosaic = Meaning.MOSAIC;
      return new ImageInfo(
          WIDTH,
          HEIGHT,
          1,
          mosaic,
          Cfa.RGGB,
          TestCamera.of(TestCamera.CAMERA_FROM_XYZ, new Rgb(2.1, 1, 1.6), 0f),
          Rgb.ONE,
          Rgb.ONE,
          1,
          RgbSpace.SRGB);
    }
    boolean camera = input.equals("camera");
    Rgb asShot = new Rgb(2.1, 1, 1.6);
    var taken = TestCamera.of(TestCamera.CAMERA_FROM_XYZ, asShot, 0.5f);
    return camera
        ? TestCamera.cameraRgb(WIDTH, HEIGHT, taken, Rgb.ONE)
        : TestCamera.rgb(WIDTH, HEIGHT, taken);
  }

  /// The pattern as a sensor of red, green, green and blue sees it, cut at saturation.
  private static Planes mosaic(ImageInfo in, float saturation) {
    Planes rgb = pattern();
    Planes planes = Planes.allocate(in.bounds(), 1);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        float light = rgb.at(Cfa.RGGB.colour(x, y), x, y);
        planes.plane(0)[y * WIDTH + x] = saturation * Math.min(0.03f + 0.95f * light, 1f);
      }
    }
    return planes;
  }

  /// From -0.02 to 40 in steps of equal ratio along x; grey, then six hues, then one negative.
  private static Planes pattern() {
    Planes planes = Planes.allocate(Rect.ofSize(WIDTH, HEIGHT), 3);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        float light = x == 0 ? 0f : (float) (40 * StrictMath.pow(2, 0.75 * (x - WIDTH + 1)));
        for (int c = 0; c < 3; c++) {
          boolean lit = y == 0 || y == 7 || ((y >> c) & 1) == 1;
          float share = lit ? 1f : 0.125f;
          planes.plane(c)[y * WIDTH + x] = y == 7 && c == 2 ? -0.0005f * light : share * light;
        }
      }
    }
    return planes;
  }

  private static void update(Path picture, Planes out) throws IOException {
    if (Files.exists(picture)) {
      double moved = 0;
      try (PfmFile old = PfmFile.open(picture)) {
        Planes before = old.read();
        for (int c = 0; c < 3; c++) {
          for (int i = 0; i < before.plane(c).length && i < out.plane(c).length; i++) {
            moved = Math.max(moved, Math.abs(before.plane(c)[i] - out.plane(c)[i]));
          }
        }
      }
      System.out.println(picture + " moved by up to " + moved);
    }
    new PfmWriter()
        .write(
            picture,
            PictureHeader.of(out.width(), out.height(), out.channels()),
            sink -> sink.band(out));
  }
}
