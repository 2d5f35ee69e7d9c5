package pentimento.kra;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shapes and text.
///
/// @param svg `content.svg`; null when missing or when an old document holds ODG instead
/// @param odg `content.xml` of Krita 2 and 3; kept, not rendered
public record VectorLayer(
    NodeTraits traits,
    Compositing compositing,
    List<Mask> masks,
    @Nullable Part svg,
    @Nullable Part odg)
    implements Layer {

  public VectorLayer {
    masks = List.copyOf(masks);
  }

  @Override
  public Layer with(NodeTraits newTraits, Compositing newCompositing, List<Mask> newMasks) {
    return new VectorLayer(newTraits, newCompositing, newMasks, svg, odg);
  }
}
