package pentimento.kra.blend;

import static pentimento.kra.blend.FloatArithmetic.store;
import static pentimento.kra.blend.IntArithmetic.div;
import static pentimento.kra.blend.IntArithmetic.lerp;
import static pentimento.kra.blend.IntArithmetic.mul;

/// `normal`: the source over the backdrop.
///
/// `an = a + ad - a·ad; d' = d + (s - d)·a/an`. Krita has two versions for integer channels: RGB
/// computes in 32-bit floats and rounds once, the other models round every product.
///
/// @param inFloat whether integer channels take the RGB way
public record Over(boolean inFloat) implements CompositeOp {

  @Override
  public void composite(IntTile source, IntTile backdrop, LayerBlend blend, Workspace work) {
    Mixing.clearUnwritten(backdrop, blend);
    if (source.isOpaque() && blend.isPlain() && blend.writesAll()) {
      backdrop.copyFrom(source);
    } else if (inFloat) {
      overFloat(source, backdrop, blend, work);
    } else {
      overInt(source, backdrop, blend, work);
    }
  }

  private static void overFloat(
      IntTile source, IntTile backdrop, LayerBlend blend, Workspace work) {
    float unit = source.unit();
    float[] weight = work.alpha;
    int[] alpha = source.plane(source.alpha());
    int[] ad = backdrop.plane(backdrop.alpha());
    int[] an = work.intUnion;
    int[] mask = blend.mask();
    float opacity = blend.opacity() / 255f;
    boolean locked = blend.alphaLocked();

    // Applied alpha as a float code value, then its share in the alpha of both.
    if (mask == null) {
      for (int i = 0; i < Tile.AREA; i++) weight[i] = alpha[i] * opacity;
    } else {
      for (int i = 0; i < Tile.AREA; i++) weight[i] = alpha[i] * opacity * (mask[i] / 255f);
    }
    if (locked || backdrop.isOpaque()) {
      for (int i = 0; i < Tile.AREA; i++) weight[i] = weight[i] / unit;
    } else {
      for (int i = 0; i < Tile.AREA; i++) {
        float a = weight[i];
        float union = ad[i] + a - ad[i] * a / unit;
        float share = a / Math.max(union, 1e-20f);
        an[i] = (int) (union + 0.5f);
        weight[i] = ad[i] == (int) unit ? a / unit : ad[i] == 0 && a > 0 ? 1f : share;
      }
    }

    for (int c = 0; c < source.alpha(); c++) {
      if (!blend.writes(c)) continue;
      int[] s = source.plane(c);
      int[] d = backdrop.plane(c);
      for (int i = 0; i < Tile.AREA; i++) {
        d[i] = (int) (d[i] + (s[i] - d[i]) * weight[i] + 0.5f);
      }
    }
    if (!locked && !backdrop.isOpaque()) System.arraycopy(an, 0, ad, 0, Tile.AREA);
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
      for (int i = 0; i < Tile.AREA; i++) d[i] = lerp(d[i], s[i], weight[i], unit);
    }
  }

  @Override
  public void composite(FloatTile source, FloatTile backdrop, LayerBlend blend, Workspace work) {
    Mixing.clearUnwritten(backdrop, blend);
    if (source.isOpaque() && blend.isPlain() && blend.writesAll()) {
      backdrop.copyFrom(source);
      return;
    }
    float[] a = Alphas.applied(source, blend, work.alpha);
    float[] ad = backdrop.plane(backdrop.alpha());
    float[] weight = work.union;
    if (!inFloat || source.half()) {
      overExact(source, backdrop, blend, a, ad, weight, source.half());
      return;
    }
    if (blend.alphaLocked() || backdrop.isOpaque()) {
      weight = a;
    } else {
      for (int i = 0; i < Tile.AREA; i++) {
        float an = ad[i] + a[i] - ad[i] * a[i];
        float share = a[i] / an;
        weight[i] = a[i] == 0 ? 0 : ad[i] == 0 ? 1 : share;
        ad[i] = an;
      }
    }
    for (int c = 0; c < source.alpha(); c++) {
      if (!blend.writes(c)) continue;
      float[] s = source.plane(c);
      float[] d = backdrop.plane(c);
      for (int i = 0; i < Tile.AREA; i++) {
        float mixed = d[i] + (s[i] - d[i]) * weight[i];
        float kept = weight[i] == 0 ? d[i] : mixed;
        d[i] = weight[i] == 1 ? s[i] : kept;
      }
    }
  }

  /// The way of halves and of the other models: computed in double, every step rounded to the
  /// channel type.
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
        d[i] = w[i] == 1 ? s[i] : store(((double) s[i] - d[i]) * w[i] + d[i], half);
      }
    }
  }
}
