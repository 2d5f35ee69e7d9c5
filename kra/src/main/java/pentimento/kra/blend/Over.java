package pentimento.kra.blend;

import static pentimento.kra.blend.FloatArithmetic.lerp;
import static pentimento.kra.blend.FloatArithmetic.store;
import static pentimento.kra.blend.IntArithmetic.div;
import static pentimento.kra.blend.IntArithmetic.mul;

/// `normal`: the source over the backdrop.
///
/// `an = a + ad - a·ad; d' = d + (s - d)·a/an`. Krita has two versions: [Batched], and one that
/// rounds every product.
///
/// @param batched which
public record Over(boolean batched) implements CompositeOp {

  @Override
  public void composite(IntTile source, IntTile backdrop, LayerBlend blend, Workspace work) {
    Mixing.clearUnwritten(backdrop, blend);
    if (source.isOpaque() && blend.isPlain() && blend.writesAll()) {
      backdrop.copyFrom(source);
    } else if (batched) {
      Batched.over(source, backdrop, blend, work);
    } else {
      overInt(source, backdrop, blend, work);
    }
  }

  private static void overInt(IntTile source, IntTile backdrop, LayerBlend blend, Workspace work) {
    int unit = source.unit();
    int[] a = Alphas.appliedRounded(source, blend, work.intAlpha);
    int[] ad = backdrop.plane(backdrop.alpha());
    int[] weight = work.intUnion;
    boolean locked = blend.alphaLocked();
    for (int i = 0; i < Tile.AREA; i++) {
      if (a[i] == 0) {
        weight[i] = 0;
      } else if (locked || ad[i] == unit) {
        weight[i] = a[i];
      } else if (ad[i] == 0) {
        weight[i] = unit;
        ad[i] = a[i];
      } else {
        int an = ad[i] + mul(unit - ad[i], a[i], unit);
        weight[i] = (int) div(a[i], an, unit);
        ad[i] = an;
      }
    }
    for (int c = 0; c < source.alpha(); c++) {
      if (!blend.writes(c)) continue;
      int[] s = source.plane(c);
      int[] d = backdrop.plane(c);
      for (int i = 0; i < Tile.AREA; i++) d[i] = IntArithmetic.lerp(d[i], s[i], weight[i], unit);
    }
  }

  @Override
  public void composite(FloatTile source, FloatTile backdrop, LayerBlend blend, Workspace work) {
    Mixing.clearUnwritten(backdrop, blend);
    if (source.isOpaque() && blend.isPlain() && blend.writesAll()) {
      backdrop.copyFrom(source);
      return;
    }
    if (batched) {
      Batched.over(source, backdrop, blend, work);
      return;
    }
    float[] a = Alphas.applied(source, blend, work.alpha);
    float[] ad = backdrop.plane(backdrop.alpha());
    overExact(source, backdrop, blend, a, ad, work.union, source.half());
  }

  /// The way of halves and of the other models: every step rounded to the channel type.
  private static void overExact(
      FloatTile source,
      FloatTile backdrop,
      LayerBlend blend,
      float[] a,
      float[] ad,
      float[] w,
      boolean half) {
    for (int i = 0; i < Tile.AREA; i++) {
      if (a[i] == 0) {
        w[i] = 0;
      } else if (blend.alphaLocked() || ad[i] == 1) {
        w[i] = a[i];
      } else if (ad[i] == 0) {
        w[i] = 1;
        ad[i] = a[i];
      } else {
        float an = store(ad[i] + store((double) store(1.0 - ad[i], half) * a[i], half), half);
        w[i] = store((double) a[i] / an, half);
        ad[i] = an;
      }
    }
    for (int c = 0; c < source.alpha(); c++) {
      if (!blend.writes(c)) continue;
      float[] s = source.plane(c);
      float[] d = backdrop.plane(c);
      for (int i = 0; i < Tile.AREA; i++) {
        if (w[i] == 0) continue;
        d[i] = w[i] == 1 ? s[i] : lerp(d[i], s[i], w[i], half);
      }
    }
  }
}
