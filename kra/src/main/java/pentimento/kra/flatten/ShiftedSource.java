package pentimento.kra.flatten;

import pentimento.kra.blend.FloatTile;
import pentimento.kra.blend.IntTile;
import pentimento.kra.blend.Tile;
import pentimento.pixel.Rect;

/// Another picture, moved.
record ShiftedSource(TileSource source, int dx, int dy) implements TileSource {

  /// Farther than any picture reaches.
  private static final int FAR = 1 << 29;

  static ShiftedSource of(TileSource source, int dx, int dy) {
    return new ShiftedSource(source, Math.clamp(dx, -FAR, FAR), Math.clamp(dy, -FAR, FAR));
  }

  @Override
  public TileFormat format() {
    return source.format();
  }

  /// Where the other picture's extent comes to lie.
  Rect reach() {
    Rect extent = source.extent();
    return extent.equals(EVERYWHERE) ? extent : extent.translate(dx, dy);
  }

  @Override
  public Rect extent() {
    // Krita keeps moved pictures in whole tiles.
    Rect reach = reach();
    return reach.equals(EVERYWHERE) ? reach : Buffer.wholeTiles(reach);
  }

  @Override
  public Rect painted() {
    return source.painted().translate(dx, dy);
  }

  private Rect from(int column, int row) {
    return Buffer.grid(
        new Rect(column * Tile.SIZE - dx, row * Tile.SIZE - dy, Tile.SIZE, Tile.SIZE));
  }

  @Override
  public boolean mayHold(int column, int row) {
    for (Rect tile : from(column, row).tiles(1, 1)) {
      if (source.mayHold(tile.x(), tile.y())) return true;
    }
    return false;
  }

  @Override
  public boolean read(int column, int row, Tile into, Worker worker) {
    if (dx % Tile.SIZE == 0 && dy % Tile.SIZE == 0) {
      return source.read(column - dx / Tile.SIZE, row - dy / Tile.SIZE, into, worker);
    }
    boolean any = false;
    Tile part = worker.take(format());
    into.clear();
    for (Rect tile : from(column, row).tiles(1, 1)) {
      if (!source.read(tile.x(), tile.y(), part, worker)) continue;
      any = true;
      copy(part, tile.x() * Tile.SIZE + dx, tile.y() * Tile.SIZE + dy, into, column, row);
    }
    worker.giveBack(format(), part);
    if (any) into.measureOpacity();
    return any;
  }

  /// Copies what of a tile placed at pixel (x, y) falls into tile (column, row).
  private static void copy(Tile part, int x, int y, Tile into, int column, int row) {
    int left = column * Tile.SIZE;
    int top = row * Tile.SIZE;
    Rect common =
        new Rect(x, y, Tile.SIZE, Tile.SIZE).intersect(new Rect(left, top, Tile.SIZE, Tile.SIZE));
    for (int line = common.y(); line < common.bottom(); line++) {
      int from = (line - y) * Tile.SIZE + common.x() - x;
      int to = (line - top) * Tile.SIZE + common.x() - left;
      for (int c = 0; c < into.channels(); c++) {
        switch (into) {
          case IntTile ints ->
              System.arraycopy(((IntTile) part).plane(c), from, ints.plane(c), to, common.width());
          case FloatTile floats ->
              System.arraycopy(
                  ((FloatTile) part).plane(c), from, floats.plane(c), to, common.width());
        }
      }
    }
  }
}
