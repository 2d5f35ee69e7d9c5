package pentimento.kra.flatten;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import pentimento.kra.PixelData;
import pentimento.kra.TileReader;
import pentimento.kra.blend.Tile;
import pentimento.kra.tiles.BytePlanes;
import pentimento.pixel.Rect;

/// The pixels of a paint layer or another device in the document.
record StoredSource(
    PixelData data, TileFormat format, boolean aligned, boolean showsOutside, Rect extent)
    implements TileSource {

  /// @param image the image's bounds, within which Krita blends a default pixel that shows
  static StoredSource of(PixelData data, Rect image) {
    boolean aligned =
        data.tileWidth() == Tile.SIZE
            && data.tileHeight() == Tile.SIZE
            && data.x() % Tile.SIZE == 0
            && data.y() % Tile.SIZE == 0;
    boolean showsOutside = data.showsOutside();
    Rect extent = data.extent();
    if (showsInBytes(data)) extent = extent.union(image);
    return new StoredSource(data, new TileFormat(data.format()), aligned, showsOutside, extent);
  }

  /// Whether the default pixel's alpha, rounded to 8 bits, is not 0.
  private static boolean showsInBytes(PixelData data) {
    byte[] pixel = data.defaultPixel();
    int bytes = data.format().depth().bytes();
    ByteBuffer alpha = ByteBuffer.wrap(pixel).order(ByteOrder.LITTLE_ENDIAN);
    int at = pixel.length - bytes;
    return switch (data.format().depth()) {
      case U8 -> pixel[at] != 0;
      case U16 -> (alpha.getShort(at) & 0xffff) >= 128;
      case F16 -> Float.float16ToFloat(alpha.getShort(at)) * 255 >= 0.5f;
      case F32 -> alpha.getFloat(at) * 255 >= 0.5f;
    };
  }

  @Override
  public Rect painted() {
    return data.extent();
  }

  @Override
  public boolean mayHold(int column, int row) {
    return showsOutside || touches(column, row);
  }

  private boolean touches(int column, int row) {
    if (aligned) {
      return data.isPainted(column - data.x() / Tile.SIZE, row - data.y() / Tile.SIZE);
    }
    int left = Math.floorDiv(column * Tile.SIZE - data.x(), data.tileWidth());
    int top = Math.floorDiv(row * Tile.SIZE - data.y(), data.tileHeight());
    int right = Math.floorDiv(column * Tile.SIZE + Tile.SIZE - 1 - data.x(), data.tileWidth());
    int bottom = Math.floorDiv(row * Tile.SIZE + Tile.SIZE - 1 - data.y(), data.tileHeight());
    for (int r = top; r <= bottom; r++) {
      for (int c = left; c <= right; c++) if (data.isPainted(c, r)) return true;
    }
    return false;
  }

  @Override
  public boolean read(int column, int row, Tile into, Worker worker) {
    if (!touches(column, row)) {
      if (!showsOutside) return false;
      format.fill(data.defaultPixel(), into);
      return true;
    }
    byte[] planes = worker.bytes(format);
    byte[] scratch = worker.scratch(format);
    TileReader reader = worker.reader(data);
    if (aligned) {
      reader.readPlanes(column - data.x() / Tile.SIZE, row - data.y() / Tile.SIZE, planes);
    } else {
      reader.read(new Rect(column * Tile.SIZE, row * Tile.SIZE, Tile.SIZE, Tile.SIZE), scratch);
      BytePlanes.separate(scratch, Tile.AREA, format.pixels().bytesPerPixel(), planes);
    }
    format.decode(planes, into, scratch);
    return true;
  }
}
