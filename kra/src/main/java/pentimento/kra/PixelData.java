package pentimento.kra;

import java.util.List;
import pentimento.pixel.Rect;

/// Pixels of a layer, mask or frame: an endless plane of one default pixel in which some tiles are
/// painted. Immutable; safe for several threads, each with a [TileReader] of its own.
///
/// Tile (column, row) covers, in image coordinates, the rectangle from (x + column · tileWidth, y +
/// row · tileHeight); columns and rows may be negative.
public interface PixelData {

  PixelFormat format();

  /// Where the plane's origin lies in the image, right of its left edge.
  int x();

  /// Where the plane's origin lies in the image, below its top edge.
  int y();

  int tileWidth();

  int tileHeight();

  /// What fills everything that is not painted, in memory order.
  byte[] defaultPixel();

  /// The painted tiles, row by row.
  List<Tile> tiles();

  /// Whether that tile is painted.
  boolean isPainted(int column, int row);

  /// A reader for one thread.
  TileReader reader();

  /// The same pixels with their origin elsewhere in the image.
  PixelData at(int x, int y);

  /// The image rectangle a tile covers.
  default Rect rect(int column, int row) {
    return new Rect(
        x() + column * tileWidth(), y() + row * tileHeight(), tileWidth(), tileHeight());
  }

  /// The smallest image rectangle that holds all painted tiles; what lies outside has the default
  /// pixel.
  default Rect extent() {
    Rect extent = Rect.EMPTY;
    for (Tile t : tiles()) extent = extent.union(rect(t.column(), t.row()));
    return extent;
  }

  /// Whether pixels outside the painted tiles show: their alpha (or selectedness) is not 0.
  default boolean showsOutside() {
    byte[] pixel = defaultPixel();
    for (int i = pixel.length - format().depth().bytes(); i < pixel.length; i++) {
      if (pixel[i] != 0) return true;
    }
    return false;
  }

  /// The position of a tile in the grid.
  record Tile(int column, int row) {}
}
