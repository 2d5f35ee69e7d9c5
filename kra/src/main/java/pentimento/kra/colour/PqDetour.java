package pentimento.kra.colour;

import pentimento.kra.blend.FloatTile;
import pentimento.kra.blend.Tile;
import pentimento.pixel.colour.Powers;

/// Linear Rec.2020 between 16-bit and 32-bit float as Krita 5.1 has it: through 16-bit codes of
/// SMPTE ST 2084 (PQ), in which 1 stands for 80 nits.
///
/// What is negative becomes 0, what is above 125 becomes 125, and everything else keeps some 4
/// digits. Source of the curve: SMPTE ST 2084:2014.
final class PqDetour {

  private static final float M1 = 2610 / 4096f / 4;
  private static final float M2 = 2523 / 4096f * 128;
  private static final float C1 = 3424 / 4096f;
  private static final float C2 = 2413 / 4096f * 32;
  private static final float C3 = 2392 / 4096f * 32;
  private static final float[] LIGHT = new float[65536];

  static {
    for (int i = 0; i < LIGHT.length; i++) {
      float p = pow(i / 65535f, 1 / M2);
      LIGHT[i] = pow(Math.max(0, p - C1) / (C2 - C3 * p), 1 / M1) * 125;
    }
  }

  private PqDetour() {}

  static void convert(FloatTile tile, FloatTile into) {
    for (int c = 0; c < 3; c++) {
      float[] from = tile.plane(c);
      float[] to = into.plane(c);
      for (int i = 0; i < Tile.AREA; i++) to[i] = stored(LIGHT[code(curve(from[i]))], into);
    }
    float[] from = tile.plane(3);
    float[] to = into.plane(3);
    for (int i = 0; i < Tile.AREA; i++) to[i] = stored(from[i], into);
  }

  private static float curve(float x) {
    float p = pow(0.008f * Math.max(0, x), M1);
    return pow((C1 + C2 * p) / (1 + C3 * p), M2);
  }

  private static float pow(float x, float y) {
    return (float) Powers.pow(x, (double) y);
  }

  private static int code(float v) {
    return (int) Math.clamp(v * 65535f + 0.5f, 0, 65535);
  }

  private static float stored(float v, FloatTile tile) {
    return tile.half() ? Float.float16ToFloat(Float.floatToFloat16(v)) : v;
  }
}
