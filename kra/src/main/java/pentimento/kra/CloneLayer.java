package pentimento.kra;

import java.util.List;

/// Shows another layer once more.
///
/// @param sourceUuid the layer it shows; empty in old files, which name it
/// @param sourceName name of the layer it shows
/// @param ofOriginal whether it shows the layer without its masks and style
public record CloneLayer(
    NodeTraits traits,
    Compositing compositing,
    List<Mask> masks,
    String sourceUuid,
    String sourceName,
    boolean ofOriginal)
    implements Layer {

  public CloneLayer {
    masks = List.copyOf(masks);
  }

  @Override
  public Layer with(NodeTraits newTraits, Compositing newCompositing, List<Mask> newMasks) {
    return new CloneLayer(newTraits, newCompositing, newMasks, sourceUuid, sourceName, ofOriginal);
  }
}
