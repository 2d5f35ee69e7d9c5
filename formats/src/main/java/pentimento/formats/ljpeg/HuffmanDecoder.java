package pentimento.formats.ljpeg;

import org.jspecify.annotations.Nullable;

/// A Huffman table of a lossless JPEG, prepared for decoding differences.
///
/// `quick` is indexed by the next [#QUICK_BITS] bits. An entry of 0 means the code is longer.
/// Otherwise bits 0-4 are the bits to take away, bits 5-9 the bits of the difference that follow
/// them, and the upper 16 the difference itself when none follow.
final class HuffmanDecoder {

  static final int QUICK_BITS = 12;

  /// Marks an entry whose difference is complete.
  static final int COMPLETE = 1 << 10;

  final int[] quick = new int[1 << QUICK_BITS];
  private final int[] firstCode = new int[18];
  private final int[] firstIndex = new int[18];
  private final int[] counts;
  private final byte[] symbols;

  private HuffmanDecoder(int[] counts, byte[] symbols) {
    this.counts = counts;
    this.symbols = symbols;
  }

  /// @param counts how many codes there are of each length 1 to 16, at index length - 1
  /// @param symbols the number of difference bits of each code, in the order of the codes
  /// @return null when the lengths overflow the code space or a symbol is above 16
  static @Nullable HuffmanDecoder of(int[] counts, byte[] symbols) {
    HuffmanDecoder table = new HuffmanDecoder(counts.clone(), symbols.clone());
    int code = 0;
    int index = 0;
    for (int length = 1; length <= 16; length++) {
      table.firstCode[length] = code;
      table.firstIndex[length] = index;
      for (int i = 0; i < counts[length - 1]; i++) {
        if (code >= 1 << length || index >= symbols.length) return null;
        int symbol = symbols[index++] & 0xff;
        if (symbol > 16) return null;
        if (length <= QUICK_BITS) table.fill(code, length, symbol);
        code++;
      }
      code <<= 1;
    }
    return table;
  }

  /// The symbol of the code that starts `bits`, whose top is at bit 15, and its length in the bits
  /// above 8; -1 when no code fits.
  int search(int bits) {
    for (int length = 1; length <= 16; length++) {
      int offset = (bits >>> (16 - length)) - firstCode[length];
      if (offset >= 0 && offset < counts[length - 1]) {
        return length << 8 | symbols[firstIndex[length] + offset] & 0xff;
      }
    }
    return -1;
  }

  private void fill(int code, int length, int symbol) {
    int rest = QUICK_BITS - length;
    for (int tail = 0; tail < 1 << rest; tail++) {
      int entry;
      if (symbol == 16) {
        entry = length | COMPLETE | 0x8000 << 16;
      } else if (symbol <= rest) {
        int difference = extend(tail >>> (rest - symbol), symbol);
        entry = (length + symbol) | COMPLETE | difference << 16;
      } else {
        entry = length | symbol << 5;
      }
      quick[code << rest | tail] = entry;
    }
  }

  /// A difference from its bits: those with a leading 0 are negative.
  static int extend(int bits, int count) {
    if (count == 0) return 0;
    return bits < 1 << (count - 1) ? bits - (1 << count) + 1 : bits;
  }
}
