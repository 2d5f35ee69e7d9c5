package pentimento.kra.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BytePlanesTest {

  private static final int[] SIZES = {1, 2, 3, 4, 5, 8, 10, 16, 20};

  @ParameterizedTest
  @CsvSource({"1", "7", "8", "64", "300"})
  void plane_k_holds_byte_k_of_every_pixel(int pixels) {
    for (int size : SIZES) {
      byte[] interleaved = new byte[pixels * size];
      new Random(size).nextBytes(interleaved);
      byte[] planar = new byte[pixels * size];
      for (int i = 0; i < pixels; i++) {
        for (int k = 0; k < size; k++) planar[k * pixels + i] = interleaved[i * size + k];
      }
      byte[] separated = new byte[pixels * size];
      BytePlanes.separate(interleaved, pixels, size, separated);
      assertThat(separated).as("%d bytes a pixel", size).isEqualTo(planar);
      byte[] joined = new byte[pixels * size];
      BytePlanes.interleave(planar, pixels, size, joined);
      assertThat(joined).as("%d bytes a pixel", size).isEqualTo(interleaved);
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "4", "12"})
  void four_planes_are_floats(int k) {
    int pixels = 64;
    byte[] planar = new byte[16 * pixels];
    new Random(k).nextBytes(planar);
    byte[] pixel = new byte[16 * pixels];
    BytePlanes.interleave(planar, pixels, 16, pixel);
    ByteBuffer expected = ByteBuffer.wrap(pixel).order(ByteOrder.LITTLE_ENDIAN);
    float[] samples = new float[pixels];
    BytePlanes.floats(planar, k, pixels, samples, new byte[4 * pixels]);
    for (int i = 0; i < pixels; i++) {
      assertThat(Float.floatToRawIntBits(samples[i])).isEqualTo(expected.getInt(16 * i + k));
    }
  }
}
