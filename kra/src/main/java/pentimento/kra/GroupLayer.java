package pentimento.kra;

import java.util.List;

/// Layers that act as one.
///
/// @param children topmost first, as in the file and in Krita's docker
/// @param passThrough whether the children are composited on what lies below the group, as if there
///   were none
public record GroupLayer(
    NodeTraits traits,
    Compositing compositing,
    List<Mask> masks,
    List<Layer> children,
    boolean passThrough)
    implements Layer {

  public GroupLayer {
    masks = List.copyOf(masks);
    children = List.copyOf(children);
  }

  @Override
  public Layer with(NodeTraits newTraits, Compositing newCompositing, List<Mask> newMasks) {
    return new GroupLayer(newTraits, newCompositing, newMasks, children, passThrough);
  }
}
