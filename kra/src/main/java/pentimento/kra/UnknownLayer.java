package pentimento.kra;

import java.util.List;

/// A layer of a type we do not know: kept, not rendered.
public record UnknownLayer(NodeTraits traits, Compositing compositing, List<Mask> masks)
    implements Layer {

  public UnknownLayer {
    masks = List.copyOf(masks);
  }

  @Override
  public Layer with(NodeTraits newTraits, Compositing newCompositing, List<Mask> newMasks) {
    return new UnknownLayer(newTraits, newCompositing, newMasks);
  }
}
