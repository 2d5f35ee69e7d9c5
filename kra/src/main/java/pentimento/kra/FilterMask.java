package pentimento.kra;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Filters its layer where it is selected.
///
/// @param settings filter and its parameters
/// @param selection where it acts; null means everywhere
/// @param shapeSelection SVG of a vector selection, if any
/// @param selectionFrames selections over time; empty when it is not animated
public record FilterMask(
    NodeTraits traits,
    FilterSettings settings,
    @Nullable PixelData selection,
    @Nullable Part shapeSelection,
    List<Frame> selectionFrames)
    implements Mask, Selected {

  public FilterMask {
    selectionFrames = List.copyOf(selectionFrames);
  }
}
