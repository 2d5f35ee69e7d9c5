package pentimento.kra.flatten;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.kra.blend.CompositeOp;
import pentimento.kra.blend.CompositeOps;
import pentimento.kra.blend.LayerBlend;
import pentimento.kra.blend.Tile;
import pentimento.kra.filter.PointFilter;
import pentimento.pixel.Rect;

/// A layer's picture seen through its masks, bottom mask first.
///
/// @param extentInTiles where Krita has tiles of the result
record MaskedSource(TileSource original, List<Step> steps, TileExtent extentInTiles)
    implements TileSource {

  /// A picture with one more mask on it.
  ///
  /// @param image the image's bounds
  /// @param keepsEdge whether a mask leaves the tiles across the image's edge
  static MaskedSource of(TileSource picture, Step step, Rect image, boolean keepsEdge) {
    if (picture instanceof MaskedSource masked) {
      List<Step> steps = new ArrayList<>(masked.steps);
      steps.add(step);
      TileExtent extent = extent(masked.extentInTiles, step, image, keepsEdge);
      return new MaskedSource(masked.original, List.copyOf(steps), extent);
    }
    TileExtent extent = extent(TileExtent.of(picture), step, image, keepsEdge);
    return new MaskedSource(picture, List.of(step), extent);
  }

  /// A picture through a mask that is blended everywhere.
  static MaskedSource everywhere(TileSource picture, Step step) {
    return new MaskedSource(picture, List.of(step), TileExtent.EVERYWHERE);
  }

  /// The same as the picture of another layer, whose masks begin with what there is.
  MaskedSource shownElsewhere() {
    TileExtent extent = TileExtent.of(extent(), extentInTiles.x(), extentInTiles.y());
    return new MaskedSource(original, steps, extent);
  }

  /// Where Krita has tiles after a mask.
  private static TileExtent extent(TileExtent before, Step step, Rect image, boolean keepsEdge) {
    return switch (step) {
      case Fade fade -> before.cut(fade.selection.selected(), image, keepsEdge);
      case Filtered filtered -> before.widened(selected(filtered.selection));
      case Replace replace -> before.widened(selected(replace.selection));
      case Cover _ -> before.widened(EVERYWHERE);
    };
  }

  private static Rect selected(@Nullable MaskSource selection) {
    return selection == null ? EVERYWHERE : selection.selected();
  }

  @Override
  public Rect extent() {
    return extentInTiles.rect();
  }

  /// What one mask does.
  sealed interface Step permits Fade, Filtered, Replace, Cover {}

  /// Multiplies alpha by a selection.
  record Fade(MaskSource selection) implements Step {}

  /// Filters where selected.
  ///
  /// @param selection null for everywhere
  record Filtered(PointFilter filter, @Nullable MaskSource selection) implements Step {}

  /// Replaces the layer by a picture, filtered before, where selected.
  ///
  /// @param selection null for everywhere
  record Replace(TileSource picture, @Nullable MaskSource selection) implements Step {}

  /// Lays a picture on the layer.
  record Cover(TileSource picture, CompositeOp op) implements Step {}

  @Override
  public TileFormat format() {
    return original.format();
  }

  @Override
  public Rect painted() {
    Rect painted = original.painted();
    for (Step step : steps) {
      switch (step) {
        case Cover cover -> painted = painted.union(cover.picture.painted());
        case Replace replace -> painted = painted.union(replace.picture.painted());
        case Filtered _, Fade _ -> {}
      }
    }
    return painted;
  }

  @Override
  public boolean mayHold(int column, int row) {
    if (original.mayHold(column, row)) return true;
    for (Step step : steps) {
      switch (step) {
        case Cover cover -> {
          if (cover.picture.mayHold(column, row)) return true;
        }
        case Replace replace -> {
          if (replace.picture.mayHold(column, row)) return true;
        }
        case Filtered _, Fade _ -> {}
      }
    }
    return false;
  }

  @Override
  public boolean read(int column, int row, Tile into, Worker worker) {
    // Krita takes no more of the layer than its extent.
    boolean any = CutSource.read(original, original.extent(), column, row, into, worker);
    for (Step step : steps) {
      if (!any) {
        if (step instanceof Fade || step instanceof Filtered) continue;
        into.clear();
      }
      any =
          switch (step) {
            case Fade fade -> fade(fade.selection, column, row, into, worker);
            case Filtered filter -> filter(filter, column, row, into, worker);
            case Replace replace -> replace(replace, column, row, into, worker);
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
    CompositeOps.copy(format().blendSpace())
        .composite(source, into, new LayerBlend(255, mask, null), worker.at(column));
    worker.giveBack(format(), source);
    return true;
  }

  private boolean filter(Filtered step, int column, int row, Tile into, Worker worker) {
    MaskSource selection = step.selection;
    if (selection == null || selection.isFull()) {
      step.filter.apply(into);
      into.measureOpacity();
      return true;
    }
    int[] mask = new int[Tile.AREA];
    if (!selection.read(column, row, mask, worker)) return true;
    Tile filtered = worker.take(format());
    filtered.copyFrom(into);
    step.filter.apply(filtered);
    CompositeOps.copy(format().blendSpace())
        .composite(filtered, into, new LayerBlend(255, mask, null), worker.at(column));
    worker.giveBack(format(), filtered);
    return true;
  }

  private boolean replace(Replace step, int column, int row, Tile into, Worker worker) {
    MaskSource selection = step.selection;
    if (selection == null || selection.isFull()) {
      return step.picture.read(column, row, into, worker);
    }
    int[] mask = new int[Tile.AREA];
    if (!selection.read(column, row, mask, worker)) return true;
    Tile picture = worker.take(format());
    if (!step.picture.read(column, row, picture, worker)) picture.clear();
    CompositeOps.copy(format().blendSpace())
        .composite(picture, into, new LayerBlend(255, mask, null), worker.at(column));
    worker.giveBack(format(), picture);
    return true;
  }

  private boolean cover(Cover step, int column, int row, Tile into, Worker worker) {
    Tile source = worker.take(format());
    if (step.picture.read(column, row, source, worker)) {
      step.op.composite(source, into, LayerBlend.FULL, worker.at(column));
    }
    worker.giveBack(format(), source);
    return true;
  }
}
