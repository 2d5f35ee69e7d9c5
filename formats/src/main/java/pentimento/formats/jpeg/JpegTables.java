package pentimento.formats.jpeg;

/// The example tables of the JPEG standard (ITU-T T.81 annex K), which everybody uses.
final class JpegTables {

  /// Natural position of each coefficient in zigzag order.
  static final int[] ZIGZAG = zigzag();

  /// Quantiser steps for brightness at quality 50, natural order (table K.1).
  static final int[] LUMINANCE = {
    16, 11, 10, 16, 24, 40, 51, 61,
    12, 12, 14, 19, 26, 58, 60, 55,
    14, 13, 16, 24, 40, 57, 69, 56,
    14, 17, 22, 29, 51, 87, 80, 62,
    18, 22, 37, 56, 68, 109, 103, 77,
    24, 35, 55, 64, 81, 104, 113, 92,
    49, 64, 78, 87, 103, 121, 120, 101,
    72, 92, 95, 98, 112, 100, 103, 99
  };

  /// Quantiser steps for colour at quality 50 (table K.2).
  static final int[] CHROMINANCE = {
    17, 18, 24, 47, 99, 99, 99, 99,
    18, 21, 26, 66, 99, 99, 99, 99,
    24, 26, 56, 99, 99, 99, 99, 99,
    47, 66, 99, 99, 99, 99, 99, 99,
    99, 99, 99, 99, 99, 99, 99, 99,
    99, 99, 99, 99, 99, 99, 99, 99,
    99, 99, 99, 99, 99, 99, 99, 99,
    99, 99, 99, 99, 99, 99, 99, 99
  };

  /// Tables K.3 to K.6: per table the number of codes of each length from 1 to 16, and the symbols.
  static final int[][] COUNTS = {
    {0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0},
    {0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 0x7d},
    {0, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0},
    {0, 2, 1, 2, 4, 4, 3, 4, 7, 5, 4, 4, 0, 1, 2, 0x77}
  };

  static final byte[][] SYMBOLS = {
    hex("000102030405060708090a0b"),
    hex(
        "0102030004110512213141061351610722711432819"
            + "1a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a"
            + "434445464748494a535455565758595a636465666768696a737475767778797a"
            + "838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9ba"
            + "c2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa"),
    hex("000102030405060708090a0b"),
    hex(
        "00010203110405213106124151076171132232810814"
            + "4291a1b1c109233352f0156272d10a162434e125f11718191a262728292a35363738393a"
            + "434445464748494a535455565758595a636465666768696a737475767778797a"
            + "82838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9ba"
            + "c2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8f9fa")
  };

  private JpegTables() {}

  /// Steps for a quality from 1 to 100, scaled from those of quality 50 as is customary.
  static int[] steps(int[] base, int quality) {
    int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
    int[] steps = new int[64];
    for (int i = 0; i < 64; i++) steps[i] = Math.clamp((base[i] * percent + 50) / 100, 1, 255);
    return steps;
  }

  private static byte[] hex(String digits) {
    return java.util.HexFormat.of().parseHex(digits);
  }

  private static int[] zigzag() {
    int[] order = new int[64];
    int at = 0;
    for (int sum = 0; sum < 15; sum++) {
      for (int k = 0; k <= sum; k++) {
        int row = sum % 2 == 0 ? sum - k : k;
        int column = sum - row;
        if (row < 8 && column < 8) order[at++] = row * 8 + column;
      }
    }
    return order;
  }
}
