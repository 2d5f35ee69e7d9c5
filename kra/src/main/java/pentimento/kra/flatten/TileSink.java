package pentimento.kra.flatten;

import java.util.Arrays;
import pentimento.kra.blend.FloatTile;
import pentimento.kra.blend.IntTile;
import pentimento.kra.blend.Tile;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// Where finished tiles go. Different tiles come from different threads, each once.
interface TileSink {

  void accept(int column, int row, Tile tile);

  /// The tile is transparent.
  void nothing(int column, int row);

  /// The part of a tile inside a rectangle.
  static Rect part(int column, int row, Rect rect) {
    return new Rect(column * Tile.SIZE, row * Tile.SIZE, Tile.SIZE, Tile.SIZE).intersect(rect);
  }

  /// Into planes of float: integers as 0..1.
  ///
  /// @param clean whether all samples are 0 before
  record IntoPlanes(Planes planes, boolean clean) implements TileSink {

    @Override
    public void nothing(int column, int row) {
      if (clean) return;
      Rect part = part(column, row, planes.rect());
      for (int y = part.y(); y < part.bottom(); y++) {
        int from = planes.index(part.x(), y);
        for (float[] plane : planes.planes()) Arrays.fill(plane, from, from + part.width(), 0);
      }
    }

    @Override
    public void accept(int column, int row, Tile tile) {
      Rect part = part(column, row, planes.rect());
      for (int y = part.y(); y < part.bottom(); y++) {
        int from = (y - row * Tile.SIZE) * Tile.SIZE + part.x() - column * Tile.SIZE;
        int to = planes.index(part.x(), y);
        for (int c = 0; c < planes.channels(); c++) {
          switch (tile) {
            case FloatTile floats ->
                System.arraycopy(floats.plane(c), from, planes.plane(c), to, part.width());
            case IntTile ints -> {
              int[] source = ints.plane(c);
              float[] target = planes.plane(c);
              float unit = ints.unit();
              for (int i = 0; i < part.width(); i++) target[to + i] = source[from + i] / unit;
            }
          }
        }
      }
    }
  }

  /// Into interleaved bytes in Krita's memory order, row by row without padding.
  ///
  /// @param clean whether all bytes are 0 before
  record IntoBytes(TileFormat format, Rect rect, byte[] bytes, boolean clean) implements TileSink {

    @Override
    public void nothing(int column, int row) {
      if (clean) return;
      Rect part = part(column, row, rect);
      int length = part.width() * format.pixels().bytesPerPixel();
      for (int y = part.y(); y < part.bottom(); y++) {
        int from = at(part.x(), y);
        Arrays.fill(bytes, from, from + length, (byte) 0);
      }
    }

    @Override
    public void accept(int column, int row, Tile tile) {
      Rect part = part(column, row, rect);
      for (int y = part.y(); y < part.bottom(); y++) {
        int from = (y - row * Tile.SIZE) * Tile.SIZE + part.x() - column * Tile.SIZE;
        format.encode(tile, from, part.width(), bytes, at(part.x(), y));
      }
    }

    private int at(int x, int y) {
      long pixel = (long) (y - rect.y()) * rect.width() + x - rect.x();
      return (int) (pixel * format.pixels().bytesPerPixel());
    }
  }
}
