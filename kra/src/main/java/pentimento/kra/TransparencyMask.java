package pentimento.kra;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Multiplies the alpha of its layer.
///
/// @param selection 0 hides, 255 shows; null means everything shows
/// @param shapeSelection SVG of a vector selection, if any
/// @param selectionFrames selections over time; empty when it is not animated
public record TransparencyMask(
    NodeTraits traits,
    @Nullable PixelData selection,
    @Nullable Part shapeSelection,
    List<Frame> selectionFrames)
    implements Mask, Selected {

  public TransparencyMask {
    selectionFrames = List.copyOf(selectionFrames);
  }
}
