package pentimento.kra.blend;

import static pentimento.kra.blend.FloatArithmetic.lerp;
import static pentimento.kra.blend.FloatArithmetic.mul;
import static pentimento.kra.blend.FloatArithmetic.store;
import static pentimento.kra.blend.IntArithmetic.div;
import static pentimento.kra.blend.IntArithmetic.mul;

/// `copy`: replaces colour and alpha by the source's; where opacity or mask let it act in part, `an
/// = ad + (as - ad)·t` and colours mix premultiplied. With alpha locked, what lies under nothing is
/// left alone.
///
/// Krita has two versions: [Batched], and one that rounds every product.
///
/// @param batched which
public record Copy(boolean batched) implements CompositeOp {

  @Override
  public boolean actsEverywhere() {
    return true;
  }

  @Override
  public void composite(IntTile source, IntTile backdrop, LayerBlend blend, Workspace work) {
    if (blend.isPlain() && blend.writesAll()) {
      backdrop.copyFrom(source);
      return;
    }
    Mixing.clearUnwritten(backdrop, blend);
    if (batched) {
      Batched.copy(source, backdrop, blend, work);
      return;
    }
    int u = source.unit();
    int[] t = weights(blend, u, work.intAlpha);
    int[] as = source.plane(source.alpha());
    int[] ad = backdrop.plane(backdrop.alpha());
    boolean locked = blend.alphaLocked();
    for (int c = 0; c < source.alpha(); c++) {
      if (!blend.writes(c)) continue;
      int[] s = source.plane(c);
      int[] d = backdrop.plane(c);
      for (int i = 0; i < Tile.AREA; i++) {
        if (as[i] != 0 || !locked) d[i] = mixed(s[i], as[i], d[i], ad[i], t[i], u);
      }
    }
    if (locked) return;
    for (int i = 0; i < Tile.AREA; i++) {
      if (t[i] == u) {
        ad[i] = as[i];
      } else if (t[i] != 0) {
        ad[i] = IntArithmetic.lerp(ad[i], as[i], t[i], u);
      }
    }
    backdrop.opaque(false);
  }

  private static int[] weights(LayerBlend blend, int u, int[] out) {
    int opacity = blend.opacity() * (u / 255);
    int[] mask = blend.mask();
    for (int i = 0; i < Tile.AREA; i++) {
      out[i] = mask == null ? opacity : mul(mask[i] * (u / 255), opacity, u);
    }
    return out;
  }

  private static int mixed(int s, int as, int d, int ad, int t, int u) {
    if (t == u) return as == 0 ? d : s;
    if (t == 0) return d;
    int an = IntArithmetic.lerp(ad, as, t, u);
    if (an == 0) return d;
    int mixed = IntArithmetic.lerp(mul(d, ad, u), mul(s, as, u), t, u);
    return IntArithmetic.clamp(div(mixed, an, u), u);
  }

  private static float weight(LayerBlend blend, int i, boolean half) {
    float opacity = Alphas.opacity(blend, half);
    int[] mask = blend.mask();
    return mask == null ? opacity : mul(store(mask[i] / 255f, half), opacity, half);
  }

  @Override
  public void composite(FloatTile source, FloatTile backdrop, LayerBlend blend, Workspace work) {
    if (blend.isPlain() && blend.writesAll()) {
      backdrop.copyFrom(source);
      return;
    }
    Mixing.clearUnwritten(backdrop, blend);
    if (batched) {
      Batched.copy(source, backdrop, blend, work);
      return;
    }
    boolean h = source.half();
    float[] as = source.plane(source.alpha());
    float[] ad = backdrop.plane(backdrop.alpha());
    boolean locked = blend.alphaLocked();
    for (int c = 0; c < source.alpha(); c++) {
      if (!blend.writes(c)) continue;
      float[] s = source.plane(c);
      float[] d = backdrop.plane(c);
      for (int i = 0; i < Tile.AREA; i++) {
        float t = weight(blend, i, h);
        if (as[i] == 0 && locked) continue;
        if (t == 1) {
          if (as[i] != 0) d[i] = s[i];
        } else if (t != 0) {
          float an = lerp(ad[i], as[i], t, h);
          if (an == 0) continue;
          float mixed = lerp(mul(d[i], ad[i], h), mul(s[i], as[i], h), t, h);
          d[i] = store((double) mixed / an, h);
        }
      }
    }
    if (locked) return;
    for (int i = 0; i < Tile.AREA; i++) {
      float t = weight(blend, i, h);
      ad[i] = t == 1 ? as[i] : t == 0 ? ad[i] : lerp(ad[i], as[i], t, h);
    }
    backdrop.opaque(false);
  }
}
