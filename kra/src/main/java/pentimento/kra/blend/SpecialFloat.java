package pentimento.kra.blend;

import static pentimento.kra.blend.FloatArithmetic.lerp;
import static pentimento.kra.blend.FloatArithmetic.mul;
import static pentimento.kra.blend.FloatArithmetic.store;

/// The operations with alpha rules of their own, on floating channels. See [SpecialOp] for what
/// each does.
final class SpecialFloat {

  private SpecialFloat() {}

  static void behind(FloatTile source, FloatTile backdrop, float[] a, LayerBlend blend) {
    boolean h = source.half();
    float[] ad = backdrop.plane(backdrop.alpha());
    for (int c = 0; c < source.alpha(); c++) {
      if (!blend.writes(c)) continue;
      float[] s = source.plane(c);
      float[] d = backdrop.plane(c);
      for (int i = 0; i < Tile.AREA; i++) {
        if (ad[i] == 1 || a[i] == 0) continue;
        float an = FloatArithmetic.union(ad[i], a[i], h);
        d[i] = ad[i] == 0 ? s[i] : store((double) lerp(mul(s[i], a[i], h), d[i], ad[i], h) / an, h);
      }
    }
    if (blend.alphaLocked()) return;
    for (int i = 0; i < Tile.AREA; i++) {
      if (ad[i] != 1 && a[i] != 0) ad[i] = FloatArithmetic.union(ad[i], a[i], h);
    }
  }

  static void destinationAtop(FloatTile source, FloatTile backdrop, float[] a, LayerBlend blend) {
    boolean h = source.half();
    float[] as = source.plane(source.alpha());
    float[] ad = backdrop.plane(backdrop.alpha());
    for (int c = 0; c < source.alpha(); c++) {
      if (!blend.writes(c)) continue;
      float[] s = source.plane(c);
      float[] d = backdrop.plane(c);
      for (int i = 0; i < Tile.AREA; i++) {
        if (as[i] == 0) continue;
        d[i] = ad[i] == 0 ? s[i] : lerp(s[i], d[i], ad[i], h);
      }
    }
    if (blend.alphaLocked()) return;
    System.arraycopy(a, 0, ad, 0, Tile.AREA);
    backdrop.opaque(false);
  }

  /// The alpha that `greater` gives: the larger of the two, with a soft step between them.
  static float greaterAlpha(float ad, float a) {
    float w = (float) (1.0 / (1.0 + StrictMath.exp(-40.0 * (ad - a))));
    float x = (float) (ad * w + a * (1.0 - w));
    x = Math.min(Math.max(x, 0), 1);
    return Math.max(x, ad);
  }

  /// The opacity with which a fully opaque source would have given alpha `x`, in 32-bit floats as
  /// Krita computes it.
  static float hidingOpacity(float x, float ad) {
    return 1f - (1f - x) / (1f - ad + 1e-16f);
  }

  static void greater(FloatTile source, FloatTile backdrop, float[] a, LayerBlend blend) {
    boolean h = source.half();
    float[] ad = backdrop.plane(backdrop.alpha());
    for (int i = 0; i < Tile.AREA; i++) {
      if (ad[i] == 1 || a[i] == 0) continue;
      float x = greaterAlpha(ad[i], a[i]);
      float weight = store(hidingOpacity(x, ad[i]), h);
      float an = store(x, h);
      for (int c = 0; c < source.alpha(); c++) {
        if (!blend.writes(c)) continue;
        float s = source.plane(c)[i];
        float[] d = backdrop.plane(c);
        d[i] =
            ad[i] == 0
                ? s
                : Math.min(
                    store((double) lerp(mul(d[i], ad[i], h), s, weight, h) / an, h),
                    FloatArithmetic.max(h));
      }
      if (!blend.alphaLocked()) ad[i] = an;
    }
  }

  static void alphaDarken(FloatTile source, FloatTile backdrop, LayerBlend blend) {
    boolean h = source.half();
    float opacity = Alphas.opacity(blend, h);
    float[] as = source.plane(source.alpha());
    int[] mask = blend.mask();
    float[] ad = backdrop.plane(backdrop.alpha());
    for (int i = 0; i < Tile.AREA; i++) {
      float masked = mask == null ? as[i] : mul(store(mask[i] / 255f, h), as[i], h);
      float a = mul(masked, opacity, h);
      for (int c = 0; c < source.alpha(); c++) {
        if (!blend.writes(c)) continue;
        float s = source.plane(c)[i];
        float[] d = backdrop.plane(c);
        d[i] = ad[i] == 0 ? s : lerp(d[i], s, a, h);
      }
      if (!blend.alphaLocked() && opacity > ad[i]) ad[i] = lerp(ad[i], opacity, masked, h);
    }
  }

  static void copyChannel(
      FloatTile source, FloatTile backdrop, int channel, float[] a, LayerBlend blend) {
    if (!blend.writes(channel)) return;
    float[] s = source.plane(channel);
    float[] d = backdrop.plane(channel);
    for (int i = 0; i < Tile.AREA; i++) {
      if (a[i] != 0) d[i] = lerp(d[i], s[i], a[i], source.half());
    }
  }

  static void luminositySai(FloatTile source, FloatTile backdrop, float[] a, LayerBlend blend) {
    boolean h = source.half();
    float[] ad = backdrop.plane(backdrop.alpha());
    for (int c = 0; c < source.alpha(); c++) {
      if (!blend.writes(c)) continue;
      float[] s = source.plane(c);
      float[] d = backdrop.plane(c);
      for (int i = 0; i < Tile.AREA; i++) {
        if (a[i] == 0 || blend.alphaLocked() && ad[i] == 0) continue;
        d[i] = store(s[i] * a[i] + d[i], h);
      }
    }
    if (blend.alphaLocked()) return;
    for (int i = 0; i < Tile.AREA; i++) ad[i] = FloatArithmetic.union(a[i], ad[i], h);
  }

  static void bumpmap(FloatTile source, FloatTile backdrop, LayerBlend blend) {
    boolean h = source.half();
    float opacity = Alphas.opacity(blend, h);
    int[] mask = blend.mask();
    float[] as = source.plane(source.alpha());
    float[] ad = backdrop.plane(backdrop.alpha());
    for (int i = 0; i < Tile.AREA; i++) {
      float t = Math.min(as[i], ad[i]);
      t = mask == null ? mul(t, opacity, h) : mul(t, opacity, store(mask[i] / 255f, h), h);
      if (t == 0) continue;
      double intensity =
          (306.0 * source.plane(0)[i] + 601.0 * source.plane(1)[i] + 117.0 * source.plane(2)[i])
              / 1024.0;
      for (int c = 0; c < source.alpha(); c++) {
        if (!blend.writes(c)) continue;
        float[] d = backdrop.plane(c);
        d[i] = lerp(d[i], store(intensity * d[i] + 0.5, h), t, h);
      }
    }
  }

  static void dissolve(FloatTile source, FloatTile backdrop, float[] a, LayerBlend blend) {
    float[] ad = backdrop.plane(backdrop.alpha());
    for (int i = 0; i < Tile.AREA; i++) {
      if (a[i] == 0 || grain(i) > Math.rint(255.0 * a[i])) continue;
      for (int c = 0; c < source.alpha(); c++) {
        if (blend.writes(c)) backdrop.plane(c)[i] = source.plane(c)[i];
      }
      if (!blend.alphaLocked()) ad[i] = 1;
    }
  }

  /// A number `0..255` that looks random and depends only on the place in the tile.
  static int grain(int i) {
    int x = i * 0x9E3779B9;
    x = (x ^ (x >>> 15)) * 0x85EBCA6B;
    x = (x ^ (x >>> 13)) * 0xC2B2AE35;
    return x >>> 24;
  }
}
