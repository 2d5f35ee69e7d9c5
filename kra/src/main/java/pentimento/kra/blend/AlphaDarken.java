package pentimento.kra.blend;

/// `alphadarken`, what Krita's brushes use: alpha grows up to the opacity and no further.
///
/// Krita writes every channel, whatever the layer's flags say, and has two versions: [Batched], and
/// one that rounds every product.
///
/// @param batched which
record AlphaDarken(boolean batched) implements CompositeOp {

  private static LayerBlend all(LayerBlend blend) {
    return new LayerBlend(blend.opacity(), blend.mask(), null);
  }

  @Override
  public void composite(IntTile source, IntTile backdrop, LayerBlend blend, Workspace work) {
    if (batched) Batched.alphaDarken(source, backdrop, all(blend), work);
    else SpecialInt.alphaDarken(source, backdrop, all(blend));
  }

  @Override
  public void composite(FloatTile source, FloatTile backdrop, LayerBlend blend, Workspace work) {
    if (batched) Batched.alphaDarken(source, backdrop, all(blend), work);
    else SpecialFloat.alphaDarken(source, backdrop, all(blend));
  }
}
