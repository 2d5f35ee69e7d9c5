package pentimento.kra.flatten;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.kra.blend.CompositeOp;
import pentimento.kra.blend.CompositeOps;
import pentimento.kra.blend.LayerBlend;
import pentimento.kra.blend.Tile;

/// A layer's picture seen through its masks, bottom mask first.
record MaskedSource(TileSource original, List<Step> steps) implements TileSource {

  /// What one mask does.
  sealed interface Step permits Fade, Filter, Cover {}

  /// Multiplies alpha by a selection.
  record Fade(MaskSource selection) implements Step {}

  /// Filters where selected.
  ///
  /// @param selection null for everywhere
  record Filter(PointFilter filter, @Nullable MaskSource selection) implements Step {}

  /// Lays a picture on the layer.
  record Cover(TileSource picture, CompositeOp op) implements Step {}

  @Override
  public TileFormat format() {
    return original.format();
  }

  @Override
  public boolean mayHold(int column, int row) {
    if (original.mayHold(column, row)) return true;
    for (Step step : steps) {
      switch (step) {
        case Cover cover -> {
          if (cover.picture.mayHold(column, row)) return true;
        }
        case Filter filter -> {
          if (filter.filter.makesFromNothing()) return true;
        }
        case Fade _ -> {}
      }
    }
    return false;
  }

  @Override
  public boolean read(int column, int row, Tile into, Worker worker) {
    boolean any = original.read(column, row, into, worker);
    for (Step step : steps) {
      if (!any) {
        if (step instanceof Fade || step instanceof Filter f && !f.filter.makesFromNothing()) {
          continue;
        }
        into.clear();
      }
      any =
          switch (step) {
            case Fade fade -> fade(fade.selection, column, row, into, worker);
            case Filter filter -> filter(filter, column, row, into, worker);
            case Cover cover -> cover(cover, column, row, into, worker);
          };
    }
    return any;
  }

  /// As Krita does it: the layer is copied through the selection onto nothing, which rounds integer
  /// colours at low alpha.
  private boolean fade(MaskSource selection, int column, int row, Tile into, Worker worker) {
    if (selection.isFull()) return true;
    int[] mask = new int[Tile.AREA];
    if (!selection.read(column, row, mask, worker)) return false;
    Tile source = worker.take(format());
    source.copyFrom(into);
    into.clear();
    CompositeOps.copy(format().isRgb())
        .composite(source, into, new LayerBlend(255, mask, null), worker.work);
    worker.giveBack(format(), source);
    return true;
  }

  private boolean filter(Filter step, int column, int row, Tile into, Worker worker) {
    MaskSource selection = step.selection;
    if (selection == null || selection.isFull()) {
      step.filter.apply(into, column, row);
      into.measureOpacity();
      return true;
    }
    int[] mask = new int[Tile.AREA];
    if (!selection.read(column, row, mask, worker)) return true;
    Tile filtered = worker.take(format());
    filtered.copyFrom(into);
    step.filter.apply(filtered, column, row);
    CompositeOps.copy(format().isRgb())
        .composite(filtered, into, new LayerBlend(255, mask, null), worker.work);
    worker.giveBack(format(), filtered);
    return true;
  }

  private boolean cover(Cover step, int column, int row, Tile into, Worker worker) {
    Tile source = worker.take(format());
    if (step.picture.read(column, row, source, worker)) {
      step.op.composite(source, into, LayerBlend.FULL, worker.work);
    }
    worker.giveBack(format(), source);
    return true;
  }
}
