package pentimento.kra.blend;

import static pentimento.kra.blend.IntArithmetic.clamp;
import static pentimento.kra.blend.IntArithmetic.code;
import static pentimento.kra.blend.IntArithmetic.div;
import static pentimento.kra.blend.IntArithmetic.lerp;
import static pentimento.kra.blend.IntArithmetic.mul;

/// The operations with alpha rules of their own, on integer channels. See [SpecialOp] for what each
/// does.
final class SpecialInt {

  private SpecialInt() {}

  static void behind(IntTile source, IntTile backdrop, int[] a, LayerBlend blend) {
    int u = source.unit();
    int[] ad = backdrop.plane(backdrop.alpha());
    for (int c = 0; c < source.alpha(); c++) {
      if (!blend.writes(c)) continue;
      int[] s = source.plane(c);
      int[] d = backdrop.plane(c);
      for (int i = 0; i < Tile.AREA; i++) {
        if (ad[i] == u || a[i] == 0) continue;
        int an = IntArithmetic.union(ad[i], a[i], u);
        d[i] = ad[i] == 0 ? s[i] : clamp(div(lerp(mul(s[i], a[i], u), d[i], ad[i], u), an, u), u);
      }
    }
    if (blend.alphaLocked()) return;
    for (int i = 0; i < Tile.AREA; i++) ad[i] = IntArithmetic.union(ad[i], a[i], u);
  }

  static void destinationAtop(IntTile source, IntTile backdrop, int[] a, LayerBlend blend) {
    int u = source.unit();
    int[] as = source.plane(source.alpha());
    int[] ad = backdrop.plane(backdrop.alpha());
    for (int c = 0; c < source.alpha(); c++) {
      if (!blend.writes(c)) continue;
      int[] s = source.plane(c);
      int[] d = backdrop.plane(c);
      for (int i = 0; i < Tile.AREA; i++) {
        if (as[i] == 0) continue;
        d[i] = ad[i] == 0 ? s[i] : lerp(s[i], d[i], ad[i], u);
      }
    }
    if (blend.alphaLocked()) return;
    System.arraycopy(a, 0, ad, 0, Tile.AREA);
    backdrop.opaque(false);
  }

  static void greater(IntTile source, IntTile backdrop, int[] a, LayerBlend blend) {
    int u = source.unit();
    int[] ad = backdrop.plane(backdrop.alpha());
    for (int i = 0; i < Tile.AREA; i++) {
      if (ad[i] == u || a[i] == 0) continue;
      float da = ad[i] / (float) u;
      float x = SpecialFloat.greaterAlpha(da, a[i] / (float) u);
      int weight = code(SpecialFloat.hidingOpacity(x, da), u);
      int an = Math.max(code(x, u), 1);
      for (int c = 0; c < source.alpha(); c++) {
        if (!blend.writes(c)) continue;
        int s = source.plane(c)[i];
        int[] d = backdrop.plane(c);
        d[i] = ad[i] == 0 ? s : clamp(div(lerp(mul(d[i], ad[i], u), s, weight, u), an, u), u);
      }
      if (!blend.alphaLocked()) ad[i] = an;
    }
  }

  static void alphaDarken(IntTile source, IntTile backdrop, LayerBlend blend) {
    int u = source.unit();
    int opacity = blend.opacity() * (u / 255);
    int[] as = source.plane(source.alpha());
    int[] mask = blend.mask();
    int[] ad = backdrop.plane(backdrop.alpha());
    for (int i = 0; i < Tile.AREA; i++) {
      int masked = mask == null ? as[i] : mul(mask[i] * (u / 255), as[i], u);
      int a = mul(masked, opacity, u);
      for (int c = 0; c < source.alpha(); c++) {
        if (!blend.writes(c)) continue;
        int s = source.plane(c)[i];
        int[] d = backdrop.plane(c);
        d[i] = ad[i] == 0 ? s : lerp(d[i], s, a, u);
      }
      if (!blend.alphaLocked() && opacity > ad[i]) ad[i] = lerp(ad[i], opacity, masked, u);
    }
  }

  static void copyChannel(
      IntTile source, IntTile backdrop, int channel, int[] a, LayerBlend blend) {
    if (!blend.writes(channel)) return;
    int[] s = source.plane(channel);
    int[] d = backdrop.plane(channel);
    for (int i = 0; i < Tile.AREA; i++) d[i] = lerp(d[i], s[i], a[i], source.unit());
  }

  static void luminositySai(IntTile source, IntTile backdrop, int[] a, LayerBlend blend) {
    int u = source.unit();
    int[] ad = backdrop.plane(backdrop.alpha());
    for (int c = 0; c < source.alpha(); c++) {
      if (!blend.writes(c)) continue;
      int[] s = source.plane(c);
      int[] d = backdrop.plane(c);
      for (int i = 0; i < Tile.AREA; i++) {
        if (blend.alphaLocked() && ad[i] == 0) continue;
        // In 32-bit floats, which round otherwise close to halves.
        float v = ((float) s[i] / u * ((float) a[i] / u) + (float) d[i] / u) * u;
        d[i] = clamp((long) (v + 0.5f), u);
      }
    }
    if (blend.alphaLocked()) return;
    for (int i = 0; i < Tile.AREA; i++) ad[i] = IntArithmetic.union(a[i], ad[i], u);
  }

  static void bumpmap(IntTile source, IntTile backdrop, LayerBlend blend) {
    int u = source.unit();
    int opacity = blend.opacity() * (u / 255);
    int[] mask = blend.mask();
    int[] as = source.plane(source.alpha());
    int[] ad = backdrop.plane(backdrop.alpha());
    for (int i = 0; i < Tile.AREA; i++) {
      int t = Math.min(as[i], ad[i]);
      t = mask == null ? mul(t, opacity, u) : mul(t, opacity, mask[i] * (u / 255), u);
      if (t == 0) continue;
      double intensity =
          (306.0 * source.plane(0)[i] + 601.0 * source.plane(1)[i] + 117.0 * source.plane(2)[i])
              / 1024.0;
      for (int c = 0; c < source.alpha(); c++) {
        if (!blend.writes(c)) continue;
        int[] d = backdrop.plane(c);
        d[i] = lerp(d[i], (int) (intensity * d[i] / u + 0.5), t, u);
      }
    }
  }

  static void dissolve(IntTile source, IntTile backdrop, int[] a, LayerBlend blend) {
    int u = source.unit();
    int[] ad = backdrop.plane(backdrop.alpha());
    for (int i = 0; i < Tile.AREA; i++) {
      if (a[i] == 0 || SpecialFloat.grain(i) > Math.rint(255.0 * a[i] / u)) continue;
      for (int c = 0; c < source.alpha(); c++) {
        if (blend.writes(c)) backdrop.plane(c)[i] = source.plane(c)[i];
      }
      if (!blend.alphaLocked()) ad[i] = u;
    }
  }
}
