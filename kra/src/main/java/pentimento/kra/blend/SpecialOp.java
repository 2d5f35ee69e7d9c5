package pentimento.kra.blend;

/// The operations with alpha rules of their own. `a` is the applied alpha (source alpha · mask ·
/// opacity), `as` and `ad` the alphas of source and backdrop.
enum SpecialOp implements CompositeOp {
  /// The source under the backdrop.
  BEHIND,
  /// The backdrop, with the source showing where it is transparent, cut to the source's alpha.
  DESTINATION_ATOP,
  /// The larger of both alphas, softly.
  GREATER,
  COPY_RED,
  COPY_GREEN,
  COPY_BLUE,
  /// `d' = d + s · a`.
  LUMINOSITY_SAI,
  /// `d' = d + (d · luma(s) - d) · min(as, ad)`.
  BUMPMAP,
  /// Whole pixels, each with probability `a`. Krita draws new random numbers at every run, so this
  /// is like it and never equal.
  DISSOLVE;

  @Override
  public boolean actsEverywhere() {
    return this == DESTINATION_ATOP;
  }

  @Override
  public void composite(IntTile source, IntTile backdrop, LayerBlend blend, Workspace work) {
    Mixing.clearUnwritten(backdrop, blend);
    int[] a =
        switch (this) {
          case COPY_RED, COPY_GREEN, COPY_BLUE ->
              Alphas.appliedRounded(source, blend, work.intAlpha);
          default -> Alphas.applied(source, blend, work.intAlpha);
        };
    switch (this) {
      case BEHIND -> SpecialInt.behind(source, backdrop, a, blend);
      case DESTINATION_ATOP -> SpecialInt.destinationAtop(source, backdrop, a, blend);
      case GREATER -> SpecialInt.greater(source, backdrop, a, blend);
      case COPY_RED -> SpecialInt.copyChannel(source, backdrop, 0, a, blend);
      case COPY_GREEN -> SpecialInt.copyChannel(source, backdrop, 1, a, blend);
      case COPY_BLUE -> SpecialInt.copyChannel(source, backdrop, 2, a, blend);
      case LUMINOSITY_SAI -> SpecialInt.luminositySai(source, backdrop, a, blend);
      case BUMPMAP -> SpecialInt.bumpmap(source, backdrop, blend);
      case DISSOLVE -> SpecialInt.dissolve(source, backdrop, a, blend);
    }
  }

  @Override
  public void composite(FloatTile source, FloatTile backdrop, LayerBlend blend, Workspace work) {
    Mixing.clearUnwritten(backdrop, blend);
    float[] a = Alphas.applied(source, blend, work.alpha);
    switch (this) {
      case BEHIND -> SpecialFloat.behind(source, backdrop, a, blend);
      case DESTINATION_ATOP -> SpecialFloat.destinationAtop(source, backdrop, a, blend);
      case GREATER -> SpecialFloat.greater(source, backdrop, a, blend);
      case COPY_RED -> SpecialFloat.copyChannel(source, backdrop, 0, a, blend);
      case COPY_GREEN -> SpecialFloat.copyChannel(source, backdrop, 1, a, blend);
      case COPY_BLUE -> SpecialFloat.copyChannel(source, backdrop, 2, a, blend);
      case LUMINOSITY_SAI -> SpecialFloat.luminositySai(source, backdrop, a, blend);
      case BUMPMAP -> SpecialFloat.bumpmap(source, backdrop, blend);
      case DISSOLVE -> SpecialFloat.dissolve(source, backdrop, a, blend);
    }
  }
}
