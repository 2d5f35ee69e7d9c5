package pentimento.kra.flatten;

import pentimento.kra.blend.Tile;
import pentimento.pixel.Rect;

/// A picture that is blended within a rectangle alone.
record WithinSource(TileSource source, Rect extent) implements OverSource {

  @Override
  public boolean read(int column, int row, Tile into, Worker worker) {
    return source.read(column, row, into, worker);
  }
}
