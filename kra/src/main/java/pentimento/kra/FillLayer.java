package pentimento.kra;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A generated picture (colour, gradient, pattern), seen through a selection.
///
/// @param settings generator and its parameters
/// @param selection where it shows; null means everywhere
/// @param shapeSelection SVG of a vector selection, if any
/// @param selectionFrames selections over time; empty when it is not animated
public record FillLayer(
    NodeTraits traits,
    Compositing compositing,
    List<Mask> masks,
    FilterSettings settings,
    @Nullable PixelData selection,
    @Nullable Part shapeSelection,
    List<Frame> selectionFrames)
    implements Layer, Selected {

  public FillLayer {
    masks = List.copyOf(masks);
    selectionFrames = List.copyOf(selectionFrames);
  }

  @Override
  public Layer with(NodeTraits newTraits, Compositing newCompositing, List<Mask> newMasks) {
    return new FillLayer(
        newTraits, newCompositing, newMasks, settings, selection, shapeSelection, selectionFrames);
  }
}
