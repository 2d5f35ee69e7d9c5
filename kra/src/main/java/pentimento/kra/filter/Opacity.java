package pentimento.kra.filter;

import pentimento.kra.blend.FloatTile;
import pentimento.kra.blend.IntTile;
import pentimento.kra.blend.Tile;

/// Alpha in 8 bits, as many of Krita's filters look at it.
public final class Opacity {

  private Opacity() {}

  /// 0 to 255: 16 bits are rounded, 32-bit floats too, halves are cut in their own precision.
  public static int of(Tile tile, int i) {
    return switch (tile) {
      case IntTile ints -> {
        int v = ints.plane(ints.alpha())[i];
        yield ints.unit() == 255 ? v : v - (v >> 8) + 128 >> 8;
      }
      case FloatTile floats -> {
        float v = Math.min(Math.max(floats.plane(floats.alpha())[i], 0), 1) * 255;
        yield (int) (floats.half() ? Float.float16ToFloat(Float.floatToFloat16(v)) : v + 0.5f);
      }
    };
  }
}
