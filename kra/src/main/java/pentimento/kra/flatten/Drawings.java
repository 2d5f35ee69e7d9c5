package pentimento.kra.flatten;

import org.jspecify.annotations.Nullable;
import pentimento.kra.ColourModel;
import pentimento.kra.ColourSpace;
import pentimento.kra.Depth;
import pentimento.kra.ImageHead;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
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
      if (image.xResolution() != image.yResolution()) {
        findings.inexact(node, "its pixels are not square", "drawn as if they were");
      }
      long halves = drawn.drawing().halves();
      if (halves > 0 && !withinTolerance(node)) {
        findings.inexact(
            node,
            "Krita's processor decides how halves of 8 bits are rounded in "
                + halves
                + (halves == 1 ? " pixel" : " pixels"),
            "as an AMD EPYC does: others may differ by 1/255");
      }
      return drawn.drawing();
    } catch (BadInput e) {
      findings.inexact(node, String.valueOf(e.getMessage()), "left out");
    } catch (TooComplex e) {
      findings.inexact(node, "its drawing has " + e.getMessage(), "left out");
    }
    return null;
  }

  /// Whether a step of 8 bits in the drawing stays one in the picture.
  private boolean withinTolerance(Node node) {
    ColourSpace space = document.image().space();
    return node instanceof Layer layer
        && layer.compositeOp().equals("normal")
        && layer.masks().isEmpty()
        && space.format().equals(new PixelFormat(ColourModel.RGBA, Depth.U8))
        && space.profileName().startsWith("sRGB");
  }
}
