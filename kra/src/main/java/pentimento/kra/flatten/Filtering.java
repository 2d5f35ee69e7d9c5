package pentimento.kra.flatten;

import org.jspecify.annotations.Nullable;
import pentimento.kra.ColourSpace;
import pentimento.kra.Depth;
import pentimento.kra.FilterLayer;
import pentimento.kra.FilterMask;
import pentimento.kra.FilterSettings;
import pentimento.kra.KraDocument;
import pentimento.kra.Node;
import pentimento.kra.PixelFormat;
import pentimento.kra.blend.CompositeOp;
import pentimento.kra.blend.Copy;
import pentimento.kra.blend.LayerBlend;
import pentimento.kra.filter.AreaFilter;
import pentimento.kra.filter.Filter;
import pentimento.kra.filter.FilterSpace;
import pentimento.kra.filter.Filters;
import pentimento.kra.filter.PointFilter;
import pentimento.pixel.Rect;

/// Turns filter layers and filter masks into steps of a stack and of a masked picture.
final class Filtering {

  private final KraDocument document;
  private final Findings findings;
  private final Spaces spaces;
  private final Selections selections;
  private final AreaFiltering areas;

  Filtering(
      KraDocument document,
      Findings findings,
      Spaces spaces,
      Selections selections,
      AreaFiltering areas) {
    this.document = document;
    this.findings = findings;
    this.spaces = spaces;
    this.selections = selections;
    this.areas = areas;
  }

  /// A filter layer acts on what its stack has become so far. Where Krita has no tiles of that,
  /// only operations that act everywhere show what the filter makes of nothing: a blur in mode
  /// normal is cut off there.
  void adjust(FilterLayer layer, CompositeOp op, LayerBlend blend, StackBuilder stack) {
    boolean inPlace = op instanceof Copy && blend.opacity() == 255;
    // Krita then disregards the layer's flags.
    if (inPlace) blend = LayerBlend.FULL;
    if (LayerTree.masked(layer)) {
      findings.inexact(layer, "masks of filters are not rendered", "left out");
    }
    if (Selections.isMissing(layer)) {
      // An empty selection; what is not selected is laid on itself.
      MaskSource nowhere = MaskSource.NOTHING;
      stack.add(new Stack.Adjust(layer.name(), _ -> {}, nowhere, op, blend, stack.extent()));
      return;
    }
    Filter filter = Filters.of(layer.settings(), space(document.image().space()));
    if (filter == null) {
      String reason = "filter '" + layer.settings().id() + "' is not rendered";
      findings.inexact(layer, reason, "left out");
      return;
    }
    caveat(layer, layer.settings(), filter, document.image().space().format());
    MaskSource selection = selections.of(layer);
    if (selection != null && selection.isFull()) selection = null;
    if (filter instanceof AreaFilter && !layer.compositing().allChannels()) {
      findings.inexact(
          layer,
          "Krita filters only the channels that the layer writes, and these without alpha",
          "filtered whole");
    }
    selections.partly(layer, filter, selection, document.image().space().format());
    switch (filter) {
      case PointFilter point ->
          stack.add(new Stack.Adjust(layer.name(), point, selection, op, blend, stack.extent()));
      case AreaFilter area -> {
        Rect extent = stack.extent();
        Buffer pixels = areas.materialise(stack.build());
        TileSource below = new WithinSource(pixels, extent);
        stack.startFrom(layer.name(), below);
        TileSource filtered = areas.filter(pixels, area);
        if (selection != null && !inPlace) {
          filtered =
              MaskedSource.of(
                  below,
                  new MaskedSource.Replace(filtered, selection),
                  document.image().bounds(),
                  true);
          selection = null;
        }
        if (!op.actsEverywhere()) filtered = new WithinSource(filtered, extent);
        stack.add(new Stack.Lay(layer.name(), filtered, op, blend, selection, false));
      }
    }
  }

  /// What a filter mask does to the picture below it; null when nothing.
  MaskedSource.@Nullable Step step(FilterMask m, TileSource below, FilterSpace space) {
    if (Selections.isMissing(m)) return null;
    Filter filter = Filters.of(m.settings(), space);
    MaskSource selection = selections.of(m);
    if (filter != null) {
      caveat(m, m.settings(), filter, space.format());
      selections.partly(m, filter, selection, space.format());
    }
    switch (filter) {
      case null -> {
        String reason = "filter '" + m.settings().id() + "' is not rendered";
        findings.inexact(m, reason, "left out");
        return null;
      }
      case PointFilter point -> {
        return new MaskedSource.Filtered(point, selection);
      }
      case AreaFilter area -> {
        Buffer picture = areas.filter(areas.materialise(below), area);
        return new MaskedSource.Replace(picture, selection);
      }
    }
  }

  /// Whether a mask's filter looks at more than a pixel to make one.
  boolean seesArea(FilterMask mask, ColourSpace space) {
    return Filters.of(mask.settings(), space(space)) instanceof AreaFilter;
  }

  /// The space that a filter of a picture acts in.
  FilterSpace space(ColourSpace space) {
    return new FilterSpace(space.format(), spaces.known(space));
  }

  private void caveat(Node node, FilterSettings settings, Filter filter, PixelFormat pixels) {
    String caveat = filter.caveat();
    if (caveat != null) findings.inexact(node, caveat, "rendered by its formula");
    boolean rounds = filter instanceof AreaFilter || settings.id().equals("levels");
    if (rounds && pixels.depth() == Depth.U16) {
      findings.inexact(
          node,
          "it rounds within a code of Krita's, which what lies above may magnify",
          "rounded by the formula");
    }
  }
}
