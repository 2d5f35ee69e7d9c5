package pentimento.kra.blend;

import static pentimento.kra.blend.FloatArithmetic.half;
import static pentimento.kra.blend.FloatArithmetic.store;
import static pentimento.kra.blend.IntArithmetic.clamp;
import static pentimento.kra.blend.IntArithmetic.div;
import static pentimento.kra.blend.IntArithmetic.lerp;
import static pentimento.kra.blend.IntArithmetic.mul;
import static pentimento.kra.blend.IntArithmetic.mul16;
import static pentimento.kra.blend.IntArithmetic.mul8;

/// How a channel function's result `f` enters the backdrop `d` under the alphas of both.
final class Mixing {

  private Mixing() {}

  /// Where not all channels are written, a transparent backdrop pixel loses its hidden colour
  /// first.
  static void clearUnwritten(IntTile backdrop, LayerBlend blend) {
    if (blend.writesAll() || backdrop.isOpaque()) return;
    int[] ad = backdrop.plane(backdrop.alpha());
    for (int c = 0; c < backdrop.alpha(); c++) {
      int[] d = backdrop.plane(c);
      for (int i = 0; i < Tile.AREA; i++) if (ad[i] == 0) d[i] = 0;
    }
  }

  static void clearUnwritten(FloatTile backdrop, LayerBlend blend) {
    if (blend.writesAll() || backdrop.isOpaque()) return;
    float[] ad = backdrop.plane(backdrop.alpha());
    for (int c = 0; c < backdrop.alpha(); c++) {
      float[] d = backdrop.plane(c);
      for (int i = 0; i < Tile.AREA; i++) if (ad[i] == 0) d[i] = 0;
    }
  }

  static int[] union(int[] a, int[] ad, int[] out, int unit) {
    if (unit == 255) {
      for (int i = 0; i < Tile.AREA; i++) out[i] = a[i] + ad[i] - mul8(a[i], ad[i]);
    } else {
      for (int i = 0; i < Tile.AREA; i++) out[i] = a[i] + ad[i] - mul16(a[i], ad[i]);
    }
    return out;
  }

  static float[] union(float[] a, float[] ad, float[] out, boolean half) {
    if (half) {
      for (int i = 0; i < Tile.AREA; i++) out[i] = FloatArithmetic.union(a[i], ad[i], true);
    } else {
      for (int i = 0; i < Tile.AREA; i++) {
        out[i] = (float) ((double) a[i] + ad[i] - a[i] * ad[i]);
      }
    }
    return out;
  }

  static void mix(
      int[] s,
      int[] a,
      int[] d,
      int[] ad,
      int[] an,
      int[] f,
      boolean opaque,
      boolean locked,
      int u) {
    if (locked) {
      for (int i = 0; i < Tile.AREA; i++) if (ad[i] != 0) d[i] = lerp(d[i], f[i], a[i], u);
    } else if (opaque && u == 255) {
      for (int i = 0; i < Tile.AREA; i++) {
        d[i] = Math.min(mul8(255 - a[i], 255, d[i]) + mul8(255, a[i], f[i]), 255);
      }
    } else if (opaque) {
      for (int i = 0; i < Tile.AREA; i++) {
        d[i] = mul16(65535 - a[i], 65535, d[i]) + mul16(65535, a[i], f[i]);
      }
    } else {
      for (int i = 0; i < Tile.AREA; i++) {
        if (an[i] == 0) continue;
        int sum =
            mul(u - a[i], ad[i], d[i], u)
                + mul(u - ad[i], a[i], s[i], u)
                + mul(ad[i], a[i], f[i], u);
        d[i] = clamp(div(sum, an[i], u), u);
      }
    }
  }

  static void mix(
      float[] s,
      float[] a,
      float[] d,
      float[] ad,
      float[] an,
      float[] f,
      boolean opaque,
      boolean locked,
      boolean half) {
    // A method for each loop: the JIT compiles those that are used.
    if (half) mixHalf(s, a, d, ad, an, f, locked);
    else if (locked) mixLocked(a, d, ad, f);
    else if (opaque) mixOpaque(a, d, f);
    else mixBoth(s, a, d, ad, an, f);
  }

  private static void mixLocked(float[] a, float[] d, float[] ad, float[] f) {
    for (int i = 0; i < Tile.AREA; i++) d[i] = ad[i] == 0 ? d[i] : (f[i] - d[i]) * a[i] + d[i];
  }

  private static void mixOpaque(float[] a, float[] d, float[] f) {
    for (int i = 0; i < Tile.AREA; i++) d[i] = (1f - a[i]) * d[i] + a[i] * f[i];
  }

  private static void mixBoth(float[] s, float[] a, float[] d, float[] ad, float[] an, float[] f) {
    for (int i = 0; i < Tile.AREA; i++) {
      float below = (float) ((double) (1f - a[i]) * ad[i] * d[i]);
      float above = (float) ((double) (1f - ad[i]) * a[i] * s[i]);
      float both = (float) ((double) ad[i] * a[i] * f[i]);
      float mixed = (below + above + both) / an[i];
      d[i] = an[i] == 0 ? d[i] : mixed;
    }
  }

  private static void mixHalf(
      float[] s, float[] a, float[] d, float[] ad, float[] an, float[] f, boolean locked) {
    for (int i = 0; i < Tile.AREA; i++) {
      if (locked) {
        if (ad[i] != 0) d[i] = store(((double) f[i] - d[i]) * a[i] + d[i], true);
        continue;
      }
      if (an[i] == 0) continue;
      float below = store((double) half(1f - a[i]) * ad[i] * d[i], true);
      float above = store((double) half(1f - ad[i]) * a[i] * s[i], true);
      float both = store((double) ad[i] * a[i] * f[i], true);
      d[i] = store(half(below + above + both) / (double) an[i], true);
    }
  }
}
