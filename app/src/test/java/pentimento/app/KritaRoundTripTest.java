package pentimento.app;

import static org.assertj.core.api.Assertions.assertThat;
import static pentimento.app.Run.ok;
import static pentimento.app.TestPixels.worst;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pentimento.formats.Metadata;
import pentimento.formats.PictureFile;
import pentimento.formats.PictureHeader;
import pentimento.formats.Pictures;
import pentimento.formats.dng.CalibratedMatrix;
import pentimento.formats.dng.Cfa;
import pentimento.formats.dng.DngWriter;
import pentimento.formats.dng.RawImage;
import pentimento.formats.pfm.PfmWriter;
import pentimento.kra.zip.ZipArchive;
import pentimento.kra.zip.ZipEntry;
import pentimento.pipe.Edit;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.colour.CieLab;
import pentimento.pixel.colour.DeltaE2000;
import pentimento.pixel.colour.Matrix3;
import pentimento.pixel.colour.RgbSpace;
import pentimento.pixel.colour.icc.StandardProfiles;
import pentimento.studio.Darkroom;
import pentimento.studio.Sidecar;

/// From a raw through the real Krita to the finished picture and back, for both kinds of base.
@Tag("long")
class KritaRoundTripTest {

  private static final int WIDTH = 150;
  private static final int HEIGHT = 110;
  private static final Rect MASK = new Rect(20, 10, 50, 40);
  private static final Rect DODGE = new Rect(5, 30, 60, 33);
  private static final float[] LIGHT = {3.5f, 2.25f, 0.25f, 1f};
  private static final Rect BURN = new Rect(40, 20, 70, 60);
  private static final float[] SHADE = {0.5f, 0.25f, 0.75f, 1f};
  private static final Rect HAND = new Rect(70, 50, 64, 48);
  private static final float[] SKIN = {0.75f, 6f, 0.125f, 0.5f};
  private static final int OPACITY = 128;

  /// XYZ relative to D65, the white of Rec.2020.
  private static final Matrix3 XYZ_FROM_REC2020 =
      Matrix3.of(
          0.636958, 0.144617, 0.168881, 0.262700, 0.677998, 0.059302, 0.0, 0.028073, 1.060985);

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"embedded", "linked"})
  void nothing_painted_gives_the_bits_of_no_painting(String base) throws Exception {
    Path photo = TestPhoto.write(folder.resolve("a.dng"), WIDTH, HEIGHT);
    ok(Run.of("paint", photo, "--no-launch", "--base", base));
    byte[] without = develop(photo, "without.pfm", "--no-paintings");
    assertThat(develop(photo, "with.pfm")).isEqualTo(without);
    byte[] jpeg = develop(photo, "without.jpg", "--no-paintings");
    assertThat(develop(photo, "with.jpg")).isEqualTo(jpeg);
    // Opened and saved by Krita, it is still nothing.
    try (OpenKrita krita = OpenKrita.start(List.of(), Map.of())) {
      krita.runText(
          Map.of("file", folder.resolve("a.kra").toString()),
          """
          document = krita.openDocument(args["file"])
          document.setBatchmode(True)
          krita.activeWindow().addView(document)
          pump(1)
          document.waitForDone()
          if not document.save():
              raise RuntimeError("not saved")
          document.waitForDone()
          document.close()
          """);
    }
    assertThat(develop(photo, "with.pfm", "--force")).isEqualTo(without);
    assertThat(ok(Run.of("status", photo)).out())
        .contains("below     fresh")
        .contains("painting  fresh");
  }

  @ParameterizedTest
  @ValueSource(strings = {"embedded", "linked"})
  void what_is_painted_in_krita_is_what_comes_out(String base) throws Exception {
    Path photo = TestPhoto.write(folder.resolve("a.dng"), WIDTH, HEIGHT);
    Path kra = folder.resolve("a.kra");
    ok(Run.of("paint", photo, "--no-launch", "--base", base));
    Path seen = folder.resolve(".seen.raw");
    try (OpenKrita krita = OpenKrita.start(List.of(), Map.of())) {
      krita.run("paint.py", painted(kra, seen));
    }
    Planes expected = expected(photo, base);
    double krita = worst(interleaved(seen), expected);
    double ours = worst(until(photo, "painted.pfm"), expected);
    System.out.println(base + ", painted: Krita's own picture " + krita + ", develop " + ours);
    assertThat(krita).isLessThan(shown(base, 1e-5));
    assertThat(ours).isLessThan(1e-5);
    assertThat(worst(finished(photo), above(photo, expected))).isLessThan(1e-5);
    assertThat(brightest(expected)).as("values above 1").isGreaterThan(3);

    // Exposure and white balance change below: the base alone is replaced.
    Map<String, byte[]> before = entries(kra);
    byte[] backup = Files.readAllBytes(folder.resolve(".a.kra.krita~"));
    set(photo, "exposure.ev=1.25", "temperature.red=2.9", "temperature.blue=1.1");
    assertThat(ok(Run.of("status", photo)).out())
        .contains("below     stale")
        .contains("temperature.red was")
        .contains("exposure.ev was");
    assertThat(ok(Run.of("refresh", photo)).out()).contains("base");
    assertThat(ok(Run.of("status", photo)).out())
        .contains("below     fresh")
        .contains("painting  fresh");
    Map<String, byte[]> after = entries(kra);
    Set<String> changed = new TreeSet<>();
    for (String name : Stream.concat(before.keySet().stream(), after.keySet().stream()).toList()) {
      if (!Arrays.equals(before.get(name), after.get(name))) changed.add(name);
    }
    System.out.println(base + ", refreshed: entries that changed " + changed);
    if (base.equals("linked")) {
      assertThat(changed).isEmpty();
    } else {
      assertThat(changed).allMatch(KritaRoundTripTest::mayChange).hasSizeGreaterThanOrEqualTo(2);
      assertThat(changed.stream().filter(name -> name.contains("/layers/"))).hasSize(1);
    }
    Planes again = expected(photo, base);
    double refreshed = worst(until(photo, "again.pfm"), again);
    System.out.println(base + ", refreshed: develop " + refreshed);
    assertThat(refreshed).isLessThan(1e-5);
    assertThat(worst(again, expected)).as("the change shows").isGreaterThan(0.1);
    // And Krita shows it.
    try (OpenKrita krita2 = OpenKrita.start(List.of(), Map.of())) {
      krita2.runText(
          Map.of("file", kra.toString(), "raw", seen.toString()),
          """
          document = krita.openDocument(args["file"])
          document.setBatchmode(True)
          krita.activeWindow().addView(document)
          pump(1.5)
          document.waitForDone()
          with open(args["raw"], "wb") as file:
              file.write(bytes(document.pixelData(0, 0, document.width(), document.height())))
          document.close()
          """);
    }
    double reopened = worst(interleaved(seen), again);
    System.out.println(base + ", refreshed: Krita's own picture " + reopened);
    assertThat(reopened).isLessThan(shown(base, 1e-5));

    // The folder: the raw, the edit, one document, exported pictures, and nothing else to be seen.
    Files.delete(seen);
    for (String picture : List.of("painted.pfm", "again.pfm", "below.pfm", "expected.pfm")) {
      Files.deleteIfExists(folder.resolve(picture));
    }
    ok(Run.of("develop", photo));
    assertThat(visible()).containsExactlyInAnyOrder("a.dng", "a.dng.edit.json", "a.kra", "a.jpg");
    assertThat(Files.readAllBytes(folder.resolve(".a.kra.krita~")))
        .as("Krita's own backup is kept, hidden")
        .isEqualTo(backup);
  }

  @ParameterizedTest
  @ValueSource(strings = {"embedded", "linked"})
  void a_filter_on_the_base_works_in_the_space_in_which_krita_has_it(String base) throws Exception {
    Path photo = TestPhoto.write(folder.resolve("a.dng"), WIDTH, HEIGHT);
    Path kra = folder.resolve("a.kra");
    ok(Run.of("paint", photo, "--no-launch", "--base", base));
    Path seen = folder.resolve(".seen.raw");
    Map<String, Object> painted = painted(kra, seen);
    painted.put("levels", list(new Rect(60, 20, 80, 70)));
    try (OpenKrita krita = OpenKrita.start(List.of(), Map.of())) {
      krita.run("paint.py", painted);
    }
    double worst = worst(until(photo, "painted.pfm"), interleaved(seen));
    System.out.println(base + ", levels on the base: develop against Krita " + worst);
    assertThat(worst).isLessThan(shown(base, 1e-5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"embedded", "linked"})
  void saturated_patches_come_through_krita_as_they_are(String base) throws Exception {
    double[][] patches = {
      {0.8, 0, 0}, {0, 0.8, 0}, {0, 0, 0.8}, {0.8, 0.8, 0}, {0, 0.8, 0.8}, {0.8, 0, 0.8},
      {0.05, 0, 0}, {0, 0.05, 0}, {0, 0, 0.05}, {0.6, 0.02, 0.3}, {0.1, 0.5, 0.01}, {0.2, 0.2, 0.2}
    };
    Path photo = folder.resolve("a.dng");
    patches(photo, patches);
    String[] place = {"--workflow", "none", "--at", "before:colorout"};
    ok(
        Run.of(
            "paint", photo, "--no-launch", "--base", base, place[0], place[1], place[2], place[3]));
    Planes before = read(develop(photo, "before.pfm"), "before.pfm");
    try (OpenKrita krita = OpenKrita.start(List.of(), Map.of())) {
      krita.run("copy_visible.py", Map.of("file", folder.resolve("a.kra").toString()));
    }
    // Now every pixel has been through Krita.
    Planes after = read(develop(photo, "after.pfm"), "after.pfm");
    assertThat(ok(Run.of("status", photo)).out()).contains("painting  stale");
    double worst = 0;
    double through = 0;
    for (int i = 0; i < patches.length; i++) {
      int x = (i % 4) * 32 + 16;
      int y = (i / 4) * 32 + 16;
      worst = Math.max(worst, deltaE(after, x, y, patches[i]));
      double[] sent = {before.at(0, x, y), before.at(1, x, y), before.at(2, x, y)};
      through = Math.max(through, deltaE(after, x, y, sent));
    }
    System.out.println(
        base + ", patches: raw to final, worst dE2000 " + worst + ", in Krita alone " + through);
    assertThat(worst).isLessThan(0.05);
    assertThat(through).isLessThan(base.equals("linked") ? 0.02 : 0.001);
  }

  /// How far Krita's canvas may be from the numbers: a linked base is shown in half floats, which
  /// no render takes (decision 0503).
  private static double shown(String base, double exact) {
    return base.equals("linked") ? 1e-3 : exact;
  }

  /// A raw of uniform patches, four a row, by a camera whose primaries are Rec.2020's.
  private static void patches(Path file, double[][] patches) {
    int width = 128;
    int height = 96;
    Cfa cfa = Cfa.bayer("RGGB");
    short[] samples = new short[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double[] patch = patches[y / 32 * 4 + x / 32];
        samples[y * width + x] = (short) Math.round(1000 + 60_000 * patch[cfa.at(x, y)]);
      }
    }
    Metadata metadata = Metadata.EMPTY;
    new DngWriter()
        .write(
            file,
            RawImage.simple(
                width,
                height,
                cfa,
                1000,
                61_000,
                List.of(new CalibratedMatrix(21, XYZ_FROM_REC2020.inverse())),
                new double[] {1, 1, 1},
                metadata),
            samples);
  }

  private static double deltaE(Planes picture, int x, int y, double[] rec2020) {
    double[] a = lab(picture.at(0, x, y), picture.at(1, x, y), picture.at(2, x, y));
    double[] b = lab(rec2020[0], rec2020[1], rec2020[2]);
    return DeltaE2000.of(a[0], a[1], a[2], b[0], b[1], b[2]);
  }

  private static double[] lab(double r, double g, double b) {
    double[] xyz = RgbSpace.REC2020.xyzD50FromRgb().times(r, g, b);
    return CieLab.D50.fromXyz(xyz[0], xyz[1], xyz[2]);
  }

  private static boolean mayChange(String entry) {
    return entry.equals("maindoc.xml")
        || entry.equals("preview.png")
        || entry.equals("mergedimage.png")
        || entry.endsWith("/annotations/pentimento")
        // The base layer and its colour outside the tiles.
        || entry.matches(".*/layers/layer\\d+(\\.defaultpixel)?");
  }

  private static Map<String, Object> painted(Path kra, Path seen) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("file", kra.toString());
    map.put("raw", seen.toString());
    map.put("mask", list(MASK));
    map.put("levels", List.of());
    map.put("dodge", Map.of("rect", list(DODGE), "rgba", list(LIGHT)));
    map.put("burn", Map.of("rect", list(BURN), "rgba", list(SHADE)));
    map.put("group", Map.of("rect", list(HAND), "rgba", list(SKIN), "opacity", OPACITY));
    return map;
  }

  /// What the painting should be, from the picture below it and the definitions of the layers. The
  /// white that the mask turns colours round is the base's own: a linked one's, as Krita's two
  /// profiles round it, is 2e-5 beside the document's.
  private Planes expected(Path photo, String base) throws IOException {
    Planes out = until(photo, "below.pfm", "--no-paintings");
    double[] white = base.equals("linked") ? linkedWhite() : new double[] {1, 1, 1};
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int i = y * WIDTH + x;
        for (int c = 0; c < 3; c++) {
          double v = out.plane(c)[i];
          if (MASK.contains(x, y)) v = white[c] - v;
          if (DODGE.contains(x, y)) v += LIGHT[c];
          if (BURN.contains(x, y)) v *= SHADE[c];
          if (HAND.contains(x, y)) {
            double alpha = SKIN[3] * OPACITY / 255;
            v = v * (1 - alpha) + SKIN[c] * alpha;
          }
          out.plane(c)[i] = (float) v;
        }
      }
    }
    return out;
  }

  /// The white of Krita's linear sRGB profile in the document's space.
  private static double[] linkedWhite() {
    Matrix3 document = StandardProfiles.LINEAR_REC2020.xyzFromRgb();
    assertThat(document).isNotNull();
    return java.util.Objects.requireNonNull(document)
        .inverse()
        .times(63190 / 65536.0, 1, 54061 / 65536.0);
  }

  /// The picture at the place of the painting.
  private Planes until(Path photo, String name, String... more) throws IOException {
    String[] all = Arrays.copyOf(more, more.length + 2);
    all[more.length] = "--until";
    all[more.length + 1] = "before:filmicrgb";
    return read(develop(photo, name, all), name);
  }

  private Planes finished(Path photo) throws IOException {
    return read(develop(photo, "painted.pfm"), "painted.pfm");
  }

  /// What the modules above the painting make of a picture.
  private Planes above(Path photo, Planes painting) throws IOException {
    Path picture = folder.resolve("expected.pfm");
    PictureHeader header = PictureHeader.of(painting.width(), painting.height(), 3);
    new PfmWriter().write(picture, header, sink -> sink.band(painting));
    Edit edit = edit(photo);
    Edit upper =
        new Edit(
            "",
            null,
            edit.order(),
            edit.modules().subList(edit.indexOf("filmicrgb"), edit.modules().size()),
            Map.of());
    Sidecar.write(picture, upper, Darkroom.catalogue());
    Planes out = read(develop(picture, "above.pfm"), "above.pfm");
    Files.delete(Sidecar.of(picture));
    Files.delete(folder.resolve("above.pfm"));
    return out;
  }

  private static Edit edit(Path photo) {
    @Nullable Edit found = Sidecar.find(photo, Darkroom.catalogue());
    assertThat(found).isNotNull();
    return java.util.Objects.requireNonNull(found);
  }

  private static void set(Path photo, String... settings) {
    Edit edit = edit(photo);
    for (String setting : settings) edit = edit.set(Darkroom.catalogue(), setting);
    Sidecar.write(photo, edit, Darkroom.catalogue());
  }

  private byte[] develop(Path photo, String name, String... more) throws IOException {
    Object[] all = new Object[more.length + 4];
    all[0] = "develop";
    all[1] = photo;
    all[2] = "-o";
    all[3] = folder.resolve(name);
    System.arraycopy(more, 0, all, 4, more.length);
    ok(Run.of(all));
    return Files.readAllBytes(folder.resolve(name));
  }

  private Planes read(byte[] written, String name) {
    assertThat(written).isNotEmpty();
    try (PictureFile picture = Pictures.open(folder.resolve(name))) {
      return picture.read();
    }
  }

  /// Pixels as Krita hands them out: RGBA, 32-bit float.
  private static Planes interleaved(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    Planes planes = Planes.allocate(Rect.ofSize(WIDTH, HEIGHT), 3);
    assertThat(bytes.remaining()).isEqualTo(16 * WIDTH * HEIGHT);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      for (int c = 0; c < 3; c++) planes.plane(c)[i] = bytes.getFloat();
      assertThat(bytes.getFloat()).isEqualTo(1f);
    }
    return planes;
  }

  private Map<String, byte[]> entries(Path kra) {
    Map<String, byte[]> all = new LinkedHashMap<>();
    try (ZipArchive zip = ZipArchive.open(kra)) {
      for (ZipEntry entry : zip.entries()) all.put(entry.name(), zip.bytes(entry, 1 << 24));
    }
    return all;
  }

  private Set<String> visible() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.map(file -> file.getFileName().toString()).forEach(names::add);
    }
    names.removeIf(name -> name.startsWith("."));
    return names;
  }

  private static float brightest(Planes planes) {
    float brightest = 0;
    for (float v : planes.plane(0)) brightest = Math.max(brightest, v);
    return brightest;
  }

  private static List<Object> list(Rect rect) {
    return List.of(rect.x(), rect.y(), rect.width(), rect.height());
  }

  private static List<Object> list(float[] values) {
    return List.of(values[0], values[1], values[2], values[3]);
  }
}
