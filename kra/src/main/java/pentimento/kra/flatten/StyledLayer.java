package pentimento.kra.flatten;

import org.jspecify.annotations.Nullable;
import pentimento.kra.blend.CompositeOps;
import pentimento.kra.blend.LayerBlend;
import pentimento.kra.blend.Tile;
import pentimento.pixel.Rect;

/// A layer with the effects of its style, laid on what is below it.
///
/// @param shadow laid below it
/// @param layer itself, opaque where there is an overlay
/// @param overlay laid on it, within `shape`
/// @param shape the layer's alpha
/// @param stroke laid on what is below the layer, within `outline`
/// @param outline where a stroke runs
record StyledLayer(
    Stack.@Nullable Lay shadow,
    Stack.Lay layer,
    Stack.@Nullable Lay overlay,
    MaskSource shape,
    Stack.@Nullable Lay stroke,
    MaskSource outline)
    implements Stack.Step {
  /*
   * Krita's order: the shadow, the layer, the stroke. An overlay is laid on a copy of all that is below with the
   * opaque layer on it, and that copy shows through the layer's alpha. A stroke is laid on a copy of what was below
   * the layer, and that copy shows through the outline: neither the layer nor its shadow is seen through a stroke.
   */

  String name() {
    return layer.name();
  }

  boolean mayHold(int column, int row) {
    return layer.layer().mayHold(column, row)
        || shadow != null && shadow.layer().mayHold(column, row)
        || stroke != null && outline.mayHold(column, row);
  }

  Rect painted() {
    Rect painted = layer.layer().painted();
    if (shadow != null) painted = painted.union(shadow.layer().painted());
    if (stroke != null) painted = painted.union(outline.pixels().painted());
    return painted;
  }

  /// Lays it on a tile that holds what is below.
  void lay(Stack stack, int column, int row, Tile into, Worker worker) {
    Tile below = worker.take(stack.format());
    below.copyFrom(into);
    below.opaque(into.isOpaque());
    if (shadow != null) stack.apply(shadow, true, column, row, into, worker);
    if (overlay == null) {
      stack.apply(layer, true, column, row, into, worker);
    } else {
      Tile with = worker.take(stack.format());
      with.copyFrom(into);
      with.opaque(into.isOpaque());
      stack.apply(layer, true, column, row, with, worker);
      stack.apply(overlay, true, column, row, with, worker);
      show(stack, shape, with, column, row, into, worker);
      worker.giveBack(stack.format(), with);
    }
    if (stroke != null) {
      stack.apply(stroke, true, column, row, below, worker);
      show(stack, outline, below, column, row, into, worker);
    }
    worker.giveBack(stack.format(), below);
  }

  /// Shows one tile on another within a selection.
  private static void show(
      Stack stack,
      MaskSource selection,
      Tile shown,
      int column,
      int row,
      Tile into,
      Worker worker) {
    int[] mask = new int[Tile.AREA];
    if (!selection.read(column, row, mask, worker)) return;
    CompositeOps.copy(stack.format().blendSpace())
        .composite(shown, into, new LayerBlend(255, mask, null), worker.work);
    into.measureOpacity();
  }
}
