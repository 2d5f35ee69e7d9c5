package pentimento.kra.filter;

import pentimento.kra.blend.Tile;

/// A filter whose result at a pixel depends on that pixel alone. Alpha is kept.
public non-sealed interface PointFilter extends Filter {

  /// Filters a tile in place.
  void apply(Tile tile);
}
