package pentimento.kra.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LzfTest {

  @Test
  void a_back_reference_may_overlap_what_it_writes() {
    // Literal "ab", then 7 bytes from 2 before: length 7 is code 5.
    byte[] stream = {1, 'a', 'b', (byte) (5 << 5), 1};
    byte[] out = new byte[9];
    assertThat(Lzf.decode(stream, 0, stream.length, out, 9)).isEqualTo(9);
    assertThat(new String(out, java.nio.charset.StandardCharsets.US_ASCII)).isEqualTo("ababababa");
  }

  @Test
  void a_long_reference_has_its_length_before_its_distance() {
    byte[] stream = {0, 'x', (byte) (7 << 5), 10, 0};
    byte[] out = new byte[20];
    assertThat(Lzf.decode(stream, 0, stream.length, out, 20)).isEqualTo(20);
    assertThat(out).containsOnly('x');
  }

  @Test
  void a_reference_before_the_start_is_damage() {
    byte[] stream = {0, 'x', (byte) (1 << 5), 1};
    assertThat(Lzf.decode(stream, 0, stream.length, new byte[4], 4)).isEqualTo(-1 - 2);
  }

  @Test
  void too_much_and_too_little_are_damage() {
    byte[] stream = {3, 1, 2, 3, 4};
    assertThat(Lzf.decode(stream, 0, 5, new byte[4], 4)).isEqualTo(4);
    assertThat(Lzf.decode(stream, 0, 5, new byte[3], 3)).isNegative();
    assertThat(Lzf.decode(stream, 0, 5, new byte[5], 5)).isNegative();
    assertThat(Lzf.decode(stream, 0, 4, new byte[4], 4)).isNegative();
  }

  @Test
  void references_repeat_what_lies_at_any_distance_up_to_the_last_byte() {
    byte[] start = new byte[32];
    new Random(7).nextBytes(start);
    for (int distance = 1; distance <= start.length; distance++) {
      for (int n : new int[] {3, 8, 9, 16, 17, 64, 264}) {
        for (int behind : new int[] {0, 1, 7, 31}) {
          int size = start.length + n + behind;
          byte[] expected = Arrays.copyOf(start, size);
          for (int i = start.length; i < size; i++) expected[i] = expected[i - distance];
          System.arraycopy(start, 0, expected, start.length + n, behind);
          byte[] out = new byte[size + 1];
          byte[] stream = stream(start, distance, n, behind);
          assertThat(Lzf.decode(stream, 0, stream.length, out, size)).isEqualTo(size);
          assertThat(out)
              .as("distance %d, length %d, %d behind", distance, n, behind)
              .startsWith(expected)
              .endsWith(0);
        }
      }
    }
  }

  /// Literals, a reference, and the first of the literals again.
  private static byte[] stream(byte[] literals, int distance, int n, int behind) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    stream.write(literals.length - 1);
    stream.writeBytes(literals);
    if (n < 9) {
      stream.write(n - 2 << 5);
    } else {
      stream.write(7 << 5);
      stream.write(n - 9);
    }
    stream.write(distance - 1);
    if (behind > 0) {
      stream.write(behind - 1);
      stream.write(literals, 0, behind);
    }
    return stream.toByteArray();
  }

  @Test
  void what_is_encoded_decodes_again() {
    long seed = 42;
    Random random = new Random(seed);
    int[] table = new int[Lzf.TABLE_SIZE];
    for (int round = 0; round < 2000; round++) {
      byte[] in = sample(random, random.nextInt(1, 20000));
      byte[] out = new byte[in.length + in.length / 32 + 2];
      int n = Lzf.encode(in, in.length, out, 0, out.length, table);
      assertThat(n).as("seed %d round %d", seed, round).isPositive();
      byte[] back = new byte[in.length];
      assertThat(Lzf.decode(out, 0, n, back, back.length)).isEqualTo(in.length);
      assertThat(back).isEqualTo(in);
      assertThat(Lzf.encode(in, in.length, out, 0, n - 1, table)).isEqualTo(-1);
    }
  }

  /// Noise, runs and repeated stretches.
  private static byte[] sample(Random random, int size) {
    byte[] in = new byte[size];
    for (int at = 0; at < size; ) {
      int n = Math.min(size - at, 1 + random.nextInt(600));
      switch (random.nextInt(3)) {
        case 0 -> {
          byte[] noise = new byte[n];
          random.nextBytes(noise);
          System.arraycopy(noise, 0, in, at, n);
        }
        case 1 -> Arrays.fill(in, at, at + n, (byte) random.nextInt());
        default -> {
          int from = at == 0 ? 0 : random.nextInt(at);
          for (int i = 0; i < n; i++) in[at + i] = in[from + i];
        }
      }
      at += n;
    }
    return in;
  }
}
