package pentimento.kra.blend;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The general separable operation: a function of each channel alone, mixed by both alphas.
///
/// With applied alpha `a`, backdrop alpha `ad` and `an = a + ad - a·ad`: `d' = ((1 - a)·ad·d + (1 -
/// ad)·a·s + a·ad·f(s, d)) / an`; with alpha locked `d' = d + (f - d)·a` where `ad` is not 0.
record Separable(@Nullable IntRun ints, @Nullable FloatRun floats) implements CompositeOp {

  @Override
  public void composite(IntTile source, IntTile backdrop, LayerBlend blend, Workspace work) {
    int[] a = Alphas.applied(source, blend, work.intAlpha);
    int[] ad = backdrop.plane(backdrop.alpha());
    int unit = source.unit();
    Mixing.clearUnwritten(backdrop, blend);
    int[] an = Mixing.union(a, ad, work.intUnion, unit);
    IntRun function = Objects.requireNonNull(ints);
    for (int c = 0; c < source.alpha(); c++) {
      if (!blend.writes(c)) continue;
      int[] s = source.plane(c);
      int[] d = backdrop.plane(c);
      function.apply(s, d, work.intResult, Tile.AREA, unit);
      Mixing.mix(s, a, d, ad, an, work.intResult, backdrop.isOpaque(), blend.alphaLocked(), unit);
    }
    if (!blend.alphaLocked()) System.arraycopy(an, 0, ad, 0, Tile.AREA);
  }

  @Override
  public void composite(FloatTile source, FloatTile backdrop, LayerBlend blend, Workspace work) {
    float[] a = Alphas.applied(source, blend, work.alpha);
    float[] ad = backdrop.plane(backdrop.alpha());
    boolean half = source.half();
    Mixing.clearUnwritten(backdrop, blend);
    float[] an = Mixing.union(a, ad, work.union, half);
    FloatRun function = Objects.requireNonNull(floats);
    for (int c = 0; c < source.alpha(); c++) {
      if (!blend.writes(c)) continue;
      float[] s = source.plane(c);
      float[] d = backdrop.plane(c);
      float[] f = work.result[0];
      function.apply(s, d, f, Tile.AREA, half);
      Mixing.mix(s, a, d, ad, an, f, backdrop.isOpaque(), blend.alphaLocked(), half);
    }
    if (!blend.alphaLocked()) System.arraycopy(an, 0, ad, 0, Tile.AREA);
  }
}
