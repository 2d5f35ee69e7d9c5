package pentimento.kra.filter;

import org.jspecify.annotations.Nullable;
import pentimento.kra.blend.FloatTile;
import pentimento.kra.blend.IntTile;
import pentimento.kra.blend.Tile;

/// A point filter computed on RGB in 32-bit floats, 1.0 = unit; integers are rounded to nearest and
/// clipped.
@FunctionalInterface
interface RgbFilter {

  /// Filters `n` pixels in place.
  void apply(float[] r, float[] g, float[] b, int n);

  /// The filter on tiles of an RGB format.
  static PointFilter onTiles(RgbFilter filter) {
    return tile -> apply(filter, tile);
  }

  /// The same, with what of its result may not be Krita's.
  static PointFilter onTiles(RgbFilter filter, @Nullable String caveat) {
    return new PointFilter() {
      @Override
      public void apply(Tile tile) {
        RgbFilter.apply(filter, tile);
      }

      @Override
      public @Nullable String caveat() {
        return caveat;
      }
    };
  }

  private static void apply(RgbFilter filter, Tile tile) {
    switch (tile) {
      case FloatTile floats -> {
        filter.apply(floats.plane(0), floats.plane(1), floats.plane(2), Tile.AREA);
        if (!floats.half()) return;
        for (int c = 0; c < 3; c++) {
          float[] plane = floats.plane(c);
          for (int i = 0; i < Tile.AREA; i++) {
            plane[i] = Float.float16ToFloat(Float.floatToFloat16(plane[i]));
          }
        }
      }
      case IntTile ints -> {
        float unit = ints.unit();
        float[][] rgb = new float[3][Tile.AREA];
        for (int c = 0; c < 3; c++) {
          int[] plane = ints.plane(c);
          for (int i = 0; i < Tile.AREA; i++) rgb[c][i] = plane[i] / unit;
        }
        filter.apply(rgb[0], rgb[1], rgb[2], Tile.AREA);
        for (int c = 0; c < 3; c++) {
          int[] plane = ints.plane(c);
          for (int i = 0; i < Tile.AREA; i++) {
            float v = rgb[c][i] * unit;
            plane[i] = !(v > 0) ? 0 : v >= unit ? ints.unit() : (int) (v + 0.5f);
          }
        }
      }
    }
  }
}
