package pentimento.kra.filter;

import org.jspecify.annotations.Nullable;
import pentimento.kra.blend.IntTile;
import pentimento.kra.blend.Tile;
import pentimento.kra.colour.TileConversion;

/// `posterize`: every channel, alpha too, at the nearest multiple of `65535 / steps`, in sRGB of 16
/// bits.
record Posterize(int step, TileConversion to, TileConversion from, @Nullable String caveat)
    implements PointFilter {

  static Posterize of(int steps, FilterSpace space) {
    return new Posterize(
        65535 / steps,
        space.toSrgb(FilterSpace.RGB_U16),
        space.fromSrgb(FilterSpace.RGB_U16),
        space.stepCaveat());
  }

  @Override
  public void apply(Tile tile) {
    IntTile rgb = (IntTile) FilterSpace.tile(FilterSpace.RGB_U16);
    to.convert(tile, rgb);
    for (int c = 0; c < rgb.channels(); c++) {
      int[] plane = rgb.plane(c);
      for (int i = 0; i < Tile.AREA; i++) {
        int beyond = plane[i] % step;
        int nearest = plane[i] - beyond + (beyond > step / 2 ? step : 0);
        plane[i] = Math.min(nearest, 65535);
      }
    }
    from.convert(rgb, tile);
  }
}
