package pentimento.formats.exr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import pentimento.formats.bytes.FileSink;
import pentimento.formats.work.Workers;
import pentimento.pixel.Planes;

/// Writes rows that are not compressed, of which each is a block. All are of one size, so threads
/// put them where they belong in one piece of memory, which goes to the file as it is.
final class PlainRows {

  /// First row and bytes of data.
  private static final int HEAD = 8;

  /// Bytes that are put together at a time, where a row is not longer.
  private static final int MOST_BYTES = 16 << 20;

  /// No more rows than the bands have that renders come in, which then need not be collected.
  private static final int MOST_ROWS = 128;

  private final PixelType type;
  private final int[] planes;
  private final int width;
  private final int threads;
  private final int bytes;
  private final ByteBuffer memory;

  /// @param rows at most, at a time
  PlainRows(PixelType type, int[] planes, int width, int rows, int threads) {
    this.type = type;
    this.planes = planes;
    this.width = width;
    this.threads = threads;
    this.bytes = HEAD + new RowSamples(type, planes, width).bytes();
    this.memory = ByteBuffer.allocateDirect(Math.multiplyExact(rows, bytes));
  }

  /// How many rows to put together at a time: a power of two, so that bands of rows divide evenly.
  ///
  /// @param bytes of a row at most
  static int rows(long bytes) {
    return Integer.highestOneBit(Math.clamp(MOST_BYTES / bytes, 1, MOST_ROWS));
  }

  /// Appends the rows `from` to `to - 1`.
  ///
  /// @param offsets gets the place of each
  void append(FileSink sink, Planes rows, int from, int to, ByteBuffer offsets) throws IOException {
    encode(rows, from, to);
    memory.position(0).limit((to - from) * bytes);
    long at = sink.append(memory);
    for (int y = from; y < to; y++) offsets.putLong(at + (long) (y - from) * bytes);
  }

  private void encode(Planes rows, int top, int bottom) {
    int share = Math.ceilDiv(bottom - top, threads);
    memory.clear();
    Workers.run(
        Math.ceilDiv(bottom - top, share),
        threads,
        i -> {
          RowSamples samples = new RowSamples(type, planes, width);
          ByteBuffer mine = memory.duplicate().order(ByteOrder.LITTLE_ENDIAN);
          mine.position(i * share * bytes);
          int end = Math.min(bottom, top + (i + 1) * share);
          for (int y = top + i * share; y < end; y++) {
            mine.putInt(y).putInt(bytes - HEAD);
            samples.put(mine, rows, y);
          }
        });
  }
}
