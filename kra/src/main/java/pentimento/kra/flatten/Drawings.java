package pentimento.kra.flatten;

import org.jspecify.annotations.Nullable;
import pentimento.kra.ColourModel;
import pentimento.kra.Depth;
import pentimento.kra.ImageHead;
import pentimento.kra.KraDocument;
import pentimento.kra.Node;
import pentimento.kra.Part;
import pentimento.kra.PixelFormat;
import pentimento.kra.VectorLayer;
import pentimento.kra.vector.Drawing;
import pentimento.kra.vector.SvgDrawing;
import pentimento.kra.vector.TooComplex;
import pentimento.pixel.BadInput;

/// Draws the vectors of a document. Only this class touches the renderer, which is loaded when a
/// document has vectors.
final class Drawings {

  private final KraDocument document;
  private final Findings findings;

  Drawings(KraDocument document, Findings findings) {
    this.document = document;
    this.findings = findings;
  }

  /// A layer's shapes in sRGB of 8 bits; null when there are none, or none that can be drawn, which
  /// is said.
  @Nullable TileSource picture(VectorLayer layer) {
    Part svg = layer.svg();
    if (svg == null) {
      if (layer.odg() != null) {
        findings.inexact(layer, "drawings of Krita 2 and 3 are not rendered", "left out");
      }
      return null;
    }
    Drawing drawing = draw(layer, svg);
    return drawing == null ? null : new DrawingSource(drawing);
  }

  private @Nullable Drawing draw(Node node, Part svg) {
    ImageHead image = document.image();
    try {
      SvgDrawing drawn =
          SvgDrawing.of(
              node.name(),
              svg.name(),
              svg.bytes(),
              image.width(),
              image.height(),
              image.xResolution());
      for (String caveat : drawn.caveats()) findings.inexact(node, caveat, "drawn all the same");
      boolean asPainted =
          image.space().format().equals(new PixelFormat(ColourModel.RGBA, Depth.U8));
      if (drawn.drawing().hasHalves() && !asPainted) {
        findings.inexact(
            node,
            "Krita's processor rounds halves of 8 bits up or down in translucent shapes",
            "rounded down");
      }
      return drawn.drawing();
    } catch (BadInput e) {
      findings.inexact(node, String.valueOf(e.getMessage()), "left out");
    } catch (TooComplex e) {
      findings.inexact(node, "its drawing has " + e.getMessage(), "left out");
    }
    return null;
  }
}
