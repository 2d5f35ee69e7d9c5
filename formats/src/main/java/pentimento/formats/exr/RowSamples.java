package pentimento.formats.exr;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import pentimento.pixel.Planes;

/// Puts rows of samples into buffers as a file without compression holds them: channel by channel.
/// For one thread.
final class RowSamples {

  private final PixelType type;
  private final int[] planes;
  private final int width;
  private final short[] halves;

  /// @param planes of the picture, in the file's order of channels
  RowSamples(PixelType type, int[] planes, int width) {
    this.type = type;
    this.planes = planes;
    this.width = width;
    this.halves = new short[type == PixelType.HALF ? width : 0];
  }

  /// Bytes of a row.
  int bytes() {
    return width * planes.length * type.bytes();
  }

  /// Puts row `y` where the buffer stands.
  ///
  /// @param b little endian
  void put(ByteBuffer b, Planes rows, int y) {
    int from = rows.index(rows.rect().x(), y);
    for (int p : planes) {
      put(b, rows.plane(p), from);
      b.position(b.position() + width * type.bytes());
    }
  }

  private void put(ByteBuffer b, float[] plane, int from) {
    switch (type) {
      case FLOAT -> b.asFloatBuffer().put(plane, from, width);
      case HALF -> {
        for (int i = 0; i < width; i++) halves[i] = Float.floatToFloat16(plane[from + i]);
        b.asShortBuffer().put(halves, 0, width);
      }
      case UINT -> {
        IntBuffer whole = b.asIntBuffer();
        for (int i = 0; i < width; i++) {
          whole.put((int) Math.clamp((long) plane[from + i], 0, 0xffff_ffffL));
        }
      }
    }
  }
}
