package pentimento.formats.jpeg;

import java.util.Arrays;

/// Writes quantised blocks as Huffman codes (ITU-T T.81 annex F.1.2), one stretch between restart
/// markers.
final class EntropyCoder {

  /// Code and length of each symbol, `code << 8 | length`, for the four standard tables.
  private static final int[][] CODES = codes();

  private byte[] out = new byte[1 << 14];
  private int filled;
  private long held;
  private int have;
  private final int[] previous = new int[3];

  /// @param coefficients in natural order
  /// @param chroma whether to use the tables for colour
  void block(int[] coefficients, int component, boolean chroma) {
    if (filled + 512 > out.length) out = Arrays.copyOf(out, out.length * 2);
    int[] dc = CODES[chroma ? 2 : 0];
    int[] ac = CODES[chroma ? 3 : 1];
    int difference = coefficients[0] - previous[component];
    previous[component] = coefficients[0];
    value(dc, 0, difference);
    int zeros = 0;
    for (int k = 1; k < 64; k++) {
      int coefficient = coefficients[JpegTables.ZIGZAG[k]];
      if (coefficient == 0) {
        zeros++;
        continue;
      }
      for (; zeros > 15; zeros -= 16) put(ac[0xf0] >>> 8, ac[0xf0] & 0xff);
      value(ac, zeros, coefficient);
      zeros = 0;
    }
    if (zeros > 0) put(ac[0] >>> 8, ac[0] & 0xff);
  }

  /// The bytes of all blocks, filled up with ones.
  byte[] finish() {
    while (have >= 8) drain();
    if (have > 0) {
      int last = (int) (held << (8 - have) | (0xff >> have)) & 0xff;
      have = 0;
      append(last);
    }
    return Arrays.copyOf(out, filled);
  }

  private void value(int[] table, int zeros, int value) {
    int magnitude = Math.abs(value);
    int size = 32 - Integer.numberOfLeadingZeros(magnitude);
    int code = table[zeros << 4 | size];
    put(code >>> 8, code & 0xff);
    if (size > 0) put((value < 0 ? value - 1 : value) & ((1 << size) - 1), size);
  }

  private void put(int bits, int count) {
    held = held << count | bits;
    have += count;
    while (have >= 32) {
      for (int i = 0; i < 4; i++) drain();
    }
  }

  private void drain() {
    have -= 8;
    append((int) (held >>> have) & 0xff);
  }

  private void append(int b) {
    out[filled++] = (byte) b;
    if (b == 0xff) out[filled++] = 0;
  }

  private static int[][] codes() {
    int[][] tables = new int[4][256];
    for (int t = 0; t < 4; t++) {
      int code = 0;
      int at = 0;
      for (int length = 1; length <= 16; length++) {
        for (int i = 0; i < JpegTables.COUNTS[t][length - 1]; i++) {
          tables[t][JpegTables.SYMBOLS[t][at++] & 0xff] = code++ << 8 | length;
        }
        code <<= 1;
      }
    }
    return tables;
  }
}
