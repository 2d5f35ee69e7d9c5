package pentimento.kra.flatten;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.kra.blend.CompositeOp;
import pentimento.kra.blend.CompositeOps;
import pentimento.kra.blend.Copy;
import pentimento.kra.blend.FloatTile;
import pentimento.kra.blend.LayerBlend;
import pentimento.kra.blend.Over;
import pentimento.kra.blend.Tile;
import pentimento.kra.filter.PointFilter;
import pentimento.pixel.Rect;

/// Layers composited on one another, bottom first: a group, or the image.
///
/// @param baseName of the layer that the base is, or from which on it is known, for reports
/// @param base what to begin with; null for nothing
/// @param transparent the pixel, with alpha 0, that stands for nothing in this colour space: its
///   hidden colour enters some operations
record Stack(
    TileFormat format,
    String baseName,
    @Nullable TileSource base,
    byte[] transparent,
    List<Step> steps,
    Rect extent)
    implements TileSource {

  /// What happens to the picture accumulated so far.
  sealed interface Step permits Lay, Adjust, StyledLayer {}

  /// Lays a layer on it.
  ///
  /// @param name of the layer, for reports
  /// @param selection weighs the layer's alpha; null for everywhere
  /// @param plain whether the layer simply covers what lies below: normal, opaque, all channels
  record Lay(
      String name,
      TileSource layer,
      CompositeOp op,
      LayerBlend blend,
      @Nullable MaskSource selection,
      boolean plain)
      implements Step {}

  /// Replaces it by a filtered copy, laid on it with `op`.
  ///
  /// @param selection where the filter acts; null for everywhere
  /// @param extent the whole tiles where there is anything to filter: operations that do not act
  ///   everywhere lay the copy there and nowhere else
  record Adjust(
      String name,
      PointFilter filter,
      @Nullable MaskSource selection,
      CompositeOp op,
      LayerBlend blend,
      Rect extent)
      implements Step {

    private boolean reaches(int column, int row) {
      return op.actsEverywhere() || extent.contains(column * Tile.SIZE, row * Tile.SIZE);
    }
  }

  @Override
  public Rect painted() {
    Rect painted = base == null ? Rect.EMPTY : base.painted();
    for (Step step : steps) {
      switch (step) {
        case Lay lay -> painted = painted.union(lay.layer.painted());
        case StyledLayer styled -> painted = painted.union(styled.painted());
        case Adjust _ -> {}
      }
    }
    return painted;
  }

  @Override
  public boolean mayHold(int column, int row) {
    if (base != null && base.mayHold(column, row)) return true;
    for (Step step : steps) {
      switch (step) {
        case Lay lay -> {
          if (lay.layer.mayHold(column, row)) return true;
        }
        case StyledLayer styled -> {
          if (styled.mayHold(column, row)) return true;
        }
        case Adjust adjust -> {
          if (adjust.reaches(column, row)) return true;
        }
      }
    }
    return false;
  }

  @Override
  public boolean read(int column, int row, Tile into, Worker worker) {
    boolean begun = base != null && base.read(column, row, into, worker);
    for (Step step : steps) begun = apply(step, begun, column, row, into, worker);
    return begun;
  }

  /// Takes one step.
  ///
  /// @param begun whether `into` holds anything yet; if not it counts as transparent
  /// @return whether it does now
  boolean apply(Step step, boolean begun, int column, int row, Tile into, Worker worker) {
    return switch (step) {
      case Lay lay -> lay(lay, begun, column, row, into, worker);
      case Adjust adjust -> adjust(adjust, begun, column, row, into, worker);
      case StyledLayer styled -> {
        if (!styled.mayHold(column, row)) yield begun;
        if (!begun) format.fill(transparent, into);
        styled.lay(this, column, row, into, worker);
        yield true;
      }
    };
  }

  private boolean lay(Lay lay, boolean begun, int column, int row, Tile into, Worker worker) {
    Rect tile = new Rect(column * Tile.SIZE, row * Tile.SIZE, Tile.SIZE, Tile.SIZE);
    Rect touched = lay.op.actsEverywhere() ? tile : lay.layer.extent().intersect(tile);
    // Integers and halves are rounded even where the layer has only transparent pixels.
    boolean coarse = !(into instanceof FloatTile floats) || floats.half();
    boolean rounds = begun && coarse && !into.isOpaque() && !touched.isEmpty();
    boolean always = rounds || begun && lay.op.actsUnderNothing() || lay.op.actsEverywhere();
    if (touched.isEmpty() && !lay.op.actsEverywhere()) return begun;
    if (!lay.layer.mayHold(column, row) && !always) return begun;
    // Krita does not even try, also where an operation would disregard the lock.
    if (!begun && lay.blend.alphaLocked() && !lay.op.actsEverywhere()) return false;
    if (!begun) {
      if (lay.plain) {
        boolean any = lay.layer.read(column, row, into, worker);
        if (any) keepWithin(touched, tile, into, worker);
        if (any) into.clearHidden(format.batch(), format.samples(transparent));
        return any;
      }
      format.fill(transparent, into);
    }
    Tile source = worker.take(format);
    boolean any = lay.layer.read(column, row, source, worker);
    boolean composited = any || always;
    if (!any && composited) source.clear();
    if (any) keepWithin(touched, tile, source, worker);
    LayerBlend blend = lay.blend;
    boolean selected = true;
    if (lay.selection != null) {
      int[] mask = new int[Tile.AREA];
      selected = lay.selection.read(column, row, mask, worker);
      blend = new LayerBlend(blend.opacity(), mask, blend.writes());
    }
    if (selected && composited) {
      if (touched.equals(tile) || lay.op instanceof Over) {
        lay.op.composite(source, into, blend, worker.at(column));
      } else {
        within(touched, tile, lay.op, source, into, blend, worker);
      }
      begun = true;
    }
    worker.giveBack(format, source);
    return begun;
  }

  /// Makes a layer's tile transparent outside a part of it.
  private void keepWithin(Rect part, Rect tile, Tile layer, Worker worker) {
    if (part.equals(tile)) return;
    Tile nothing = worker.take(format);
    format.fill(transparent, nothing);
    layer.copyOutside(part.translate(-tile.x(), -tile.y()), nothing);
    layer.opaque(false);
    worker.giveBack(format, nothing);
  }

  /// Composites on a part of a tile.
  private void within(
      Rect part,
      Rect tile,
      CompositeOp op,
      Tile source,
      Tile into,
      LayerBlend blend,
      Worker worker) {
    Tile before = worker.take(format);
    before.copyFrom(into);
    op.composite(source, into, blend, worker.at(tile.x() / Tile.SIZE));
    into.copyOutside(part.translate(-tile.x(), -tile.y()), before);
    into.opaque(false);
    worker.giveBack(format, before);
  }

  private boolean adjust(
      Adjust adjust, boolean begun, int column, int row, Tile into, Worker worker) {
    if (!adjust.reaches(column, row)) return begun;
    if (!begun) format.fill(transparent, into);
    LayerBlend blend = adjust.blend;
    boolean inPlace = adjust.op instanceof Copy && blend.opacity() == 255;
    if (adjust.selection != null) {
      int[] mask = new int[Tile.AREA];
      boolean any = adjust.selection.read(column, row, mask, worker);
      if (!any && inPlace) return begun;
      if (!any) Arrays.fill(mask, 0);
      blend = new LayerBlend(blend.opacity(), mask, blend.writes());
    }
    Tile filtered = worker.take(format);
    filtered.copyFrom(into);
    adjust.filter.apply(filtered);
    if (blend.mask() != null && !inPlace) {
      // What is not selected is laid on itself.
      Tile selected = worker.take(format);
      selected.copyFrom(into);
      CompositeOps.copy(format.blendSpace())
          .composite(
              filtered, selected, new LayerBlend(255, blend.mask(), null), worker.at(column));
      filtered.copyFrom(selected);
      worker.giveBack(format, selected);
      blend = new LayerBlend(blend.opacity(), null, blend.writes());
    }
    filtered.measureOpacity();
    adjust.op.composite(filtered, into, blend, worker.at(column));
    worker.giveBack(format, filtered);
    return true;
  }
}
