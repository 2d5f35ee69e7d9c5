package pentimento.kra.colour;

import org.jspecify.annotations.Nullable;
import pentimento.kra.ColourModel;
import pentimento.kra.PixelFormat;
import pentimento.kra.blend.FloatTile;
import pentimento.kra.blend.IntTile;
import pentimento.kra.blend.Tile;
import pentimento.pixel.colour.icc.ColourTransform;

/// Converts tiles from one colour space to another: pixel by pixel through the profiles, or, where
/// only the depth differs, by scaling.
///
/// @param source format of what is converted
/// @param transform null where only the depth differs
public record TileConversion(
    PixelFormat source, @Nullable ColourTransform transform, ChannelUnits from, ChannelUnits to) {

  public static TileConversion of(
      PixelFormat source, PixelFormat target, @Nullable ColourTransform transform) {
    return new TileConversion(source, transform, ChannelUnits.of(source), ChannelUnits.of(target));
  }

  /// Converts a tile of the source format; `into` is of the target format and overwritten.
  public void convert(Tile tile, Tile into) {
    if (transform == null) {
      for (int c = 0; c < into.alpha(); c++) rescale(tile, into, c);
    } else {
      float[][] planes = new float[Math.max(tile.alpha(), into.alpha())][Tile.AREA];
      for (int c = 0; c < tile.alpha(); c++) numbers(tile, c, planes[c]);
      boolean encoded = tile instanceof FloatTile && into instanceof IntTile;
      if (encoded && source.model() == ColourModel.XYZA) encodeXyz(planes);
      transform.apply(planes, 0, planes, 0, Tile.AREA);
      for (int c = 0; c < into.alpha(); c++) samples(planes[c], into, c);
    }
    alpha(tile, into);
    into.measureOpacity();
  }

  /// On the way to integers LittleCMS puts XYZ into words first: below 2, and black where Y is not
  /// above 0.
  private static void encodeXyz(float[][] xyz) {
    for (int i = 0; i < Tile.AREA; i++) {
      boolean black = !(xyz[1][i] > 0);
      for (int c = 0; c < 3; c++) {
        xyz[c][i] = black ? 0 : Math.min(Math.max(xyz[c][i], 0), 1 + 32767f / 32768);
      }
    }
  }

  private void numbers(Tile tile, int c, float[] out) {
    double scale = from.scale()[c];
    double zero = from.zero()[c];
    switch (tile) {
      case IntTile ints -> {
        int[] plane = ints.plane(c);
        for (int i = 0; i < Tile.AREA; i++) out[i] = (float) ((plane[i] - zero) * scale);
      }
      case FloatTile floats -> {
        float[] plane = floats.plane(c);
        for (int i = 0; i < Tile.AREA; i++) out[i] = (float) (plane[i] * scale);
      }
    }
  }

  private void samples(float[] numbers, Tile into, int c) {
    double scale = 1.0 / to.scale()[c];
    double zero = to.zero()[c];
    switch (into) {
      case IntTile ints -> {
        int[] plane = ints.plane(c);
        for (int i = 0; i < Tile.AREA; i++) plane[i] = code(numbers[i] * scale + zero, ints.unit());
      }
      case FloatTile floats -> {
        float[] plane = floats.plane(c);
        for (int i = 0; i < Tile.AREA; i++) plane[i] = stored((float) (numbers[i] * scale), floats);
      }
    }
  }

  private static int code(double v, int unit) {
    return !(v > 0) ? 0 : v >= unit ? unit : (int) (v + 0.5);
  }

  private static float stored(float v, FloatTile tile) {
    return tile.half() ? Float.float16ToFloat(Float.floatToFloat16(v)) : v;
  }

  /// The same numbers at another depth.
  private void rescale(Tile tile, Tile into, int c) {
    float[] numbers = new float[Tile.AREA];
    if (tile instanceof IntTile a && into instanceof IntTile b) {
      depth(a.plane(c), a.unit(), b.plane(c), b.unit());
    } else {
      numbers(tile, c, numbers);
      samples(numbers, into, c);
    }
  }

  /// Between 8 and 16 bits as Krita has it.
  private static void depth(int[] from, int unit, int[] to, int toUnit) {
    for (int i = 0; i < Tile.AREA; i++) {
      int v = from[i];
      to[i] = unit == toUnit ? v : unit == 255 ? v * 257 : (v - (v >> 8) + 128) >> 8;
    }
  }

  private static void alpha(Tile tile, Tile into) {
    switch (tile) {
      case IntTile a -> {
        int[] from = a.plane(a.alpha());
        switch (into) {
          case IntTile b -> depth(from, a.unit(), b.plane(b.alpha()), b.unit());
          case FloatTile b -> {
            float[] to = b.plane(b.alpha());
            float unit = a.unit();
            for (int i = 0; i < Tile.AREA; i++) to[i] = stored(from[i] / unit, b);
          }
        }
      }
      case FloatTile a -> {
        float[] from = a.plane(a.alpha());
        switch (into) {
          case IntTile b -> {
            int[] to = b.plane(b.alpha());
            for (int i = 0; i < Tile.AREA; i++) {
              to[i] = code((double) from[i] * b.unit(), b.unit());
            }
          }
          case FloatTile b -> {
            float[] to = b.plane(b.alpha());
            for (int i = 0; i < Tile.AREA; i++) to[i] = stored(from[i], b);
          }
        }
      }
    }
  }
}
