package pentimento.kra.flatten;

import org.jspecify.annotations.Nullable;
import pentimento.kra.blend.Tile;
import pentimento.pixel.Rect;

/// A computed picture kept in memory, tile by tile; tiles that hold nothing take no room. Different
/// tiles may be set by different threads.
final class Buffer implements TileSource {

  private final TileFormat format;
  private final Rect grid;
  private final @Nullable Tile[] tiles;

  /// @param rect the image pixels to hold; widened to whole tiles
  Buffer(TileFormat format, Rect rect) {
    this.format = format;
    this.grid = grid(rect);
    this.tiles = new @Nullable Tile[Math.toIntExact(grid.area())];
  }

  /// The tiles that touch a rectangle of pixels, as a rectangle of columns and rows.
  static Rect grid(Rect rect) {
    if (rect.isEmpty()) return Rect.EMPTY;
    return Rect.between(
        Math.floorDiv(rect.x(), Tile.SIZE),
        Math.floorDiv(rect.y(), Tile.SIZE),
        Math.floorDiv(rect.right() - 1, Tile.SIZE) + 1,
        Math.floorDiv(rect.bottom() - 1, Tile.SIZE) + 1);
  }

  /// The pixels of the tiles that touch a rectangle.
  static Rect wholeTiles(Rect rect) {
    return pixels(grid(rect));
  }

  /// The pixels of a rectangle of columns and rows.
  static Rect pixels(Rect grid) {
    return new Rect(
        grid.x() * Tile.SIZE,
        grid.y() * Tile.SIZE,
        grid.width() * Tile.SIZE,
        grid.height() * Tile.SIZE);
  }

  @Override
  public TileFormat format() {
    return format;
  }

  /// Columns and rows held.
  Rect grid() {
    return grid;
  }

  @Nullable Tile tile(int column, int row) {
    return grid.contains(column, row) ? tiles[index(column, row)] : null;
  }

  void tile(int column, int row, Tile tile) {
    tiles[index(column, row)] = tile;
  }

  private int index(int column, int row) {
    return (row - grid.y()) * grid.width() + column - grid.x();
  }

  @Override
  public Rect painted() {
    return Rect.between(
        grid.x() * Tile.SIZE,
        grid.y() * Tile.SIZE,
        grid.right() * Tile.SIZE,
        grid.bottom() * Tile.SIZE);
  }

  @Override
  public boolean mayHold(int column, int row) {
    return tile(column, row) != null;
  }

  @Override
  public boolean read(int column, int row, Tile into, Worker worker) {
    Tile tile = tile(column, row);
    if (tile == null) return false;
    into.copyFrom(tile);
    return true;
  }
}
