package pentimento.formats.ljpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LosslessJpegTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void every_predictor_comes_back(int predictor) throws Exception {
    for (int components = 1; components <= 4; components++) {
      for (int bits : new int[] {2, 8, 12, 14, 16}) {
        short[] samples = noise(33, 17, components, bits);
        byte[] jpeg =
            new LosslessJpegEncoder(33, 17, components, bits, predictor, 0).encode(samples);
        assertThat(decode(jpeg)).as("%d components, %d bits", components, bits).isEqualTo(samples);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1", "3,2", "5,7"})
  void restart_markers_are_followed(int rows, int predictor) throws Exception {
    short[] samples = noise(20, 40, 2, 16);
    byte[] jpeg = new LosslessJpegEncoder(20, 40, 2, 16, predictor, rows).encode(samples);
    assertThat(decode(jpeg)).isEqualTo(samples);
  }

  @Test
  void a_flat_picture_takes_little_more_than_a_bit_per_sample() throws Exception {
    short[] samples = new short[256 * 256];
    Arrays.fill(samples, (short) 777);
    byte[] jpeg = new LosslessJpegEncoder(256, 256, 1, 16, 1, 0).encode(samples);
    assertThat(jpeg.length).isLessThan(256 * 256 / 8 + 100);
    assertThat(decode(jpeg)).isEqualTo(samples);
  }

  @Test
  void extreme_differences_come_back() throws Exception {
    short[] samples = new short[64];
    for (int i = 0; i < 64; i++) samples[i] = (short) (i % 2 == 0 ? 0 : i % 4 == 1 ? 32768 : 65535);
    assertThat(decode(new LosslessJpegEncoder(64, 1, 1, 16, 1, 0).encode(samples)))
        .isEqualTo(samples);
  }

  @Test
  void rare_symbols_get_codes_of_at_most_sixteen_bits() throws Exception {
    // Frequencies like Fibonacci's numbers make the longest codes.
    short[] samples = new short[1 << 16];
    int at = 0;
    int[] fibonacci = new int[17];
    for (int i = 0; i < 17; i++) fibonacci[i] = i < 2 ? 1 : fibonacci[i - 1] + fibonacci[i - 2];
    int value = 32768;
    for (int category = 16; category >= 0; category--) {
      for (int k = 0; k < fibonacci[16 - category] * 10 && at < samples.length; k++) {
        value += category == 0 ? 0 : 1 << (category - 1);
        samples[at++] = (short) value;
      }
    }
    assertThat(decode(new LosslessJpegEncoder(1 << 8, 1 << 8, 1, 16, 1, 0).encode(samples)))
        .isEqualTo(samples);
  }

  @Test
  void truncated_data_are_noticed() {
    short[] samples = noise(64, 64, 1, 14);
    byte[] jpeg = new LosslessJpegEncoder(64, 64, 1, 14, 1, 0).encode(samples);
    for (int length = 0; length < jpeg.length - 8; length += 7) {
      byte[] part = Arrays.copyOf(jpeg, length);
      assertThatThrownBy(() -> decode(part)).isInstanceOf(LosslessJpegDecoder.Damaged.class);
    }
  }

  private static short[] decode(byte[] jpeg) throws LosslessJpegDecoder.Damaged {
    LosslessJpegDecoder decoder = new LosslessJpegDecoder(jpeg, false);
    int row = decoder.width() * decoder.components();
    short[] samples = new short[row * decoder.height()];
    decoder.decode(decoder.height(), (y, from) -> System.arraycopy(from, 0, samples, y * row, row));
    return samples;
  }

  private static short[] noise(int width, int height, int components, int bits) {
    Random random = new Random(bits * 100L + components);
    short[] samples = new short[width * height * components];
    int value = 0;
    for (int i = 0; i < samples.length; i++) {
      value = random.nextInt(20) == 0 ? random.nextInt() : value + random.nextInt(9) - 4;
      samples[i] = (short) (value & ((1 << bits) - 1));
    }
    return samples;
  }
}
