package pentimento.kra;

import java.util.List;

/// Pictures the painter looks at; never part of the flattened image.
///
/// @param sources a path inside the document or a `file://` address each
public record ReferenceImages(NodeTraits traits, Compositing compositing, List<String> sources)
    implements Layer {

  public ReferenceImages {
    sources = List.copyOf(sources);
  }

  @Override
  public List<Mask> masks() {
    return List.of();
  }

  @Override
  public Layer with(NodeTraits newTraits, Compositing newCompositing, List<Mask> newMasks) {
    return new ReferenceImages(newTraits, newCompositing, sources);
  }
}
