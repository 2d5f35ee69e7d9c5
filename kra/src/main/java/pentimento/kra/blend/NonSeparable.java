package pentimento.kra.blend;

import static pentimento.kra.blend.IntArithmetic.code;

/// An operation whose function needs the whole RGB triple; its result is mixed as a separable
/// one's.
record NonSeparable(RgbFunction function) implements CompositeOp {

  @Override
  public void composite(IntTile source, IntTile backdrop, LayerBlend blend, Workspace work) {
    int unit = source.unit();
    float[][] s = new float[3][Tile.AREA];
    float[][] f = work.result;
    for (int c = 0; c < 3; c++) {
      int[] above = source.plane(c);
      int[] below = backdrop.plane(c);
      for (int i = 0; i < Tile.AREA; i++) {
        s[c][i] = above[i] / (float) unit;
        f[c][i] = below[i] / (float) unit;
      }
    }
    function.apply(s[0], s[1], s[2], f[0], f[1], f[2], Tile.AREA);

    int[] a = Alphas.applied(source, blend, work.intAlpha);
    int[] ad = backdrop.plane(backdrop.alpha());
    Mixing.clearUnwritten(backdrop, blend);
    int[] an = Mixing.union(a, ad, work.intUnion, unit);
    for (int c = 0; c < 3; c++) {
      if (!blend.writes(c)) continue;
      int[] result = work.intResult;
      for (int i = 0; i < Tile.AREA; i++) result[i] = code(f[c][i], unit);
      Mixing.mix(
          source.plane(c),
          a,
          backdrop.plane(c),
          ad,
          an,
          result,
          backdrop.isOpaque(),
          blend.alphaLocked(),
          unit);
    }
    if (!blend.alphaLocked()) System.arraycopy(an, 0, ad, 0, Tile.AREA);
  }

  @Override
  public void composite(FloatTile source, FloatTile backdrop, LayerBlend blend, Workspace work) {
    boolean half = source.half();
    float[][] f = work.result;
    for (int c = 0; c < 3; c++) System.arraycopy(backdrop.plane(c), 0, f[c], 0, Tile.AREA);
    function.apply(source.plane(0), source.plane(1), source.plane(2), f[0], f[1], f[2], Tile.AREA);

    float[] a = Alphas.applied(source, blend, work.alpha);
    float[] ad = backdrop.plane(backdrop.alpha());
    Mixing.clearUnwritten(backdrop, blend);
    float[] an = Mixing.union(a, ad, work.union, half);
    for (int c = 0; c < 3; c++) {
      if (!blend.writes(c)) continue;
      if (half) Alphas.round(f[c]);
      Mixing.mix(
          source.plane(c),
          a,
          backdrop.plane(c),
          ad,
          an,
          f[c],
          backdrop.isOpaque(),
          blend.alphaLocked(),
          half);
    }
    if (!blend.alphaLocked()) System.arraycopy(an, 0, ad, 0, Tile.AREA);
  }
}
