package pentimento.kra.blend;

import static pentimento.kra.blend.FloatArithmetic.store;
import static pentimento.kra.blend.IntArithmetic.mul;

/// The operations that change only the backdrop's alpha, leaving its colours.
enum AlphaOp implements CompositeOp {
  /// `ad' = ad · (1 - a)`, also where the layer inherits alpha.
  ERASE,
  /// `ad' = ad · a`, on the whole picture.
  DESTINATION_IN,
  /// `ad' = ad · (as · ad)`, without mask and opacity, but for opacity 0, which does nothing; Krita
  /// multiplies by `ad` twice. A lock on alpha does not hold where the source is transparent.
  IN,
  /// `ad' = ad · (1 - as · ad)`, with mask and opacity as IN; Krita multiplies by `ad` twice, and
  /// truncates the product of integer alphas, which it does not for IN. A lock on alpha does not
  /// hold where the source is opaque.
  OUT;

  @Override
  public boolean actsEverywhere() {
    return this == DESTINATION_IN;
  }

  @Override
  public boolean actsUnderNothing() {
    return this == DESTINATION_IN || this == IN;
  }

  @Override
  public void composite(IntTile source, IntTile backdrop, LayerBlend blend, Workspace work) {
    if (doesNothing(blend)) return;
    int unit = source.unit();
    int[] as = source.plane(source.alpha());
    if (blend.alphaLocked() && this != ERASE) {
      clearLocked(as, backdrop.plane(backdrop.alpha()), unit);
      backdrop.opaque(false);
      return;
    }
    int[] a =
        this == ERASE
            ? Alphas.appliedRounded(source, blend, work.intAlpha)
            : Alphas.applied(source, blend, work.intAlpha);
    int[] ad = backdrop.plane(backdrop.alpha());
    for (int i = 0; i < Tile.AREA; i++) {
      ad[i] =
          switch (this) {
            case ERASE -> mul(unit - a[i], ad[i], unit);
            case DESTINATION_IN -> mul(ad[i], a[i], unit);
            case IN -> as[i] == unit ? ad[i] : scaled(ad[i], (double) as[i] * ad[i] / unit, unit);
            case OUT ->
                as[i] == 0
                    ? ad[i]
                    : as[i] == unit
                        ? 0
                        : scaled(ad[i], unit - (int) ((long) as[i] * ad[i] / unit), unit);
          };
    }
    backdrop.opaque(false);
  }

  private boolean doesNothing(LayerBlend blend) {
    return blend.opacity() == 0 && (this == IN || this == OUT);
  }

  /// What becomes of an alpha that is locked.
  private void clearLocked(int[] as, int[] ad, int unit) {
    if (this == DESTINATION_IN) return;
    int clearing = this == IN ? 0 : unit;
    for (int i = 0; i < Tile.AREA; i++) if (as[i] == clearing) ad[i] = 0;
  }

  private void clearLocked(float[] as, float[] ad) {
    if (this == DESTINATION_IN) return;
    float clearing = this == IN ? 0 : 1;
    for (int i = 0; i < Tile.AREA; i++) if (as[i] == clearing) ad[i] = 0;
  }

  private static int scaled(int ad, double a, int unit) {
    return (int) (ad * a / unit + 0.5);
  }

  /// For floats Krita 5.1.5 adds the rounding constant 0.5 of the integer formula here too; IN and
  /// OUT can so give an alpha above 1.
  @Override
  public void composite(FloatTile source, FloatTile backdrop, LayerBlend blend, Workspace work) {
    if (doesNothing(blend)) return;
    boolean half = source.half();
    float[] as = source.plane(source.alpha());
    if (blend.alphaLocked() && this != ERASE) {
      clearLocked(as, backdrop.plane(backdrop.alpha()));
      backdrop.opaque(false);
      return;
    }
    float[] a = Alphas.applied(source, blend, work.alpha);
    float[] ad = backdrop.plane(backdrop.alpha());
    for (int i = 0; i < Tile.AREA; i++) {
      ad[i] =
          switch (this) {
            case ERASE -> FloatArithmetic.mul(FloatArithmetic.inv(a[i], half), ad[i], half);
            case DESTINATION_IN -> FloatArithmetic.mul(ad[i], a[i], half);
            case IN ->
                as[i] == 0
                    ? 0
                    : as[i] == 1 || ad[i] == 0
                        ? ad[i]
                        : store((double) ad[i] * ((double) as[i] * ad[i]) + 0.5, half);
            case OUT ->
                as[i] == 0 || ad[i] == 0
                    ? ad[i]
                    : as[i] == 1
                        ? 0
                        : store((double) ad[i] * (1 - (double) as[i] * ad[i]) + 0.5, half);
          };
    }
    backdrop.opaque(false);
  }
}
