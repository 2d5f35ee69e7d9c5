package pentimento.kra.inspect;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pentimento.kra.FillLayer;
import pentimento.kra.FilterLayer;
import pentimento.kra.FilterMask;
import pentimento.kra.FilterSettings;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.kra.Node;
import pentimento.kra.Part;
import pentimento.kra.SelectionMask;
import pentimento.kra.TransformMask;
import pentimento.kra.TransparencyMask;
import pentimento.kra.VectorLayer;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;

/// What a node keeps besides pixels: settings, drawings, styles.
final class NodeFiles {

  private NodeFiles() {}

  static ContentHash hash(KraDocument document, Node node) {
    ContentHasher h = new ContentHasher();
    switch (node) {
      case FillLayer f -> settings(h, f.settings(), f.shapeSelection());
      case FilterLayer f -> settings(h, f.settings(), f.shapeSelection());
      case FilterMask m -> settings(h, m.settings(), m.shapeSelection());
      case VectorLayer v -> {
        part(h, v.svg());
        part(h, v.odg());
      }
      case TransformMask m -> part(h, m.parameters());
      case TransparencyMask m -> part(h, m.shapeSelection());
      case SelectionMask m -> part(h, m.shapeSelection());
      case Layer _ -> {}
      default -> h.put(node.nodeType());
    }
    if (node instanceof Layer layer && !layer.compositing().layerStyle().isEmpty()) {
      part(h, document.part("annotations/layerstyles.asl"));
    }
    return h.hash();
  }

  static String what(Node node) {
    return switch (node.nodeType()) {
      case "shapelayer" -> "shapes";
      case "transformmask" -> "transform";
      case "adjustmentlayer", "filtermask" -> "filter settings";
      case "generatorlayer" -> "fill settings";
      case "paintlayer", "grouplayer", "clonelayer", "filelayer" -> "layer style";
      default -> "shape selection";
    };
  }

  private static void settings(ContentHasher h, FilterSettings s, @Nullable Part shape) {
    h.put(s.id()).put(s.version());
    for (Map.Entry<String, String> e : new TreeMap<>(s.parameters()).entrySet()) {
      h.put(e.getKey()).put(e.getValue());
    }
    part(h, shape);
  }

  private static void part(ContentHasher h, @Nullable Part part) {
    h.put(part != null);
    if (part != null) h.put(part.bytes());
  }
}
