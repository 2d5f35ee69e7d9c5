package pentimento.formats.tiff;

import java.util.zip.DataFormatException;

/// TIFF 6.0's LZW: codes of 9 to 12 bits from each byte's high end, 256 clears, 257 ends, and codes
/// grow one code early.
final class Lzw {

  private static final int CLEAR = 256;
  private static final int END = 257;

  private Lzw() {}

  /// Decodes until `into` is full or the data end; returns the bytes that came.
  static int decode(byte[] packed, byte[] into) throws DataFormatException {
    // Each string is its predecessor's and one byte more; where it was last written is kept.
    int[] start = new int[4096];
    int[] length = new int[4096];
    int next = END + 1;
    int bits = 9;
    int filled = 0;
    long held = 0;
    int have = 0;
    int at = 0;
    int previous = -1;
    while (filled < into.length) {
      while (have < bits && at < packed.length) {
        held = held << 8 | packed[at++] & 0xff;
        have += 8;
      }
      if (have < bits) return filled;
      int code = (int) (held >>> (have - bits)) & ((1 << bits) - 1);
      have -= bits;
      if (code == END) return filled;
      if (code == CLEAR) {
        next = END + 1;
        bits = 9;
        previous = -1;
        continue;
      }
      if (code > next || (code == next && previous < 0) || (code >= CLEAR && previous < 0)) {
        throw new DataFormatException("LZW code " + code + " before it was defined");
      }
      // The string of the previous code starts where it was written just before.
      int previousLength = previous < 0 ? 0 : previous < CLEAR ? 1 : length[previous];
      int from = filled;
      if (code < CLEAR) {
        into[filled++] = (byte) code;
      } else {
        int source = code < next ? start[code] : filled - previousLength;
        int count = code < next ? length[code] : previousLength + 1;
        int most = Math.min(count, into.length - filled);
        for (int i = 0; i < most; i++) into[filled + i] = into[source + i];
        filled += most;
      }
      if (previous >= 0 && next < 4096) {
        start[next] = from - previousLength;
        length[next] = previousLength + 1;
        next++;
        if (next >= (1 << bits) - 1 && bits < 12) bits++;
      }
      previous = code;
    }
    return filled;
  }
}
