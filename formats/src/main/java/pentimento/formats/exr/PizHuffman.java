package pentimento.formats.exr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.DataFormatException;

/// Decodes PIZ's Huffman code: up to 65537 symbols with canonical codes of up to 58 bits, the
/// highest symbol standing for a run of the value before it.
final class PizHuffman {

  private static final int SYMBOLS = 65537;
  private static final int LONGEST = 58;
  private static final int SHORT_RUN = 59;
  private static final int LONG_RUN = 63;
  private static final int QUICK_BITS = 14;

  private final byte[] packed;
  private final long endBit;
  private long bit;

  private final long[] firstCode = new long[LONGEST + 2];
  private final int[] firstIndex = new int[LONGEST + 2];
  private final int[] counts = new int[LONGEST + 2];
  private final int[] symbols;
  private final int[] quick = new int[1 << QUICK_BITS];

  private PizHuffman(byte[] packed, long bit, long endBit, int from, int to)
      throws DataFormatException {
    this.packed = packed;
    this.bit = bit;
    this.endBit = endBit;
    byte[] lengths = readLengths(from, to);
    int used = 0;
    for (int s = from; s <= to; s++) {
      if (lengths[s] > 0) {
        counts[lengths[s]]++;
        used++;
      }
    }
    symbols = new int[used];
    order(lengths, from, to);
  }

  /// Fills `into` from the code at `at`: its smallest and largest symbol, the size of the table,
  /// the number of bits, an unused number, the table of code lengths, the codes.
  static void decode(byte[] packed, int at, int length, char[] into) throws DataFormatException {
    if (into.length == 0) return;
    if (length < 20) throw new DataFormatException("a short Huffman header");
    ByteBuffer b = ByteBuffer.wrap(packed, at, length).order(ByteOrder.LITTLE_ENDIAN);
    int from = b.getInt();
    int to = b.getInt();
    b.getInt();
    int bits = b.getInt();
    b.getInt();
    if (from < 0 || to < from || to >= SYMBOLS || bits < 0) {
      throw new DataFormatException("a damaged Huffman header");
    }
    PizHuffman huffman = new PizHuffman(packed, (at + 20L) * 8, (at + (long) length) * 8, from, to);
    huffman.decode(bits, to, into);
  }

  private byte[] readLengths(int from, int to) throws DataFormatException {
    byte[] lengths = new byte[SYMBOLS];
    for (int s = from; s <= to; s++) {
      int length = take(6);
      if (length < SHORT_RUN) {
        lengths[s] = (byte) length;
        continue;
      }
      int zeros = length == LONG_RUN ? take(8) + 6 : length - SHORT_RUN + 2;
      if (s + zeros > to + 1) throw new DataFormatException("a damaged Huffman table");
      s += zeros - 1;
    }
    // The codes start at a whole byte.
    bit = (bit + 7) / 8 * 8;
    return lengths;
  }

  /// Numbers the codes: longer ones are smaller, codes of one length rise with their symbols.
  private void order(byte[] lengths, int from, int to) {
    long code = 0;
    int index = 0;
    for (int length = LONGEST; length >= 1; length--) {
      firstCode[length] = code;
      firstIndex[length] = index;
      index += counts[length];
      code = (code + counts[length]) >> 1;
    }
    int[] next = firstIndex.clone();
    for (int s = from; s <= to; s++) {
      int length = lengths[s];
      if (length == 0) continue;
      int place = next[length]++;
      symbols[place] = s;
      if (length <= QUICK_BITS) {
        long first = firstCode[length] + (place - firstIndex[length]);
        int shift = QUICK_BITS - length;
        for (int tail = 0; tail < 1 << shift; tail++) {
          int entry = (int) (first << shift) | tail;
          if (entry < quick.length) quick[entry] = s << 6 | length;
        }
      }
    }
  }

  private void decode(int bits, int runSymbol, char[] into) throws DataFormatException {
    long end = Math.min(endBit, bit + bits);
    int filled = 0;
    while (bit < end && filled < into.length) {
      int symbol = symbol(end);
      if (symbol != runSymbol) {
        into[filled++] = (char) symbol;
        continue;
      }
      int run = take(8);
      if (filled == 0 || run > into.length - filled) {
        throw new DataFormatException("a run beyond the block's end");
      }
      java.util.Arrays.fill(into, filled, filled + run, into[filled - 1]);
      filled += run;
    }
    if (filled != into.length) {
      throw new DataFormatException(filled + " numbers instead of " + into.length);
    }
  }

  private int symbol(long end) throws DataFormatException {
    int entry = quick[(int) (peek() >>> (64 - QUICK_BITS))];
    if (entry != 0) {
      bit += entry & 63;
      if (bit > end) throw new DataFormatException("the codes end too early");
      return entry >> 6;
    }
    long window = peek();
    for (int length = 1; length <= Math.min(LONGEST, 56); length++) {
      long offset = (window >>> (64 - length)) - firstCode[length];
      if (offset >= 0 && offset < counts[length]) {
        bit += length;
        if (bit > end) break;
        return symbols[firstIndex[length] + (int) offset];
      }
    }
    throw new DataFormatException("an unknown Huffman code");
  }

  /// The next bits at the top; at least 57 of them, then zeros.
  private long peek() {
    int at = (int) (bit >> 3);
    long window = 0;
    for (int i = 0; i < 8; i++) {
      window = window << 8 | (at + i < packed.length ? packed[at + i] & 0xff : 0);
    }
    return window << (bit & 7);
  }

  private int take(int count) throws DataFormatException {
    if (bit + count > endBit) throw new DataFormatException("the Huffman code ends too early");
    int value = (int) (peek() >>> (64 - count));
    bit += count;
    return value;
  }
}
