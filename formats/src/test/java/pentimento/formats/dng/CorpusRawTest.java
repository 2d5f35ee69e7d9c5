package pentimento.formats.dng;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import pentimento.formats.Corpus;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Progress;
import pentimento.pixel.Rect;

/// Figures checked against exiftool's listing of the same files.
class CorpusRawTest {

  @Test
  void a_photograph_of_sixteen_bits() throws Exception {
    Path file = Corpus.raw("hero7-3mp.dng");
    try (RawFile raw = RawFile.open(file)) {
      RawImage image = raw.image();
      assertThat(image.warnings()).isEmpty();
      assertThat(image.width()).isEqualTo(2048);
      assertThat(image.height()).isEqualTo(1536);
      assertThat(image.cfa().letters()).isEqualTo("RGGB");
      assertThat(image.cfa().isBayer()).isTrue();
      assertThat(image.blackLevel()).containsExactly(0, 0, 0, 0);
      assertThat(image.whiteLevel()).isEqualTo(16383);
      assertThat(image.asShotNeutral()).containsExactly(0.565121, 1, 0.527835);
      assertThat(image.matrices()).hasSize(1);
      assertThat(image.matrices().getFirst().illuminant()).isEqualTo(23);
      assertThat(image.matrices().getFirst().cameraFromXyz().m00()).isEqualTo(1.0344);
      assertThat(image.camera()).isEqualTo("Pentimento HERO7 Black (GPR re-wrapped)");
      assertThat(image.metadata().iso()).isEqualTo(252);
      assertThat(image.metadata().exposureTime()).isEqualTo(1 / 125.0);
      assertThat(image.metadata().taken()).isEqualTo("2026:01:01 12:00:00");
      Mosaic mosaic = raw.mosaic(1, new Cancellation(), Progress.NONE);
      float[] samples = new float[20 * 3];
      mosaic.read(new Rect(101, 77, 20, 3), samples, 0);
      ByteBuffer b = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < samples.length; i++) {
        int at = 4096 + 2 * ((77 + i / 20) * 2048 + 101 + i % 20);
        assertThat(samples[i]).isEqualTo(b.getShort(at) & 0xffff);
      }
    }
  }

  @Test
  void a_chart_packed_in_fourteen_bits() throws Exception {
    Path file = Corpus.raw("colorchart.dng");
    try (RawFile raw = RawFile.open(file)) {
      RawImage image = raw.image();
      assertThat(image.activeArea()).isEqualTo(Rect.between(152, 26, 1886, 1182));
      assertThat(image.defaultCrop()).isEqualTo(new Rect(152, 26, 1734, 1156));
      assertThat(image.blackLevel()).containsExactly(2056, 2056, 2056, 2056);
      assertThat(image.baselineExposure()).isZero();
      Mosaic mosaic = raw.mosaic(1, new Cancellation(), Progress.NONE);
      Rect all = Rect.ofSize(1888, 1182);
      float[] whole = new float[(int) all.area()];
      mosaic.read(all, whole, 0);
      // Bit by bit, as slowly and plainly as can be.
      byte[] bytes = Files.readAllBytes(file);
      for (int i = 0; i < whole.length; i += 997) {
        int x = i % 1888;
        int y = i / 1888;
        int value = 0;
        for (int k = 0; k < 14; k++) {
          long bit = (long) y * 1888 * 14 + x * 14L + k;
          int b = bytes[(int) (1536 + bit / 8)] >> (7 - bit % 8) & 1;
          value = value << 1 | b;
        }
        assertThat(whole[i]).as("photosite %d, %d", x, y).isEqualTo(value);
      }
      // A region with odd edges is the same as that part of the whole.
      Rect part = new Rect(333, 111, 77, 13);
      float[] region = new float[(int) part.area()];
      mosaic.read(part, region, 0);
      for (int i = 0; i < region.length; i++) {
        int at = (part.y() + i / 77) * 1888 + part.x() + i % 77;
        assertThat(region[i]).isEqualTo(whole[at]);
      }
    }
  }

  @Test
  void an_x_trans_pattern_is_recognised() {
    try (RawFile raw = RawFile.open(Corpus.raw("xtrans-3mp.dng"))) {
      assertThat(raw.image().cfa().isXTrans()).isTrue();
      assertThat(raw.image().cfa().isBayer()).isFalse();
    }
  }
}
