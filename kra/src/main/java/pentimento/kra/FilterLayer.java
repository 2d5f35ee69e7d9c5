package pentimento.kra;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Filters what lies below it in its group (Krita's adjustment layer).
///
/// @param settings filter and its parameters
/// @param selection where it acts; null means everywhere
/// @param shapeSelection SVG of a vector selection, if any
/// @param selectionFrames selections over time; empty when it is not animated
public record FilterLayer(
    NodeTraits traits,
    Compositing compositing,
    List<Mask> masks,
    FilterSettings settings,
    @Nullable PixelData selection,
    @Nullable Part shapeSelection,
    List<Frame> selectionFrames)
    implements Layer, Selected {

  public FilterLayer {
    masks = List.copyOf(masks);
    selectionFrames = List.copyOf(selectionFrames);
  }

  @Override
  public Layer with(NodeTraits newTraits, Compositing newCompositing, List<Mask> newMasks) {
    return new FilterLayer(
        newTraits, newCompositing, newMasks, settings, selection, shapeSelection, selectionFrames);
  }
}
