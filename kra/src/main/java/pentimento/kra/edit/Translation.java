package pentimento.kra.edit;

import pentimento.kra.CloneLayer;
import pentimento.kra.ColorizeMask;
import pentimento.kra.FileLayer;
import pentimento.kra.FillLayer;
import pentimento.kra.FilterLayer;
import pentimento.kra.FilterMask;
import pentimento.kra.GroupLayer;
import pentimento.kra.KraDocument;
import pentimento.kra.Node;
import pentimento.kra.PaintLayer;
import pentimento.kra.ReferenceImages;
import pentimento.kra.SelectionMask;
import pentimento.kra.TransformMask;
import pentimento.kra.TransparencyMask;
import pentimento.kra.UnknownLayer;
import pentimento.kra.UnknownMask;
import pentimento.kra.VectorLayer;
import pentimento.pixel.Unsupported;

/// Which nodes move when their offset changes.
final class Translation {

  private Translation() {}

  /// @throws Unsupported when the node would stay, or move in another way
  static void check(KraDocument document, Node node) {
    boolean moves =
        switch (node) {
          case PaintLayer p -> p.frames().isEmpty();
          case FillLayer f -> f.shapeSelection() == null;
          case FilterLayer f -> f.shapeSelection() == null;
          case FilterMask m -> m.shapeSelection() == null;
          case TransparencyMask m -> m.shapeSelection() == null;
          case SelectionMask m -> m.shapeSelection() == null;
          case GroupLayer _, FileLayer _, ReferenceImages _, ColorizeMask _ -> true;
          // A clone's offset is relative to its source, which moves too; what it would mean to move
          // both is Krita's business.
          case CloneLayer _, VectorLayer _, TransformMask _ -> false;
          case UnknownLayer _, UnknownMask _ -> false;
        };
    if (!moves) {
      throw new Unsupported(
          document.file(),
          "\"" + node.name() + "\" (" + node.nodeType() + ") cannot be moved with the canvas",
          "resize the canvas in Krita");
    }
  }
}
