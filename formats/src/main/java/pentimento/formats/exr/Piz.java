package pentimento.formats.exr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.DataFormatException;

/// Decodes blocks of OpenEXR's PIZ compression: the 16-bit halves of all samples, numbered by which
/// values occur, wavelet transformed per channel, Huffman coded.
final class Piz {

  private static final int BITMAP_BYTES = 8192;

  private Piz() {}

  /// @param channels all channels of the part, in the order of the file
  /// @param width samples of a row
  /// @param rows rows of the block
  /// @return the block's bytes as if uncompressed: row by row, channel by channel, little-endian
  static byte[] decompress(byte[] packed, List<ExrChannel> channels, int width, int rows)
      throws DataFormatException {
    int halves = 0;
    for (ExrChannel channel : channels) halves += channel.type().bytes() / 2 * width * rows;
    if (packed.length == halves * 2) return packed;
    ByteBuffer b = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
    if (b.remaining() < 4) throw new DataFormatException("a short PIZ block");
    int first = b.getShort() & 0xffff;
    int last = b.getShort() & 0xffff;
    byte[] bitmap = new byte[BITMAP_BYTES];
    if (last >= BITMAP_BYTES || (first <= last && b.remaining() < last - first + 1)) {
      throw new DataFormatException("a damaged PIZ bitmap");
    }
    if (first <= last) b.get(bitmap, first, last - first + 1);
    char[] values = new char[65536];
    int largest = valuesOf(bitmap, values);
    if (b.remaining() < 4) throw new DataFormatException("a short PIZ block");
    int length = b.getInt();
    if (length < 0 || length > b.remaining()) throw new DataFormatException("a short PIZ block");
    char[] data = new char[halves];
    PizHuffman.decode(packed, b.position(), length, data);
    int at = 0;
    for (ExrChannel channel : channels) {
      int parts = channel.type().bytes() / 2;
      for (int part = 0; part < parts; part++) {
        PizWavelet.decode(data, at + part, width, parts, rows, width * parts, largest);
      }
      at += parts * width * rows;
    }
    return rows(data, values, channels, width, rows);
  }

  /// Lists the values whose bit is set; 0 always occurs.
  private static int valuesOf(byte[] bitmap, char[] values) {
    int count = 0;
    for (int i = 0; i < 65536; i++) {
      if (i == 0 || (bitmap[i >> 3] & 1 << (i & 7)) != 0) values[count++] = (char) i;
    }
    return count - 1;
  }

  private static byte[] rows(
      char[] data, char[] values, List<ExrChannel> channels, int width, int rows) {
    byte[] block = new byte[data.length * 2];
    int to = 0;
    for (int y = 0; y < rows; y++) {
      int start = 0;
      for (ExrChannel channel : channels) {
        int perRow = channel.type().bytes() / 2 * width;
        int from = start + y * perRow;
        for (int i = 0; i < perRow; i++, to += 2) {
          char value = values[data[from + i]];
          block[to] = (byte) value;
          block[to + 1] = (byte) (value >> 8);
        }
        start += perRow * rows;
      }
    }
    return block;
  }
}
