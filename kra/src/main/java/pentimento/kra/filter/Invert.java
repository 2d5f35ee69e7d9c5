package pentimento.kra.filter;

import pentimento.kra.blend.FloatTile;
import pentimento.kra.blend.IntTile;
import pentimento.kra.blend.Tile;

/// `invert`: `unit - x` on every colour channel.
enum Invert implements PointFilter {
  COLOURS;

  @Override
  public void apply(Tile tile) {
    for (int c = 0; c < tile.alpha(); c++) {
      switch (tile) {
        case IntTile ints -> {
          int[] plane = ints.plane(c);
          for (int i = 0; i < Tile.AREA; i++) plane[i] = ints.unit() - plane[i];
        }
        case FloatTile floats -> {
          float[] plane = floats.plane(c);
          for (int i = 0; i < Tile.AREA; i++) plane[i] = 1 - plane[i];
          if (!floats.half()) continue;
          for (int i = 0; i < Tile.AREA; i++) {
            plane[i] = Float.float16ToFloat(Float.floatToFloat16(plane[i]));
          }
        }
      }
    }
  }
}
