package pentimento.kra.flatten;

import pentimento.kra.blend.Tile;
import pentimento.pixel.Rect;

/// A picture of which there is no more than lies in a rectangle.
record CutSource(TileSource source, Rect extent) implements OverSource {

  @Override
  public Rect painted() {
    return extent;
  }

  @Override
  public boolean mayHold(int column, int row) {
    Rect tile = new Rect(column * Tile.SIZE, row * Tile.SIZE, Tile.SIZE, Tile.SIZE);
    return !extent.intersect(tile).isEmpty() && source.mayHold(column, row);
  }

  @Override
  public boolean read(int column, int row, Tile into, Worker worker) {
    return read(source, extent, column, row, into, worker);
  }

  /// Reads a tile of a picture and makes it transparent outside a rectangle.
  ///
  /// @return whether it holds anything
  static boolean read(
      TileSource source, Rect extent, int column, int row, Tile into, Worker worker) {
    Rect tile = new Rect(column * Tile.SIZE, row * Tile.SIZE, Tile.SIZE, Tile.SIZE);
    Rect held = extent.intersect(tile);
    if (held.isEmpty() || !source.read(column, row, into, worker)) return false;
    if (held.equals(tile)) return true;
    TileFormat format = source.format();
    Tile nothing = worker.take(format);
    format.fill(format.pixels().transparentPixel(), nothing);
    into.copyOutside(held.translate(-tile.x(), -tile.y()), nothing);
    into.opaque(false);
    worker.giveBack(format, nothing);
    return true;
  }
}
