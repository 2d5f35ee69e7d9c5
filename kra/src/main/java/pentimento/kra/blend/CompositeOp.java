package pentimento.kra.blend;

/// One of Krita's composite operations: lays a source tile on a backdrop, which it changes.
///
/// Both tiles are of the same kind (depth and channels). Implementations loop over the whole tile;
/// there is no call per pixel.
public interface CompositeOp {

  void composite(IntTile source, IntTile backdrop, LayerBlend blend, Workspace work);

  void composite(FloatTile source, FloatTile backdrop, LayerBlend blend, Workspace work);

  /// True when the operation changes the backdrop where the source is transparent, so that it acts
  /// on the whole picture and not only where the layer has pixels.
  default boolean actsEverywhere() {
    return false;
  }

  /// True when the operation changes the backdrop where the source is transparent, if only within
  /// the layer's extent.
  default boolean actsUnderNothing() {
    return actsEverywhere();
  }

  /// Lays one tile on another of the same kind.
  default void composite(Tile source, Tile backdrop, LayerBlend blend, Workspace work) {
    switch (source) {
      case IntTile ints -> composite(ints, (IntTile) backdrop, blend, work);
      case FloatTile floats -> composite(floats, (FloatTile) backdrop, blend, work);
    }
  }
}
