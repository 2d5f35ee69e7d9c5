package pentimento.formats.exr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pentimento.formats.AlphaConversion;
import pentimento.formats.Metadata;
import pentimento.formats.Noise;
import pentimento.formats.PictureHeader;
import pentimento.formats.PictureHeader.Alpha;
import pentimento.formats.Program;
import pentimento.formats.pfm.PfmWriter;
import pentimento.formats.tiff.Field;
import pentimento.formats.tiff.FieldType;
import pentimento.formats.tiff.TiffFile;
import pentimento.pixel.Planes;
import pentimento.pixel.Problem;
import pentimento.pixel.Rect;
import pentimento.pixel.Unsupported;

/// OpenImageIO (the OpenEXR library) reads what we write, and we read what it writes.
class ForeignExrTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-d float --compression none",
        "-d float --compression rle",
        "-d float --compression zips",
        "-d float --compression zip",
        "-d float --compression piz",
        "-d half --compression piz",
        "-d half --compression zip",
        "-d half --compression rle",
        "-d uint32 --compression zip",
        "-d float --compression zip --tile 32 48",
        "-d float --compression piz --tile 64 64",
        "-d half --compression piz --tile 33 17",
        "-d float --compression none --tile 16 16",
      })
  void we_read_theirs(String options) throws Exception {
    Planes picture = smooth(101, 77, options.contains("uint"));
    Path ours = folder.resolve("ours.pfm");
    Path theirs = folder.resolve("theirs.exr");
    new PfmWriter().write(ours, PictureHeader.of(101, 77, 3), picture);
    String said = oiiotool(ours, options, theirs);
    assertThat(Files.exists(theirs)).as(said).isTrue();
    if (options.contains("half")) halve(picture);
    try (ExrFile exr = ExrFile.open(theirs)) {
      if (options.contains("uint")) {
        // It scales whole numbers to 1, we give them as they are.
        float[] given = picture.plane(2);
        float[] read = exr.read().plane(2);
        for (int i = 0; i < read.length; i++) {
          assertThat(read[i] / 4294967295.0).isCloseTo(given[i], within(1e-6));
        }
        return;
      }
      assertThat(exr.read().planes()).as(options).isDeepEqualTo(picture.planes());
      Rect part = new Rect(30, 31, 40, 33);
      assertThat(exr.read(part).planes()).isDeepEqualTo(picture.crop(part).planes());
    }
  }

  @ParameterizedTest
  @CsvSource({"NONE,FLOAT", "RLE,FLOAT", "ZIPS,FLOAT", "ZIP,FLOAT", "ZIP,HALF", "RLE,HALF"})
  void they_read_ours(Compression compression, PixelType type) throws Exception {
    Planes picture = smooth(131, 67, false);
    if (type == PixelType.HALF) halve(picture);
    Path ours = folder.resolve("ours.exr");
    Path back = folder.resolve("back.tif");
    new ExrWriter(compression, type, Chromaticities.REC2020, 2)
        .write(ours, PictureHeader.of(131, 67, 3), picture);
    oiiotool(ours, "-d float", back);
    try (TiffFile tiff = TiffFile.open(back)) {
      assertThat(tiff.read().planes()).isDeepEqualTo(picture.planes());
    }
    assertThat(Program.run("oiiotool", "--info", "-v", ours.toString()))
        .contains("chromaticities: 0.708, 0.292, 0.17, 0.797, 0.131, 0.046, 0.3127, 0.329")
        .contains("channel list: R, G, B");
  }

  @Test
  void they_see_what_is_known_of_the_photograph() throws Exception {
    Metadata camera = Metadata.ofCamera("Maker", "M 1", 0.004, 5.6, 400, 50, "2026:01:02 03:04:05");
    List<Field> place =
        List.of(
            Field.ascii(1, "S"),
            Field.rationals(2, 100, 33, 30, 36),
            Field.ascii(3, "E"),
            Field.rationals(4, 100, 18, 15, 0),
            Field.bytes(5, FieldType.BYTE, (byte) 1),
            Field.rationals(6, 10, 12.5));
    Metadata all =
        new Metadata(
            with(camera.image(), Field.ascii(270, "apples"), Field.ascii(33432, "(c) Ann")),
            camera.exposure(),
            place,
            new Metadata.Description(
                "Äpfel", null, 4, List.of("Ann", "Bo"), null, List.of("fruit", "still life")));
    Path ours = folder.resolve("ours.exr");
    new ExrWriter(Compression.NONE, PixelType.FLOAT, null, 1)
        .write(ours, PictureHeader.of(9, 7, 3).with(all), smooth(9, 7, false));
    assertThat(Program.run("oiiotool", "--info", "-v", ours.toString()))
        .contains("ExposureTime: 0.004")
        .contains("FNumber: 5.6")
        .contains("2026:01:02 03:04:05")
        .contains("isoSpeed: 400")
        .contains("cameraMake: \"Maker\"")
        .contains("cameraModel: \"M 1\"")
        .contains("nominalFocalLength: 50")
        .contains("latitude: -33.51")
        .contains("longitude: 18.25")
        .contains("altitude: -12.5")
        .contains("title: \"Äpfel\"")
        .contains("rating: 4")
        .contains("creator: \"Ann; Bo\"")
        .contains("apples")
        .contains("(c) Ann")
        .contains("subject: \"fruit; still life\"");
  }

  private static List<Field> with(List<Field> fields, Field... more) {
    return Stream.concat(fields.stream(), Stream.of(more)).toList();
  }

  @Test
  void they_see_our_layers() throws Exception {
    Planes picture = Noise.unbounded(9, 9, 4);
    Path ours = folder.resolve("ours.exr");
    new ExrWriter(Compression.ZIP, PixelType.FLOAT, null, 1)
        .write(
            ours,
            Metadata.EMPTY,
            List.of(
                new ExrWriter.Layer("", Alpha.ASSOCIATED, picture),
                new ExrWriter.Layer("burn", Alpha.ASSOCIATED, picture)));
    assertThat(Program.run("oiiotool", "--info", "-v", ours.toString()))
        .contains("R, G, B, A, burn.R, burn.G, burn.B, burn.A");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-d float --compression zip", "-d float --compression piz --tile 16 16"})
  void we_read_their_layers(String options) throws Exception {
    Path ours = folder.resolve("ours.pfm");
    Path theirs = folder.resolve("theirs.exr");
    Planes picture = smooth(20, 30, false);
    new PfmWriter().write(ours, PictureHeader.of(20, 30, 3), picture);
    List<String> command = new ArrayList<>(List.of("oiiotool", ours.toString(), ours.toString()));
    command.addAll(List.of("--mulc", "2", "--chnames", "dodge.left.R,dodge.left.G,dodge.left.B"));
    command.addAll(List.of("--chappend"));
    command.addAll(List.of(options.split(" ")));
    command.addAll(List.of("-o", theirs.toString()));
    Program.run(command.toArray(new String[0]));
    try (ExrFile exr = ExrFile.open(theirs)) {
      ExrPart part = exr.parts().getFirst();
      assertThat(part.layers()).containsExactly("", "dodge.left");
      assertThat(exr.read().planes()).isDeepEqualTo(picture.planes());
      Planes layer = exr.read(0, part.picture("dodge.left"), part.dataWindow(), 2);
      for (float[] plane : picture.planes()) {
        for (int i = 0; i < plane.length; i++) plane[i] *= 2;
      }
      assertThat(layer.planes()).isDeepEqualTo(picture.planes());
    }
  }

  @Test
  void transparency_means_the_same_to_them_and_to_us() throws Exception {
    Rect rect = Rect.ofSize(3, 1);
    float[][] straight = {{8f, 2f, 4f}, {1f, 1f, 1f}, {0f, 0f, -1f}, {0.5f, 0f, 1f}};
    Path ours = folder.resolve("ours.exr");
    new ExrWriter(Compression.ZIP, PixelType.FLOAT, null, 1)
        .write(
            ours, PictureHeader.of(3, 1, 4).with(Alpha.UNASSOCIATED), new Planes(rect, straight));
    Path back = folder.resolve("back.tif");
    Program.run(
        "oiiotool",
        ours.toString(),
        "--unpremult",
        "--ch",
        "R,G,B",
        "-d",
        "float",
        "-o",
        back.toString());
    try (TiffFile tiff = TiffFile.open(back)) {
      Planes read = tiff.read();
      // Where nothing is seen there is no colour either.
      assertThat(read.plane(0)).containsExactly(8f, 0f, 4f);
      assertThat(read.plane(1)).containsExactly(1f, 0f, 1f);
      assertThat(read.plane(2)).containsExactly(0f, 0f, -1f);
    }
    Path theirs = folder.resolve("theirs.exr");
    Program.run(
        "oiiotool",
        ours.toString(),
        "--unpremult",
        "--premult",
        "-d",
        "float",
        "-o",
        theirs.toString());
    try (ExrFile exr = ExrFile.open(theirs)) {
      assertThat(exr.header().alpha()).isEqualTo(Alpha.ASSOCIATED);
      Planes read = exr.read();
      assertThat(read.plane(0)).containsExactly(4f, 0f, 4f);
      AlphaConversion.dissociate(read);
      assertThat(read.plane(0)).containsExactly(8f, 0f, 4f);
      assertThat(read.plane(3)).containsExactly(0.5f, 0f, 1f);
    }
  }

  @Test
  void we_read_several_parts_and_windows() throws Exception {
    Path ours = folder.resolve("ours.pfm");
    Path theirs = folder.resolve("theirs.exr");
    Planes picture = smooth(20, 30, false);
    new PfmWriter().write(ours, PictureHeader.of(20, 30, 3), picture);
    Program.run(
        "oiiotool",
        ours.toString(),
        "--origin",
        "+5-3",
        ours.toString(),
        "--siappend",
        "-o",
        theirs.toString());
    try (ExrFile exr = ExrFile.open(theirs)) {
      assertThat(exr.parts()).hasSize(2);
      ExrPart first = exr.parts().getFirst();
      assertThat(first.dataWindow()).isEqualTo(new Rect(5, -3, 20, 30));
      assertThat(exr.read().planes()).isDeepEqualTo(picture.planes());
      ExrPart second = exr.parts().getLast();
      Planes other = exr.read(1, second.picture(""), second.dataWindow(), 2);
      assertThat(other.planes()).isDeepEqualTo(picture.planes());
      assertThat(exr.warnings()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-d half --compression piz", "-d float --compression piz --tile 16 16"})
  void damaged_wavelets_cause_nothing_but_problems(String options) throws Exception {
    Path ours = folder.resolve("ours.pfm");
    Path theirs = folder.resolve("theirs.exr");
    new PfmWriter().write(ours, PictureHeader.of(40, 30, 3), smooth(40, 30, false));
    oiiotool(ours, options, theirs);
    byte[] whole = Files.readAllBytes(theirs);
    Random random = new Random(7);
    for (int round = 0; round < 150; round++) {
      byte[] damaged = whole.clone();
      for (int i = 0; i < 3; i++) damaged[random.nextInt(whole.length)] = (byte) random.nextInt();
      Path file = Files.write(folder.resolve("damaged.exr"), damaged);
      try (ExrFile exr = ExrFile.open(file)) {
        PictureHeader header = exr.header();
        if ((long) header.width() * header.height() < 1 << 20) exr.read();
      } catch (Problem e) {
        assertThat(e).as("round %d", round).hasMessageContaining("damaged.exr");
      }
    }
  }

  @Test
  void a_compression_that_we_do_not_read_is_named() throws Exception {
    Path ours = folder.resolve("ours.pfm");
    Path theirs = folder.resolve("theirs.exr");
    new PfmWriter().write(ours, PictureHeader.of(64, 64, 3), smooth(64, 64, false));
    oiiotool(ours, "-d half --compression dwaa", theirs);
    assertThatThrownBy(() -> ExrFile.open(theirs))
        .isInstanceOf(Unsupported.class)
        .hasMessageContaining("theirs.exr")
        .hasMessageContaining("DWAA");
  }

  private static String oiiotool(Path from, String options, Path to) throws Exception {
    List<String> command = new ArrayList<>(List.of("oiiotool", from.toString()));
    command.addAll(List.of(options.split(" ")));
    command.addAll(List.of("-o", to.toString()));
    return Program.run(command.toArray(new String[0]));
  }

  /// Rounds samples to what 16 bits hold.
  private static void halve(Planes picture) {
    for (float[] plane : picture.planes()) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] = Float.float16ToFloat(Float.floatToFloat16(plane[i]));
      }
    }
  }

  /// Light with gradients, noise and flat parts, as photographs have.
  private static Planes smooth(int width, int height, boolean bounded) {
    Planes planes = Noise.unbounded(width, height, 3);
    for (int c = 0; c < 3; c++) {
      float[] plane = planes.plane(c);
      for (int i = 0; i < plane.length; i++) {
        float noise = Float.isFinite(plane[i]) ? plane[i] * 1e-4f : 0;
        float value = i / width < height / 3 ? 0.25f * c : i % width * 0.01f + noise;
        plane[i] = bounded ? Math.clamp(value, 0f, 1f) : value;
      }
    }
    return planes;
  }
}
