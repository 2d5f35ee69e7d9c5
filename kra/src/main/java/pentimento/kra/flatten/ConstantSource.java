package pentimento.kra.flatten;

import pentimento.kra.blend.Tile;
import pentimento.pixel.Rect;

/// One pixel, everywhere.
///
/// @param pixel in memory order
record ConstantSource(TileFormat format, byte[] pixel) implements TileSource {

  @Override
  public Rect painted() {
    return Rect.EMPTY;
  }

  @Override
  public boolean mayHold(int column, int row) {
    return true;
  }

  @Override
  public boolean read(int column, int row, Tile into, Worker worker) {
    format.fill(pixel, into);
    return true;
  }
}
