package pentimento.kra.blend;

/// An operation on ink as Krita 5.2 blends it: channels become light (`unit - x`) before and ink
/// again after.
///
/// @param unit of a floating ink channel: 100
record Subtractive(CompositeOp op, float unit) implements CompositeOp {

  @Override
  public boolean actsEverywhere() {
    return op.actsEverywhere();
  }

  @Override
  public void composite(IntTile source, IntTile backdrop, LayerBlend blend, Workspace work) {
    IntTile light = new IntTile(source.unit(), source.channels());
    light.copyFrom(source);
    invert(light);
    invert(backdrop);
    op.composite(light, backdrop, blend, work);
    invert(backdrop);
  }

  private static void invert(IntTile tile) {
    for (int c = 0; c < tile.alpha(); c++) {
      int[] plane = tile.plane(c);
      for (int i = 0; i < Tile.AREA; i++) plane[i] = tile.unit() - plane[i];
    }
  }

  @Override
  public void composite(FloatTile source, FloatTile backdrop, LayerBlend blend, Workspace work) {
    FloatTile light = new FloatTile(source.half(), source.channels());
    light.copyFrom(source);
    toLight(light);
    toLight(backdrop);
    op.composite(light, backdrop, blend, work);
    toInk(backdrop);
  }

  private void toLight(FloatTile tile) {
    for (int c = 0; c < tile.alpha(); c++) {
      float[] plane = tile.plane(c);
      for (int i = 0; i < Tile.AREA; i++) plane[i] = 1 - plane[i] / unit;
    }
  }

  private void toInk(FloatTile tile) {
    for (int c = 0; c < tile.alpha(); c++) {
      float[] plane = tile.plane(c);
      for (int i = 0; i < Tile.AREA; i++) plane[i] = (1 - plane[i]) * unit;
    }
  }
}
