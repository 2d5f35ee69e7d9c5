package pentimento.kra.flatten;

import pentimento.kra.blend.Tile;

/// A filter whose result at a pixel depends on that pixel alone.
interface PointFilter {

  /// Filters a tile in place. Column and row are for filters that depend on the position.
  void apply(Tile tile, int column, int row);

  /// Whether transparent pixels may come out opaque.
  default boolean makesFromNothing() {
    return false;
  }
}
