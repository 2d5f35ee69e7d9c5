package pentimento.kra.inspect;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.kra.CloneLayer;
import pentimento.kra.ColorizeMask;
import pentimento.kra.FileLayer;
import pentimento.kra.Frame;
import pentimento.kra.GroupLayer;
import pentimento.kra.Node;
import pentimento.kra.PaintLayer;
import pentimento.kra.PixelData;
import pentimento.kra.ReferenceImages;
import pentimento.kra.Selected;
import pentimento.kra.TransformMask;
import pentimento.kra.UnknownLayer;
import pentimento.kra.UnknownMask;
import pentimento.kra.VectorLayer;

/// The pixels a node keeps in the document.
final class NodePixels {

  private NodePixels() {}

  /// Those of a paint layer at a time, the selection of a mask, fill or filter; null for nodes
  /// without pixels.
  static @Nullable PixelData of(Node node, int time) {
    return switch (node) {
      case PaintLayer p -> p.pixelsAt(time);
      case Selected s -> s.selectionAt(time);
      case ColorizeMask m -> m.colouring();
      case GroupLayer _, CloneLayer _, FileLayer _, VectorLayer _, ReferenceImages _ -> null;
      case TransformMask _, UnknownLayer _, UnknownMask _ -> null;
    };
  }

  /// Its drawings or selections in time; empty when it is not animated.
  static List<Frame> frames(Node node) {
    return switch (node) {
      case PaintLayer p -> p.frames();
      case Selected s -> s.selectionFrames();
      default -> List.of();
    };
  }
}
