package pentimento.kra.blend;

import static pentimento.kra.blend.IntArithmetic.mul16;
import static pentimento.kra.blend.IntArithmetic.mul8;

/// The applied alpha of a layer: its own alpha, weighed by mask and opacity.
final class Alphas {

  private Alphas() {}

  /// `out[i] = alpha · mask · opacity`, rounded as Krita's product of three.
  static int[] applied(IntTile source, LayerBlend blend, int[] out) {
    int[] alpha = source.plane(source.alpha());
    int[] mask = blend.mask();
    int unit = source.unit();
    if (mask == null && blend.opacity() == 255) return alpha;
    if (unit == 255) {
      int opacity = blend.opacity();
      if (mask == null) {
        for (int i = 0; i < Tile.AREA; i++) out[i] = mul8(alpha[i], 255, opacity);
      } else {
        for (int i = 0; i < Tile.AREA; i++) out[i] = mul8(alpha[i], mask[i], opacity);
      }
    } else {
      int opacity = blend.opacity() * 257;
      if (mask == null) {
        for (int i = 0; i < Tile.AREA; i++) out[i] = mul16(alpha[i], 65535, opacity);
      } else {
        for (int i = 0; i < Tile.AREA; i++) out[i] = mul16(alpha[i], mask[i] * 257, opacity);
      }
    }
    return out;
  }

  /// The same by products of two where there is no mask, which round otherwise.
  static int[] appliedRounded(IntTile source, LayerBlend blend, int[] out) {
    if (blend.mask() != null) return applied(source, blend, out);
    int[] alpha = source.plane(source.alpha());
    int unit = source.unit();
    int opacity = blend.opacity() * (unit / 255);
    for (int i = 0; i < Tile.AREA; i++) out[i] = IntArithmetic.mul(alpha[i], opacity, unit);
    return out;
  }

  /// `out[i] = alpha · mask · opacity`.
  static float[] applied(FloatTile source, LayerBlend blend, float[] out) {
    float[] alpha = source.plane(source.alpha());
    int[] mask = blend.mask();
    boolean half = source.half();
    if (mask == null && blend.opacity() == 255) return alpha;
    float opacity = opacity(blend, half);
    if (mask == null) {
      for (int i = 0; i < Tile.AREA; i++) out[i] = (float) ((double) alpha[i] * opacity);
    } else {
      for (int i = 0; i < Tile.AREA; i++) {
        out[i] =
            (float) ((double) alpha[i] * FloatArithmetic.store(mask[i] / 255f, half) * opacity);
      }
    }
    if (half) round(out);
    return out;
  }

  /// The same in 32-bit floats alone.
  static float[] appliedSingle(FloatTile source, LayerBlend blend, float[] out) {
    float[] alpha = source.plane(source.alpha());
    if (blend.isPlain()) return alpha;
    int[] mask = blend.mask();
    float opacity = blend.opacity() / 255f;
    for (int i = 0; i < Tile.AREA; i++) out[i] = alpha[i] * opacity;
    if (mask == null) return out;
    for (int i = 0; i < Tile.AREA; i++) out[i] *= mask[i] * (1 / 255f);
    return out;
  }

  static float opacity(LayerBlend blend, boolean half) {
    return FloatArithmetic.store(blend.opacity() / 255f, half);
  }

  static void round(float[] run) {
    for (int i = 0; i < Tile.AREA; i++) run[i] = FloatArithmetic.half(run[i]);
  }
}
