package pentimento.kra.flatten;

import pentimento.kra.blend.Tile;

/// A picture that is computed tile by tile. Tile (column, row) covers image pixels from (64 ·
/// column, 64 · row). Immutable; any thread may ask.
interface TileSource {

  TileFormat format();

  /// Computes a tile.
  ///
  /// @param into a tile of this source's format; overwritten
  /// @return false when the tile is wholly transparent; `into` then holds anything
  boolean read(int column, int row, Tile into, Worker worker);

  /// False when the tile is known to be wholly transparent without computing it.
  boolean mayHold(int column, int row);
}
