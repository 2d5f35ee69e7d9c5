package pentimento.engine.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// Turns tiles into bytes and back, bit for bit (docs/decisions/0405).
///
/// A tile is its planes one after the other. Each begins with a byte: 1 when all samples have the
/// same bits, which follow once; 0 when they follow as they are, little-endian. Not safe for
/// several threads.
final class TileCodec {

  private static final byte PLAIN = 0;
  private static final byte CONSTANT = 1;

  private ByteBuffer bytes = buffer(0);

  /// The bytes of a tile, in a buffer that the next call uses again.
  ByteBuffer encode(Planes from, Rect tile) {
    int area = Math.toIntExact(tile.area());
    int most = from.channels() * (1 + 4 * area);
    if (bytes.capacity() < most) bytes = buffer(most);
    bytes.clear();
    for (float[] plane : from.planes()) {
      int first = Float.floatToRawIntBits(plane[from.index(tile.x(), tile.y())]);
      if (isConstant(from, plane, tile, first)) {
        bytes.put(CONSTANT).putInt(first);
        continue;
      }
      bytes.put(PLAIN);
      FloatBuffer floats =
          bytes.slice(bytes.position(), 4 * area).order(bytes.order()).asFloatBuffer();
      for (int y = tile.y(); y < tile.bottom(); y++) {
        floats.put(plane, from.index(tile.x(), y), tile.width());
      }
      bytes.position(bytes.position() + 4 * area);
    }
    return bytes.flip();
  }

  /// Copies what a tile and `out` both cover.
  ///
  /// @throws IOException when the bytes are no such tile
  void decode(byte[] encoded, Rect tile, Planes out) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN);
    int area = Math.toIntExact(tile.area());
    Rect common = tile.intersect(out.rect());
    for (float[] plane : out.planes()) {
      byte kind = in.hasRemaining() ? in.get() : -1;
      int bytesOfPlane = kind == CONSTANT ? 4 : 4 * area;
      if ((kind != CONSTANT && kind != PLAIN) || in.remaining() < bytesOfPlane) {
        throw new IOException("a tile is damaged");
      }
      if (kind == CONSTANT) {
        float value = in.getFloat();
        for (int y = common.y(); y < common.bottom(); y++) {
          int at = out.index(common.x(), y);
          java.util.Arrays.fill(plane, at, at + common.width(), value);
        }
        continue;
      }
      FloatBuffer floats = in.slice(in.position(), bytesOfPlane).order(in.order()).asFloatBuffer();
      for (int y = common.y(); y < common.bottom(); y++) {
        int from = (y - tile.y()) * tile.width() + common.x() - tile.x();
        floats.get(from, plane, out.index(common.x(), y), common.width());
      }
      in.position(in.position() + bytesOfPlane);
    }
    if (in.hasRemaining()) throw new IOException("a tile is too long");
  }

  private static boolean isConstant(Planes from, float[] plane, Rect tile, int bits) {
    for (int y = tile.y(); y < tile.bottom(); y++) {
      int at = from.index(tile.x(), y);
      for (int x = 0; x < tile.width(); x++) {
        if (Float.floatToRawIntBits(plane[at + x]) != bits) return false;
      }
    }
    return true;
  }

  private static ByteBuffer buffer(int capacity) {
    return ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
  }
}
