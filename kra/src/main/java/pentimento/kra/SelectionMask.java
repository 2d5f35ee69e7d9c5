package pentimento.kra;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A selection kept for the painter; not rendered.
///
/// @param active whether it is the selection in force
/// @param selection null means everything
/// @param shapeSelection SVG of a vector selection, if any
/// @param selectionFrames selections over time; empty when it is not animated
public record SelectionMask(
    NodeTraits traits,
    boolean active,
    @Nullable PixelData selection,
    @Nullable Part shapeSelection,
    List<Frame> selectionFrames)
    implements Mask, Selected {

  public SelectionMask {
    selectionFrames = List.copyOf(selectionFrames);
  }
}
