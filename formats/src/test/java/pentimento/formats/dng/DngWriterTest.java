package pentimento.formats.dng;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pentimento.formats.Metadata;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Progress;
import pentimento.pixel.Rect;
import pentimento.pixel.colour.Matrix3;

class DngWriterTest {

  @TempDir Path folder;

  static final Metadata CAMERA =
      Metadata.ofCamera("Pentimento", "Test 1", 1 / 125.0, 5.6, 200, 50, "2026:01:02 03:04:05");

  static RawImage image(int width, int height) {
    Matrix3 matrix = Matrix3.of(0.68, -0.12, -0.06, -0.43, 1.2, 0.25, -0.07, 0.18, 0.63);
    return RawImage.simple(
        width,
        height,
        Cfa.bayer("RGGB"),
        512,
        16383,
        List.of(new CalibratedMatrix(17, matrix), new CalibratedMatrix(21, matrix)),
        new double[] {0.5, 1, 0.7},
        CAMERA);
  }

  /// Smooth light with noise, and every value that 16 bits can have somewhere.
  static short[] samples(int width, int height, int bits, long seed) {
    Random random = new Random(seed);
    short[] samples = new short[width * height];
    for (int i = 0; i < samples.length; i++) {
      int smooth = (i % width * 40 + i / width * 3 + (i & 1) * 900) & 0x3fff;
      int value = random.nextInt(50) == 0 ? random.nextInt() : smooth + random.nextInt(60);
      samples[i] = (short) (value & ((1 << bits) - 1));
    }
    return samples;
  }

  @ParameterizedTest
  @CsvSource({
    "true,1,1,16",
    "true,2,2,14",
    "true,255,257,16",
    "true,64,48,12",
    "true,513,31,14",
    "false,1,1,16",
    "false,37,19,14"
  })
  void samples_come_back_exactly(boolean compressed, int width, int height, int bits) {
    short[] samples = samples(width, height, bits, width);
    Path file = folder.resolve("a.dng");
    new DngWriter(compressed, 64, 2).write(file, image(width, height), samples);
    try (RawFile raw = RawFile.open(file)) {
      assertThat(raw.image().warnings()).isEmpty();
      float[] read = new float[samples.length];
      raw.mosaic(2, new Cancellation(), Progress.NONE).read(Rect.ofSize(width, height), read, 0);
      for (int i = 0; i < read.length; i++) assertThat(read[i]).isEqualTo(samples[i] & 0xffff);
    }
  }

  @Test
  void the_header_comes_back() {
    RawImage simple = image(40, 30);
    GainMap map =
        new GainMap(1, 0, 30, 40, 0, 1, 2, 2, 2, 2, 1, 1, 0, 0, 1, new float[] {1, 1.5f, 2, 1});
    RawImage image =
        new RawImage(
            "",
            40,
            30,
            Cfa.bayer("GBRG"),
            new double[] {1, 2, 3, 4.5},
            4000,
            Rect.between(3, 5, 39, 29),
            new Rect(4, 6, 30, 20),
            simple.matrices(),
            null,
            new double[] {0.3127, 0.329},
            0.35,
            6,
            List.of(map),
            "Pentimento Test 1",
            "",
            CAMERA.with(
                new Metadata.Description(
                    "A <title> & more", "Text", 4, List.of("Ann", "Bob"), "©", List.of("kw"))),
            List.of());
    Path file = folder.resolve("a.dng");
    new DngWriter().write(file, image, new short[1200]);
    try (RawFile raw = RawFile.open(file)) {
      RawImage read = raw.image();
      assertThat(read.warnings()).isEmpty();
      assertThat(read.cfa()).isEqualTo(image.cfa());
      assertThat(read.blackLevel()).containsExactly(1, 2, 3, 4.5);
      assertThat(read.whiteLevel()).isEqualTo(4000);
      assertThat(read.activeArea()).isEqualTo(image.activeArea());
      assertThat(read.defaultCrop()).isEqualTo(image.defaultCrop());
      assertThat(read.matrices()).isEqualTo(image.matrices());
      assertThat(read.asShotNeutral()).isNull();
      assertThat(read.asShotWhiteXy()).containsExactly(0.3127, 0.329);
      assertThat(read.baselineExposure()).isEqualTo(0.35);
      assertThat(read.orientation()).isEqualTo(6);
      assertThat(read.camera()).isEqualTo("Pentimento Test 1");
      assertThat(read.storage()).isEqualTo("12 bit lossless JPEG");
      assertThat(read.metadata().description()).isEqualTo(image.metadata().description());
      assertThat(read.metadata().exposureTime()).isEqualTo(1 / 125.0);
      assertThat(read.metadata().fNumber()).isEqualTo(5.6);
      assertThat(read.gainMaps()).hasSize(1);
      assertThat(read.gainMaps().getFirst()).usingRecursiveComparison().isEqualTo(map);
    }
  }
}
