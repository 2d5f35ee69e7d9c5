package pentimento.kra.flatten;

import org.jspecify.annotations.Nullable;
import pentimento.kra.ColourModel;
import pentimento.kra.Depth;
import pentimento.kra.Node;
import pentimento.kra.PixelData;
import pentimento.kra.PixelFormat;
import pentimento.kra.Selected;
import pentimento.kra.filter.Filter;
import pentimento.kra.filter.PointFilter;
import pentimento.pixel.Rect;

/// Where masks, filters and fills act, and what may differ there.
final class Selections {

  private final Rect image;
  private final TileFormat format;
  private final LayerTree tree;
  private final Findings findings;

  Selections(Rect image, TileFormat format, LayerTree tree, Findings findings) {
    this.tree = tree;
    this.image = image;
    this.format = format;
    this.findings = findings;
  }

  /// What was stored of a selection; null when nothing was.
  @Nullable MaskSource of(Selected node) {
    if (node.shapeSelection() != null) {
      findings.inexact(node, "vector selections are not rendered", "its stored pixels were taken");
    }
    PixelData pixels = tree.selection(node);
    return pixels == null ? null : MaskSource.of(pixels);
  }

  /// Whether nothing at all was stored: Krita then selects nothing.
  static boolean isMissing(Selected node) {
    return node.selection() == null && node.shapeSelection() == null;
  }

  /// What may differ where a filter acts in part.
  void partly(Node node, Filter filter, @Nullable MaskSource selection, PixelFormat pixels) {
    if (selection == null || selection.isFull()) return;
    boolean rgb = pixels.model() == ColourModel.RGBA;
    boolean inBatches = filter instanceof PointFilter && inBatches(selection);
    if (rgb && pixels.depth() == Depth.F32) {
      if (!inBatches) unevenly(node, selection, pixels);
    } else if (pixels.depth() == Depth.U16 || !rgb && pixels.depth() == Depth.U8) {
      findings.inexact(
          node,
          "a mask rounds within a code of Krita's, which what lies above may magnify",
          "rounded by the formula");
    }
  }

  /// Whether Krita splits a picture under a mask into whole batches of eight pixels.
  boolean inBatches(MaskSource selection) {
    return image.width() % 8 == 0 && selection.pixels().data().x() % 8 == 0;
  }

  /// Says that a mask may bound colours in places of Krita's choice.
  void unevenly(Node node, MaskSource selection, PixelFormat pixels) {
    boolean batched = pixels.model() == ColourModel.RGBA && pixels.depth() == Depth.F32;
    if (batched && !selection.isFull()) bounds(node);
  }

  /// Says that Krita may or may not lay a picture beside the image, masked where nothing is, which
  /// rounds what lies below.
  void beside(Node node, TileSource picture, MaskSource selection) {
    boolean coarse = format.pixels().depth() != Depth.F32;
    boolean lies = picture.extent().intersect(image).isEmpty();
    if (coarse && lies && selection.selected().equals(TileSource.EVERYWHERE)) {
      findings.inexact(
          node,
          "Krita may lay a masked layer that lies beside the image, which rounds what lies below",
          "not laid");
    }
  }

  /// Says that colours may be bounded in places of Krita's choice.
  void bounds(Node node) {
    findings.inexact(
        node,
        "whether colours are bounded at 1 depends on how Krita splits the picture",
        "bounded where not all is opaque");
  }
}
