package pentimento.formats.bands;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import pentimento.formats.PictureHeader;
import pentimento.formats.bytes.FileSink;
import pentimento.pixel.Planes;

/// Rows of interleaved little-endian floats on their way to a file, through one buffer outside of
/// the heap: add rows, at most [#atOnce], and write them.
public final class FloatRows {
  /*
   * One short loop for each number of channels: the JIT compiles it once and early, and what copies the row is
   * compiled already.
   */

  private static final int BUFFER = 1 << 20;

  private final int channels;
  private final float[] row;
  private final ByteBuffer buffer;
  private final FloatBuffer samples;
  private final int atOnce;

  public FloatRows(PictureHeader header) {
    this.channels = header.channels();
    this.row = new float[header.width() * channels];
    this.atOnce = Math.max(1, BUFFER / (4 * row.length));
    this.buffer = ByteBuffer.allocateDirect(4 * row.length * atOnce).order(ByteOrder.LITTLE_ENDIAN);
    this.samples = buffer.asFloatBuffer();
  }

  /// How many rows fit into the buffer.
  public int atOnce() {
    return atOnce;
  }

  /// Bytes of a row.
  public long rowBytes() {
    return 4L * row.length;
  }

  /// Adds row `y` of a band in full width.
  public void add(Planes band, int y) {
    int at = band.index(0, y);
    int width = row.length / channels;
    float[][] p = band.planes();
    switch (channels) {
      case 1 -> {
        samples.put(p[0], at, width);
        return;
      }
      case 3 -> three(p[0], p[1], p[2], at, row, width);
      case 4 -> four(p[0], p[1], p[2], p[3], at, row, width);
      default -> {
        for (int c = 0; c < channels; c++) one(p[c], at, row, c, channels, width);
      }
    }
    samples.put(row);
  }

  /// Writes the rows that were added.
  ///
  /// @param offset in the file, in bytes
  public void write(FileSink sink, long offset) throws IOException {
    buffer.clear().limit(4 * samples.position());
    sink.write(offset, buffer);
    samples.clear();
  }

  private static void one(float[] plane, int at, float[] to, int first, int step, int n) {
    for (int i = 0; i < n; i++) to[first + i * step] = plane[at + i];
  }

  private static void three(float[] r, float[] g, float[] b, int at, float[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[3 * i] = r[at + i];
      to[3 * i + 1] = g[at + i];
      to[3 * i + 2] = b[at + i];
    }
  }

  private static void four(float[] r, float[] g, float[] b, float[] a, int at, float[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[4 * i] = r[at + i];
      to[4 * i + 1] = g[at + i];
      to[4 * i + 2] = b[at + i];
      to[4 * i + 3] = a[at + i];
    }
  }
}
