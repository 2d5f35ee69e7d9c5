package pentimento.kra.colour;

import org.jspecify.annotations.Nullable;
import pentimento.kra.PixelFormat;
import pentimento.kra.blend.FloatTile;
import pentimento.kra.blend.IntTile;
import pentimento.kra.blend.Tile;
import pentimento.pixel.colour.icc.KritaConversion;

/// Converts tiles from one colour space to another: pixel by pixel through the profiles, or, where
/// only the depth differs and no profile is asked, by scaling.
///
/// @param colours null where only the depth differs
/// @param throughPq by a detour that Krita makes between depths of linear Rec.2020
public record TileConversion(
    PixelFormat source, PixelFormat target, @Nullable KritaConversion colours, boolean throughPq) {

  public static TileConversion of(
      PixelFormat source, PixelFormat target, @Nullable KritaConversion colours) {
    return new TileConversion(source, target, colours, false);
  }

  /// Between 16-bit and 32-bit float of linear Rec.2020.
  public static TileConversion throughPq(PixelFormat source, PixelFormat target) {
    return new TileConversion(source, target, null, true);
  }

  /// Converts a tile of the source format; `into` is of the target format and overwritten.
  public void convert(Tile tile, Tile into) {
    if (throughPq) {
      PqDetour.convert((FloatTile) tile, (FloatTile) into);
      into.measureOpacity();
      return;
    }
    SampleEncoding from = new SampleEncoding(source);
    SampleEncoding to = new SampleEncoding(target);
    boolean words = into instanceof IntTile;
    float[][] planes = new float[Math.max(tile.alpha(), into.alpha())][Tile.AREA];
    for (int c = 0; c < tile.alpha(); c++) from.read(tile, c, words, planes[c]);
    if (words) from.blackenXyz(tile, planes);
    if (colours != null) colours.apply(planes, 0, Tile.AREA);
    for (int c = 0; c < into.alpha(); c++) to.write(planes[c], into, c);
    alpha(tile, into);
    into.measureOpacity();
  }

  private static void alpha(Tile tile, Tile into) {
    int last = tile.alpha();
    switch (tile) {
      case IntTile a -> {
        int[] from = a.plane(last);
        switch (into) {
          case IntTile b -> {
            int[] to = b.plane(b.alpha());
            for (int i = 0; i < Tile.AREA; i++) to[i] = code(from[i], a.unit(), b.unit());
          }
          case FloatTile b -> {
            float[] to = b.plane(b.alpha());
            float unit = a.unit();
            for (int i = 0; i < Tile.AREA; i++) {
              to[i] = SampleEncoding.stored(from[i] / unit, b);
            }
          }
        }
      }
      case FloatTile a -> {
        float[] from = a.plane(last);
        switch (into) {
          case IntTile b -> {
            int[] to = b.plane(b.alpha());
            double unit = b.unit();
            for (int i = 0; i < Tile.AREA; i++) {
              to[i] = KritaConversion.word(Math.min(from[i] * unit, unit));
            }
          }
          case FloatTile b -> {
            float[] to = b.plane(b.alpha());
            for (int i = 0; i < Tile.AREA; i++) to[i] = SampleEncoding.stored(from[i], b);
          }
        }
      }
    }
  }

  private static int code(int v, int unit, int wanted) {
    return unit == wanted ? v : unit == 255 ? v * 257 : SampleEncoding.narrow(v);
  }
}
