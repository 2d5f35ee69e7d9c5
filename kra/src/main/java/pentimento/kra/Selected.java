package pentimento.kra;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A node that acts where it is selected: 0 not at all, 255 fully.
public sealed interface Selected extends Node
    permits FillLayer, FilterLayer, TransparencyMask, FilterMask, SelectionMask {

  /// The selection, of an animated one the first; null where none is stored.
  @Nullable PixelData selection();

  /// SVG of the vectors a selection was made of, if any.
  @Nullable Part shapeSelection();

  /// Selections in the order of time; empty when it is not animated.
  List<Frame> selectionFrames();

  /// The selection at a time: that of the last frame that began by then; before the first frame
  /// nothing is selected.
  default @Nullable PixelData selectionAt(int time) {
    if (selectionFrames().isEmpty()) return selection();
    PixelData shown = EmptyPixels.transparent(PixelFormat.SELECTION);
    for (Frame f : selectionFrames()) {
      if (f.time() <= time) shown = f.pixels();
    }
    return shown;
  }
}
