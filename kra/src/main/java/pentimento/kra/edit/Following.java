package pentimento.kra.edit;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import pentimento.kra.CloneLayer;
import pentimento.kra.ColorizeMask;
import pentimento.kra.FileLayer;
import pentimento.kra.FillLayer;
import pentimento.kra.FilterLayer;
import pentimento.kra.FilterMask;
import pentimento.kra.FilterSettings;
import pentimento.kra.GroupLayer;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.kra.Node;
import pentimento.kra.PaintLayer;
import pentimento.kra.Part;
import pentimento.kra.ReferenceImages;
import pentimento.kra.Selected;
import pentimento.kra.SelectionMask;
import pentimento.kra.TransformMask;
import pentimento.kra.TransparencyMask;
import pentimento.kra.UnknownLayer;
import pentimento.kra.UnknownMask;
import pentimento.kra.VectorLayer;
import pentimento.pixel.Unsupported;

/// Which nodes follow a motion of the canvas and look the same afterwards, moved.
final class Following {

  /// Filters that make each pixel from the same pixel.
  private static final Set<String> SAME_PIXEL =
      Set.of(
          "asc-cdl",
          "burn",
          "colorbalance",
          "colortoalpha",
          "crosschannel",
          "desaturate",
          "dodge",
          "gradientmap",
          "hsvadjustment",
          "invert",
          "levels",
          "maximize",
          "minimize",
          "perchannel",
          "posterize",
          "threshold");

  private final KraDocument document;
  private final CanvasMotion motion;

  Following(KraDocument document, CanvasMotion motion) {
    this.document = document;
    this.motion = motion;
  }

  /// @throws Unsupported when the node would stay, or look different
  void check(Node node) {
    String obstacle =
        switch (node) {
          case PaintLayer p -> p.frames().isEmpty() ? null : "is animated";
          case FillLayer f -> fill(f);
          case FilterLayer f -> filter(f.settings(), f.shapeSelection());
          case FilterMask m -> filter(m.settings(), m.shapeSelection());
          case TransparencyMask m -> shapes(m.shapeSelection());
          case SelectionMask m -> shapes(m.shapeSelection());
          case GroupLayer _, CloneLayer _, ReferenceImages _ -> null;
          case FileLayer _ -> motion.turns() ? "shows a file, which stays as it is" : null;
          case ColorizeMask _ -> motion.turns() ? "is a colorize mask" : null;
          case VectorLayer _ -> "is made of vectors";
          case TransformMask _ -> "is a transform mask";
          case UnknownLayer _, UnknownMask _ -> "is of a kind we do not know";
        };
    if (obstacle == null
        && motion.turns()
        && node instanceof Layer l
        && !l.compositing().layerStyle().isEmpty()) {
      obstacle = "has a layer style, whose directions stay";
    }
    if (node instanceof Selected s && !s.selectionFrames().isEmpty()) obstacle = "is animated";
    if (obstacle == null && node.traits().place() < 0) obstacle = "is of an old Krita";
    if (obstacle != null) {
      throw new Unsupported(
          document.file(),
          "\""
              + node.name()
              + "\" ("
              + node.nodeType()
              + ") cannot follow the canvas: it "
              + obstacle,
          "set the geometry back, or flatten or remove that layer in Krita");
    }
  }

  private @Nullable String fill(FillLayer f) {
    // Patterns and gradients hang on the corner of the canvas.
    if (!f.settings().id().equals("color")) return "is filled from the canvas's corner";
    return shapes(f.shapeSelection());
  }

  private @Nullable String filter(FilterSettings filter, @Nullable Part shapes) {
    boolean blursAlike =
        filter.id().equals("gaussian blur")
            && filter.number("horizRadius", 5) == filter.number("vertRadius", 5);
    if (motion.turns() && !blursAlike && !SAME_PIXEL.contains(filter.id())) {
      return "has the filter \"" + filter.id() + "\", which may have a direction";
    }
    return shapes(shapes);
  }

  private static @Nullable String shapes(@Nullable Part selection) {
    return selection == null ? null : "has a selection made of vectors";
  }
}
