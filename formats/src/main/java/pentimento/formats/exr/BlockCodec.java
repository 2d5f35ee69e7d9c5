package pentimento.formats.exr;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import pentimento.formats.bytes.Zlib;

/// Compresses and decompresses the bytes of one block by RLE or deflate. Before either, bytes of
/// even and odd places are put apart and replaced by their differences, so that the high bytes of
/// neighbours, which are much alike, come together.
final class BlockCodec {

  private static final int LEVEL = 2;
  private static final int LONGEST_RUN = 127;

  private BlockCodec() {}

  /// The block's bytes as the file holds them: uncompressed when that is not longer.
  static byte[] compress(byte[] block, Compression compression) {
    if (compression == Compression.NONE) return block;
    byte[] apart = split(block);
    byte[] packed = compression == Compression.RLE ? runs(apart) : Zlib.deflate(apart, LEVEL);
    return packed.length < block.length ? packed : block;
  }

  /// @param size bytes of the block
  /// @throws DataFormatException when the data are damaged or too short
  static byte[] decompress(byte[] packed, int size, Compression compression)
      throws DataFormatException {
    // A block that compression would not make smaller is stored as it is.
    if (packed.length == size) return packed;
    byte[] apart = new byte[size];
    int filled =
        switch (compression) {
          case RLE -> expand(packed, apart);
          case ZIPS, ZIP -> Zlib.inflate(packed, 0, packed.length, apart);
          default -> throw new DataFormatException("more or fewer bytes than the block has");
        };
    if (filled != size) throw new DataFormatException(filled + " bytes instead of " + size);
    return join(apart);
  }

  private static byte[] split(byte[] block) {
    byte[] apart = new byte[block.length];
    int half = (block.length + 1) / 2;
    for (int i = 0; i < block.length; i++) apart[(i & 1) * half + (i >> 1)] = block[i];
    for (int i = apart.length - 1; i > 0; i--) apart[i] = (byte) (apart[i] - apart[i - 1] + 128);
    return apart;
  }

  private static byte[] join(byte[] apart) {
    for (int i = 1; i < apart.length; i++) apart[i] = (byte) (apart[i] + apart[i - 1] - 128);
    byte[] block = new byte[apart.length];
    int half = (block.length + 1) / 2;
    for (int i = 0; i < block.length; i++) block[i] = apart[(i & 1) * half + (i >> 1)];
    return block;
  }

  /// Runs of equal bytes as length - 1 and the byte, others as their negative number and
  /// themselves.
  private static byte[] runs(byte[] bytes) {
    byte[] out = new byte[bytes.length * 3 / 2 + 2];
    int filled = 0;
    int start = 0;
    while (start < bytes.length) {
      int end = start + 1;
      while (end < bytes.length && bytes[end] == bytes[start] && end - start <= LONGEST_RUN) end++;
      if (end - start >= 3) {
        out[filled++] = (byte) (end - start - 1);
        out[filled++] = bytes[start];
      } else {
        end = start;
        while (end < bytes.length && end - start < LONGEST_RUN && !runAt(bytes, end)) end++;
        out[filled++] = (byte) (start - end);
        System.arraycopy(bytes, start, out, filled, end - start);
        filled += end - start;
      }
      start = end;
    }
    return Arrays.copyOf(out, filled);
  }

  private static boolean runAt(byte[] bytes, int i) {
    return i + 2 < bytes.length && bytes[i] == bytes[i + 1] && bytes[i] == bytes[i + 2];
  }

  private static int expand(byte[] packed, byte[] into) throws DataFormatException {
    int filled = 0;
    int at = 0;
    while (at < packed.length) {
      int n = packed[at++];
      int count = n < 0 ? -n : n + 1;
      boolean fits = count <= into.length - filled && at + (n < 0 ? count : 1) <= packed.length;
      if (!fits) throw new DataFormatException("a run beyond the block's end");
      if (n < 0) {
        System.arraycopy(packed, at, into, filled, count);
        at += count;
      } else {
        Arrays.fill(into, filled, filled + count, packed[at++]);
      }
      filled += count;
    }
    return filled;
  }
}
