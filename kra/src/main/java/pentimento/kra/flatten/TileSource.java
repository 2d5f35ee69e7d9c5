package pentimento.kra.flatten;

import pentimento.kra.blend.Tile;
import pentimento.pixel.Rect;

/// A picture that is computed tile by tile. Tile (column, row) covers image pixels from (64 ·
/// column, 64 · row). Immutable; any thread may ask.
interface TileSource {

  /// A rectangle that holds every place an image can have.
  Rect EVERYWHERE = new Rect(-(1 << 29), -(1 << 29), 1 << 30, 1 << 30);

  TileFormat format();

  /// Computes a tile.
  ///
  /// @param into a tile of this source's format; overwritten
  /// @return false when the tile is wholly transparent; `into` then holds anything
  boolean read(int column, int row, Tile into, Worker worker);

  /// The image rectangle outside which Krita takes this picture to hold nothing, not even
  /// transparent pixels: blending those rounds what lies below.
  default Rect extent() {
    return EVERYWHERE;
  }

  /// The image pixels that may differ from what the picture holds everywhere else.
  Rect painted();

  /// False when the tile is known to be wholly transparent without computing it.
  boolean mayHold(int column, int row);
}
