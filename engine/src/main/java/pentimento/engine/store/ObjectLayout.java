package pentimento.engine.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.ContentHash;
import pentimento.pixel.Rect;

/// How an object lies in its file: a header, tiles in any order, a table of them, a footer.
///
/// All numbers are little-endian. Header: magic, name (32 bytes), x, y, width, height, channels
/// (int32 each), CRC-32C of these. Table: for each tile, row by row, its offset (int64), length and
/// CRC-32C (int32 each); then the table's CRC-32C. Footer: offset of the table (int64), magic. What
/// is missing at the end is missing from the footer first, so that a file that was cut off is seen
/// at once.
///
/// @param name the object's own, so that a file under another name is not believed
record ObjectLayout(ContentHash name, Rect rect, int channels) {

  static final int TILE_WIDTH = 512;
  static final int TILE_HEIGHT = 64;

  private static final long MAGIC = 0x3230474d49544e50L; // "PNTIMG02"
  static final int HEADER = 8 + 32 + 6 * 4;
  static final int FOOTER = 16;
  private static final int ENTRY = 16;
  private static final int MOST_CHANNELS = 64;

  /// Where the tiles lie.
  record Table(long[] offsets, int[] lengths, int[] sums) {

    static Table of(int tiles) {
      return new Table(new long[tiles], new int[tiles], new int[tiles]);
    }
  }

  int across() {
    return Math.ceilDiv(rect.width(), TILE_WIDTH);
  }

  int down() {
    return Math.ceilDiv(rect.height(), TILE_HEIGHT);
  }

  /// The part of the picture that a tile covers; tiles are counted row by row.
  Rect tile(int index) {
    int x = rect.x() + index % across() * TILE_WIDTH;
    int y = rect.y() + index / across() * TILE_HEIGHT;
    return new Rect(x, y, TILE_WIDTH, TILE_HEIGHT).intersect(rect);
  }

  ByteBuffer header() {
    ByteBuffer buffer = buffer(HEADER);
    buffer.putLong(MAGIC).put(HexFormat.of().parseHex(name.hex()));
    buffer.putInt(rect.x()).putInt(rect.y()).putInt(rect.width()).putInt(rect.height());
    buffer.putInt(channels);
    return buffer.putInt(sum(buffer, HEADER - 4)).flip();
  }

  /// The table and the footer behind it.
  ///
  /// @param at where the table will lie
  ByteBuffer end(Table table, long at) {
    int bytes = ENTRY * table.offsets.length;
    ByteBuffer buffer = buffer(bytes + 4 + FOOTER);
    for (int i = 0; i < table.offsets.length; i++) {
      buffer.putLong(table.offsets[i]).putInt(table.lengths[i]).putInt(table.sums[i]);
    }
    buffer.putInt(sum(buffer, bytes));
    return buffer.putLong(at).putLong(MAGIC).flip();
  }

  /// Reads the header of an object; null when it is none or damaged.
  static @Nullable ObjectLayout read(FileChannel channel) throws IOException {
    ByteBuffer buffer = buffer(HEADER);
    if (!fill(channel, buffer, 0) || buffer.getLong() != MAGIC) return null;
    if (sum(buffer, HEADER - 4) != buffer.getInt(HEADER - 4)) return null;
    byte[] name = new byte[32];
    buffer.get(name);
    int x = buffer.getInt();
    int y = buffer.getInt();
    int width = buffer.getInt();
    int height = buffer.getInt();
    int channels = buffer.getInt();
    if (width < 0 || height < 0 || channels < 1 || channels > MOST_CHANNELS) return null;
    return new ObjectLayout(ContentHash.of(name), new Rect(x, y, width, height), channels);
  }

  /// Reads the table of tiles; null when it is damaged or tiles lie outside the file.
  @Nullable Table table(FileChannel channel) throws IOException {
    long size = channel.size();
    long tiles = (long) across() * down();
    long bytes = ENTRY * tiles + 4;
    if (size < HEADER + bytes + FOOTER) return null;
    ByteBuffer footer = buffer(FOOTER);
    long at = size - FOOTER - bytes;
    if (!fill(channel, footer, size - FOOTER)) return null;
    if (footer.getLong() != at || footer.getLong() != MAGIC) return null;
    ByteBuffer buffer = buffer(Math.toIntExact(bytes));
    if (!fill(channel, buffer, at)) return null;
    if (sum(buffer, (int) bytes - 4) != buffer.getInt((int) bytes - 4)) return null;
    Table table = Table.of((int) tiles);
    for (int i = 0; i < tiles; i++) {
      table.offsets[i] = buffer.getLong();
      table.lengths[i] = buffer.getInt();
      table.sums[i] = buffer.getInt();
      if (table.offsets[i] < HEADER || table.lengths[i] < 0) return null;
      if (table.offsets[i] + table.lengths[i] > at) return null;
    }
    return table;
  }

  /// Fills a buffer from a place in the file and turns it around; false when the file ends before.
  static boolean fill(FileChannel channel, ByteBuffer buffer, long offset) throws IOException {
    long at = offset;
    while (buffer.hasRemaining()) {
      int n = channel.read(buffer, at);
      if (n < 0) return false;
      at += n;
    }
    buffer.flip();
    return true;
  }

  /// The checksum of the first bytes of an array.
  static int sum(byte[] bytes, int length) {
    return sum(ByteBuffer.wrap(bytes), length);
  }

  static int sum(ByteBuffer bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.slice(0, length));
    return (int) crc.getValue();
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
