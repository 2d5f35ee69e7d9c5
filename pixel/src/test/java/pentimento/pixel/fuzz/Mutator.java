package pentimento.pixel.fuzz;

import java.util.Arrays;
import java.util.Random;

/// Damages bytes as accidents and attackers do: flips, runs, cuts, copies, and numbers at the
/// edges.
public final class Mutator {

  private static final byte[][] WORDS = {
    {0, 0, 0, 0},
    {-1, -1, -1, -1},
    {-1, -1, -1, 127},
    {0, 0, 0, -128},
    "2147483647".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
    "-2147483648".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
    "99999999999999999999".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
    "&a;".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
    "<a>".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
    "</".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
    "../".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
    "NaN".getBytes(java.nio.charset.StandardCharsets.US_ASCII)
  };

  private final Random random;

  public Mutator(long seed) {
    this.random = new Random(seed);
  }

  public byte[] mutate(byte[] original) {
    byte[] bytes = original.clone();
    int times = 1 + random.nextInt(random.nextInt(8) == 0 ? 30 : 4);
    for (int i = 0; i < times; i++) bytes = once(bytes);
    return bytes;
  }

  private byte[] once(byte[] bytes) {
    if (bytes.length == 0) return new byte[] {(byte) random.nextInt()};
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(9)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes[at] = (byte) random.nextInt();
      case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + random.nextInt(40)), bytes[at]);
      case 3 -> {
        return Arrays.copyOf(bytes, at);
      }
      case 4 -> {
        byte[] word = WORDS[random.nextInt(WORDS.length)];
        System.arraycopy(word, 0, bytes, at, Math.min(word.length, bytes.length - at));
      }
      case 5 -> {
        return insert(bytes, at, WORDS[random.nextInt(WORDS.length)]);
      }
      case 6 -> {
        int n = Math.min(bytes.length - at, 1 + random.nextInt(60));
        return insert(bytes, random.nextInt(bytes.length), Arrays.copyOfRange(bytes, at, at + n));
      }
      case 7 -> {
        int n = Math.min(bytes.length - at, 1 + random.nextInt(60));
        byte[] shorter = new byte[bytes.length - n];
        System.arraycopy(bytes, 0, shorter, 0, at);
        System.arraycopy(bytes, at + n, shorter, at, bytes.length - at - n);
        return shorter;
      }
      default -> {
        // A digit, where there is one near: counts and coordinates are made of them.
        for (int i = at; i < bytes.length; i++) {
          if (bytes[i] >= '0' && bytes[i] <= '9') {
            bytes[i] = (byte) ('0' + random.nextInt(10));
            break;
          }
        }
      }
    }
    return bytes;
  }

  private static byte[] insert(byte[] bytes, int at, byte[] what) {
    byte[] longer = new byte[bytes.length + what.length];
    System.arraycopy(bytes, 0, longer, 0, at);
    System.arraycopy(what, 0, longer, at, what.length);
    System.arraycopy(bytes, at, longer, at + what.length, bytes.length - at);
    return longer;
  }
}
