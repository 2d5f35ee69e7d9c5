package pentimento.kra.filter;

import org.jspecify.annotations.Nullable;
import pentimento.kra.blend.FloatTile;
import pentimento.kra.blend.IntTile;
import pentimento.kra.blend.Tile;
import pentimento.kra.colour.TileConversion;

/// `threshold`: white where the colour's 8-bit luminosity in sRGB is above a limit, else black;
/// alpha is rounded to 8 bits.
///
/// @param limit 0 to 255
/// @param toSrgb to what the colour looks like
/// @param ends black and white as a tile's first two pixels
record Threshold(int limit, TileConversion toSrgb, Tile ends, @Nullable String caveat)
    implements PointFilter {

  static Threshold of(int limit, FilterSpace space) {
    IntTile ends = (IntTile) FilterSpace.tile(FilterSpace.RGB_U8);
    for (int c = 0; c < 4; c++) ends.plane(c)[1] = 255;
    Tile own = FilterSpace.tile(space.format());
    space.fromSrgb(FilterSpace.RGB_U8).convert(ends, own);
    return new Threshold(limit, space.toShown(), own, space.stepCaveat());
  }

  @Override
  public void apply(Tile tile) {
    IntTile shown = (IntTile) FilterSpace.tile(FilterSpace.RGB_U8);
    toSrgb.convert(tile, shown);
    for (int i = 0; i < Tile.AREA; i++) {
      int end = luminosity(shown, i) > limit ? 1 : 0;
      int alpha = Opacity.of(tile, i);
      switch (tile) {
        case IntTile ints -> {
          for (int c = 0; c < ints.alpha(); c++) ints.plane(c)[i] = ((IntTile) ends).plane(c)[end];
          ints.plane(ints.alpha())[i] = alpha * (ints.unit() / 255);
        }
        case FloatTile floats -> {
          for (int c = 0; c < floats.alpha(); c++) {
            floats.plane(c)[i] = ((FloatTile) ends).plane(c)[end];
          }
          float a = alpha / 255f;
          floats.plane(floats.alpha())[i] =
              floats.half() ? Float.float16ToFloat(Float.floatToFloat16(a)) : a;
        }
      }
    }
  }

  private static int luminosity(IntTile rgb, int i) {
    return (rgb.plane(0)[i] * 30 + rgb.plane(1)[i] * 59 + rgb.plane(2)[i] * 11 + 50) / 100;
  }
}
