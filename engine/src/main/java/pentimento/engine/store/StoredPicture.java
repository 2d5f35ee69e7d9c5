package pentimento.engine.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// An object of the store, open for reading any part of it, by several threads at once.
///
/// Header and table were verified when it was opened; each tile is verified when it is read. It
/// stays readable when another process evicts it meanwhile.
public final class StoredPicture implements AutoCloseable {

  private final FileChannel channel;
  private final ObjectLayout layout;
  private final ObjectLayout.Table table;

  StoredPicture(FileChannel channel, ObjectLayout layout, ObjectLayout.Table table) {
    this.channel = channel;
    this.layout = layout;
    this.table = table;
  }

  public Rect rect() {
    return layout.rect();
  }

  public int channels() {
    return layout.channels();
  }

  /// Fills `out`, whose rectangle lies inside the picture, with the bits that were put.
  ///
  /// @throws IOException when the object is damaged or cannot be read
  public void read(Planes out) throws IOException {
    Rect wanted = out.rect().intersect(rect());
    if (wanted.isEmpty()) return;
    int left = (wanted.x() - rect().x()) / ObjectLayout.TILE_WIDTH;
    int right = (wanted.right() - 1 - rect().x()) / ObjectLayout.TILE_WIDTH;
    int top = (wanted.y() - rect().y()) / ObjectLayout.TILE_HEIGHT;
    int bottom = (wanted.bottom() - 1 - rect().y()) / ObjectLayout.TILE_HEIGHT;
    TileCodec codec = new TileCodec();
    for (int row = top; row <= bottom; row++) {
      for (int column = left; column <= right; column++) {
        int index = row * layout.across() + column;
        codec.decode(tile(index), layout.tile(index), out);
      }
    }
  }

  /// Looks at every tile.
  ///
  /// @throws IOException when one is damaged
  void verify() throws IOException {
    TileCodec codec = new TileCodec();
    for (int i = 0; i < table.offsets().length; i++) {
      Rect rect = layout.tile(i);
      codec.decode(tile(i), rect, Planes.allocate(rect, channels()));
    }
  }

  private byte[] tile(int index) throws IOException {
    byte[] bytes = new byte[table.lengths()[index]];
    if (!ObjectLayout.fill(channel, ByteBuffer.wrap(bytes), table.offsets()[index])) {
      throw new IOException("a tile is cut off");
    }
    if (ObjectLayout.sum(bytes, bytes.length) != table.sums()[index]) {
      throw new IOException("a tile is damaged");
    }
    return bytes;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException _) {
      // Nothing was written.
    }
  }
}
