package pentimento.kra.blend;

import static pentimento.kra.blend.FloatArithmetic.nearest;

import java.util.Arrays;

/// Operations that Krita computes for eight pixels at a time, in 32-bit floats with fused
/// multiplications, whatever the depth: RGB (but for halves) and 8-bit Lab.
///
/// 8-bit channels divide by alpha with the processor's [RoughReciprocal].
final class Batched {

  /// Pixels that Krita takes at a time, from the left of a tile.
  private static final int BATCH = 8;

  private static final float REC8 = 1 / 255f;
  private static final float REC16 = 1 / 65535f;

  private Batched() {}

  /// The weight of a mask and the opacity: `0..1`.
  private static void weights(LayerBlend blend, float[] out) {
    float opacity = blend.opacity() / 255f;
    int[] mask = blend.mask();
    for (int i = 0; i < Tile.AREA; i++) out[i] = mask == null ? opacity : mask[i] * REC8 * opacity;
  }

  /// Alpha, `0..255` for bytes, else `0..1`, times opacity and mask.
  private static void applied(IntTile source, LayerBlend blend, float[] out) {
    int[] alpha = source.plane(source.alpha());
    float opacity = blend.opacity() / 255f;
    float scale = source.unit() == 255 ? 1 : REC16;
    for (int i = 0; i < Tile.AREA; i++) out[i] = alpha[i] * scale * opacity;
    int[] mask = blend.mask();
    if (mask == null) return;
    for (int i = 0; i < Tile.AREA; i++) out[i] *= mask[i] * REC8;
  }

  /// `an = ad + (1 - ad)·a; d' = d + (s - d)·a/an`.
  static void over(IntTile source, IntTile backdrop, LayerBlend blend, Workspace work) {
    float[] w = work.alpha;
    int[] an = work.intUnion;
    applied(source, blend, w);
    int[] ad = backdrop.plane(backdrop.alpha());
    boolean locked = blend.alphaLocked();
    boolean covered = locked || backdrop.isOpaque();
    if (source.unit() == 255) {
      if (covered) for (int i = 0; i < Tile.AREA; i++) w[i] *= REC8;
      else shares8(w, ad, an, blend.writesAll() ? BATCH : 1);
    } else if (!covered) {
      shares16(w, ad, an);
    }
    for (int c = 0; c < source.alpha(); c++) {
      if (!blend.writes(c)) continue;
      int[] s = source.plane(c);
      int[] d = backdrop.plane(c);
      for (int i = 0; i < Tile.AREA; i++) d[i] = (int) nearest(Math.fma(s[i] - d[i], w[i], d[i]));
    }
    if (!covered) System.arraycopy(an, 0, ad, 0, Tile.AREA);
  }

  /// Turns applied alphas into the source's shares in the alpha of both.
  private static void shares8(float[] w, int[] ad, int[] an, int batch) {
    for (int from = 0; from < Tile.AREA; from += batch) {
      int all = 255;
      int any = 0;
      for (int i = from; i < from + batch; i++) {
        all &= ad[i];
        any |= ad[i];
      }
      for (int i = from; i < from + batch; i++) {
        float a = w[i];
        if (all == 255) {
          w[i] = a * REC8;
          an[i] = 255;
        } else if (any == 0) {
          w[i] = 1;
          an[i] = (int) nearest(a);
        } else {
          float union = Math.fma((255 - ad[i]) * a, REC8, ad[i]);
          w[i] = a == 0 ? 0 : a * RoughReciprocal.of(union);
          an[i] = (int) nearest(union);
        }
      }
    }
  }

  private static void shares16(float[] w, int[] ad, int[] an) {
    for (int i = 0; i < Tile.AREA; i++) {
      float a = w[i];
      float below = ad[i] * REC16;
      float union = Math.fma(1 - below, a, below);
      float share = a / union;
      w[i] = a == 0 ? 0 : share;
      an[i] = (int) nearest(union * 65535);
    }
  }

  static void over(FloatTile source, FloatTile backdrop, LayerBlend blend, Workspace work) {
    float[] a = Alphas.appliedSingle(source, blend, work.alpha);
    float[] ad = backdrop.plane(backdrop.alpha());
    float[] w = work.union;
    boolean locked = blend.alphaLocked();
    if (locked || backdrop.isOpaque()) System.arraycopy(a, 0, w, 0, Tile.AREA);
    else shares(a, ad, w);
    markCopied(w, blend.writesAll() ? BATCH : 1, work);
    for (int c = 0; c < source.alpha(); c++) {
      if (blend.writes(c)) mix(source.plane(c), backdrop.plane(c), w);
    }
  }

  /// Makes `ad` the alpha of both, and `w` the source's share in it.
  private static void shares(float[] a, float[] ad, float[] w) {
    for (int i = 0; i < Tile.AREA; i++) {
      float union = Math.fma(1 - ad[i], a[i], ad[i]);
      float share = a[i] / union;
      w[i] = a[i] == 0 ? 0 : ad[i] == 0 ? 1 : share;
      ad[i] = union;
    }
  }

  private static void mix(float[] s, float[] d, float[] w) {
    for (int i = 0; i < Tile.AREA; i++) {
      float mixed = Math.fma(s[i] - d[i], w[i], d[i]);
      float kept = w[i] == 0 ? d[i] : mixed;
      d[i] = w[i] == COPIED ? s[i] : kept;
    }
  }

  /// The weight of a pixel that is copied and not mixed with weight 1, which rounds.
  private static final float COPIED = 2;

  /// Krita copies a batch when all of its weights are 1. Pixels left over at the image's right edge
  /// go one by one.
  private static void markCopied(float[] w, int batch, Workspace work) {
    int whole = work.columns() / batch * batch;
    for (int from = 0; from < Tile.AREA; ) {
      int count = from % Tile.SIZE < whole ? batch : 1;
      boolean all = true;
      for (int i = from; i < from + count; i++) all &= w[i] == 1;
      if (all) Arrays.fill(w, from, from + count, COPIED);
      from += count;
    }
  }

  /// What bounds colours above. Pixels left over at the image's right edge go one by one.
  private static float[] bounds(float[] as, float[] ad, int batch, Workspace work) {
    float[] out = work.union;
    int whole = work.columns() / batch * batch;
    for (int from = 0; from < Tile.AREA; ) {
      int count = from % Tile.SIZE < whole ? batch : 1;
      boolean opaque = true;
      for (int i = from; i < from + count; i++) opaque &= as[i] == 1 && ad[i] == 1;
      Arrays.fill(out, from, from + count, opaque ? Float.POSITIVE_INFINITY : 1);
      from += count;
    }
    return out;
  }

  /// `d' = d + (s - d)·as·opacity`; alpha grows to the opacity and no further.
  static void alphaDarken(IntTile source, IntTile backdrop, LayerBlend blend, Workspace work) {
    float rec = source.unit() == 255 ? REC8 : REC16;
    float opacity = blend.opacity() / 255f;
    int[] as = source.plane(source.alpha());
    int[] ad = backdrop.plane(backdrop.alpha());
    int[] mask = blend.mask();
    float[] masked = work.alpha;
    for (int i = 0; i < Tile.AREA; i++) {
      masked[i] = as[i] * rec * (mask == null ? 1 : mask[i] * REC8);
    }
    for (int c = 0; c < source.alpha(); c++) {
      if (!blend.writes(c)) continue;
      int[] s = source.plane(c);
      int[] d = backdrop.plane(c);
      for (int i = 0; i < Tile.AREA; i++) {
        int mixed = (int) nearest(Math.fma(s[i] - d[i], masked[i] * opacity, d[i]));
        d[i] = ad[i] == 0 ? s[i] : mixed;
      }
    }
    if (blend.alphaLocked()) return;
    for (int i = 0; i < Tile.AREA; i++) {
      float below = ad[i] * rec;
      float grown = Math.fma(opacity - below, masked[i], below) * source.unit();
      if (opacity > below) ad[i] = (int) nearest(grown);
    }
  }

  static void alphaDarken(FloatTile source, FloatTile backdrop, LayerBlend blend, Workspace work) {
    float opacity = blend.opacity() / 255f;
    float[] as = source.plane(source.alpha());
    float[] ad = backdrop.plane(backdrop.alpha());
    int[] mask = blend.mask();
    float[] masked = work.alpha;
    for (int i = 0; i < Tile.AREA; i++) masked[i] = mask == null ? as[i] : as[i] * (mask[i] * REC8);
    for (int c = 0; c < source.alpha(); c++) {
      if (!blend.writes(c)) continue;
      float[] s = source.plane(c);
      float[] d = backdrop.plane(c);
      for (int i = 0; i < Tile.AREA; i++) {
        float mixed = Math.fma(s[i] - d[i], masked[i] * opacity, d[i]);
        d[i] = ad[i] == 0 ? s[i] : mixed;
      }
    }
    if (blend.alphaLocked()) return;
    for (int i = 0; i < Tile.AREA; i++) {
      float grown = Math.fma(opacity - ad[i], masked[i], ad[i]);
      ad[i] = opacity > ad[i] ? grown : ad[i];
    }
  }

  /// `an = ad + (as - ad)·t; d' = (d·ad + (s·as - d·ad)·t) / an`; with alpha locked, nothing is not
  /// copied.
  static void copy(IntTile source, IntTile backdrop, LayerBlend blend, Workspace work) {
    int u = source.unit();
    float rec = u == 255 ? REC8 : REC16;
    float[] t = work.alpha;
    weights(blend, t);
    markCopied(t, blend.writesAll() ? BATCH : 1, work);
    int[] as = source.plane(source.alpha());
    int[] ad = backdrop.plane(backdrop.alpha());
    if (blend.alphaLocked()) skipNothing(as, t);
    for (int c = 0; c < source.alpha(); c++) {
      if (!blend.writes(c)) continue;
      int[] s = source.plane(c);
      int[] d = backdrop.plane(c);
      for (int i = 0; i < Tile.AREA; i++) {
        if (t[i] == 0) continue;
        if (t[i] == COPIED) {
          if (as[i] != 0) d[i] = s[i];
          continue;
        }
        float above = as[i] * rec;
        float below = ad[i] * rec;
        float an = Math.fma(above - below, t[i], below);
        if (an == 0) continue;
        float premultiplied = d[i] * below;
        float mixed = Math.fma(Math.fma(s[i], above, -premultiplied), t[i], premultiplied) / an;
        d[i] = Math.min((int) nearest(mixed), u);
      }
    }
    if (blend.alphaLocked()) return;
    for (int i = 0; i < Tile.AREA; i++) {
      if (t[i] == COPIED) {
        ad[i] = as[i];
      } else if (t[i] != 0) {
        float below = ad[i] * rec;
        ad[i] = (int) nearest(Math.fma(as[i] * rec - below, t[i], below) * u);
      }
    }
    backdrop.opaque(false);
  }

  private static void skipNothing(int[] as, float[] weights) {
    for (int i = 0; i < Tile.AREA; i++) if (as[i] == 0) weights[i] = 0;
  }

  private static void skipNothing(float[] as, float[] weights) {
    for (int i = 0; i < Tile.AREA; i++) if (as[i] == 0) weights[i] = 0;
  }

  /// The same. Colours that are mixed are bounded above by 1, but in batches in which all is
  /// opaque.
  static void copy(FloatTile source, FloatTile backdrop, LayerBlend blend, Workspace work) {
    float[] t = work.alpha;
    weights(blend, t);
    int batch = blend.writesAll() ? BATCH : 1;
    markCopied(t, batch, work);
    float[] as = source.plane(source.alpha());
    float[] ad = backdrop.plane(backdrop.alpha());
    float[] most = bounds(as, ad, batch, work);
    if (blend.alphaLocked()) skipNothing(as, t);
    for (int c = 0; c < source.alpha(); c++) {
      if (!blend.writes(c)) continue;
      float[] s = source.plane(c);
      float[] d = backdrop.plane(c);
      for (int i = 0; i < Tile.AREA; i++) {
        float an = Math.fma(as[i] - ad[i], t[i], ad[i]);
        float below = d[i] * ad[i];
        float mixed = Math.fma(Math.fma(s[i], as[i], -below), t[i], below) / an;
        float kept = t[i] == 0 || an == 0 ? d[i] : Math.min(mixed, most[i]);
        d[i] = t[i] == COPIED && as[i] != 0 ? s[i] : kept;
      }
    }
    if (blend.alphaLocked()) return;
    for (int i = 0; i < Tile.AREA; i++) {
      float mixed = Math.fma(as[i] - ad[i], t[i], ad[i]);
      ad[i] = t[i] == COPIED ? as[i] : t[i] == 0 ? ad[i] : mixed;
    }
    backdrop.opaque(false);
  }
}
