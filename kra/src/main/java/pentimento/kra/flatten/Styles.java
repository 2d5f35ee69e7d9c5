package pentimento.kra.flatten;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.kra.ColourModel;
import pentimento.kra.Depth;
import pentimento.kra.GroupLayer;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.kra.Part;
import pentimento.kra.PixelFormat;
import pentimento.kra.blend.CompositeOp;
import pentimento.kra.blend.CompositeOps;
import pentimento.kra.blend.LayerBlend;
import pentimento.kra.style.LayerStyle;
import pentimento.kra.style.LayerStyles;
import pentimento.pixel.BadInput;
import pentimento.pixel.Rect;

/// Turns layer styles into steps of a stack.
final class Styles {

  private static final PixelFormat SCREEN = new PixelFormat(ColourModel.RGBA, Depth.U8);

  /// Pixels that a shadow may be computed on.
  private static final long MOST_PIXELS = 1L << 30;

  private final KraDocument document;
  private final Findings findings;
  private final Spaces spaces;
  private final AreaFiltering areas;
  private final TileFormat format;
  private @Nullable LayerStyles styles;

  Styles(KraDocument document, Findings findings, Spaces spaces, AreaFiltering areas) {
    this.document = document;
    this.findings = findings;
    this.spaces = spaces;
    this.areas = areas;
    this.format = new TileFormat(document.image().space().format());
  }

  /// The style of a layer; null when it has none, or one that draws nothing.
  @Nullable LayerStyle of(Layer layer) {
    String id = layer.compositing().layerStyle();
    if (id.isEmpty()) return null;
    try {
      if (styles == null) styles = read();
    } catch (BadInput e) {
      findings.inexact(layer, String.valueOf(e.getMessage()), "shown without its style");
      return null;
    }
    LayerStyle style = styles.find(id);
    return style == null || style.isEmpty() ? null : style;
  }

  private LayerStyles read() {
    Part asl = document.part("annotations/layerstyles.asl");
    return asl == null ? new LayerStyles(Map.of()) : LayerStyles.read(asl.name(), asl.bytes());
  }

  /// What a layer lays with its style, which is then all there is to lay.
  Stack.Step step(Layer layer, LayerStyle style, Stack.Lay plain) {
    List<String> leftOut = new ArrayList<>(style.others());
    LayerStyle.Stroke stroke = style.stroke();
    if (stroke != null && !stroke.solid()) {
      leftOut.add("stroke with a gradient or pattern");
      stroke = null;
    }
    if (!leftOut.isEmpty()) {
      findings.inexact(
          layer,
          "of its layer style, " + String.join(", ", leftOut) + ": not rendered",
          "left out");
    }
    if (layer instanceof GroupLayer group && hasStyles(group)) {
      findings.inexact(
          layer, "effects within a group with a style end at the image's edge", "without more");
    }
    if (plain.op().actsEverywhere() || layer.compositeOp().equals("greater")) {
      findings.inexact(
          layer,
          "a layer style with the mode '" + layer.compositeOp() + "' was seen to differ",
          "blended by the formula");
    } else if (!format.isFloat() && !layer.compositeOp().equals("normal")) {
      findings.inexact(
          layer,
          "an effect is rounded within a code of Krita's, which the layer's mode may magnify",
          "rounded by the formula");
    }
    if (format.pixels().model() == ColourModel.CMYKA && format.isFloat()) {
      findings.inexact(
          layer, "colours of effects become ink in Krita's own steps", "within 1e-4 of them");
    }
    boolean rgbFloats = format.blendSpace().rgb() && format.pixels().depth() == Depth.F32;
    if (rgbFloats && (style.overlay() != null || stroke != null)) {
      findings.inexact(
          layer,
          "whether an effect bounds colours at 1 depends on how Krita splits the picture",
          "bounded");
    }
    Rect bounds = document.image().bounds();
    TileSource held = areas.materialise(plain.layer(), bounds.union(plain.layer().painted()));
    if (!(held instanceof Buffer picture)) {
      findings.inexact(layer, "its layer style covers too much", "shown without its style");
      return plain;
    }
    HardenedSource.Edge edge = edge(stroke);
    MaskSource shape = MaskSource.NOTHING;
    MaskSource outline = MaskSource.NOTHING;
    Stack.Lay overlay = null;
    if (style.overlay() != null) {
      shape = ShapePlane.alphaOf(picture, bounds).map(v -> (int) edge.of(v, 255)).mask();
      overlay = effect(layer, plain, style.overlay().ink(), rounded(style.overlay().ink()), null);
    }
    Stack.Lay strokes = null;
    if (stroke != null) {
      outline = outline(picture, stroke, bounds).mask();
      strokes = effect(layer, plain, stroke.ink(), rounded(stroke.ink()), null);
    }
    Stack.Lay shadow =
        style.shadow() == null ? null : shadow(layer, plain, picture, style.shadow(), bounds);
    Stack.Lay own =
        new Stack.Lay(
            plain.name(),
            HardenedSource.of(plain.layer(), overlay == null ? edge : HardenedSource.Edge.OPAQUE),
            plain.op(),
            plain.blend(),
            null,
            false);
    return new StyledLayer(shadow, own, overlay, shape, strokes, outline);
  }

  private static boolean hasStyles(GroupLayer group) {
    for (Layer child : group.children()) {
      if (!child.compositing().layerStyle().isEmpty()) return true;
      if (child instanceof GroupLayer inner && hasStyles(inner)) return true;
    }
    return false;
  }

  private static HardenedSource.Edge edge(LayerStyle.@Nullable Stroke stroke) {
    if (stroke == null) return HardenedSource.Edge.SOFT;
    return switch (stroke.place()) {
      case OUTSIDE -> HardenedSource.Edge.FULL;
      case INSIDE -> HardenedSource.Edge.CUT;
      case CENTRE -> HardenedSource.Edge.SOFT;
    };
  }

  private static int rounded(LayerStyle.Ink ink) {
    return Math.clamp(Math.round(255.0 / 100 * ink.opacity()), 0, 255);
  }

  /// A colour laid as an effect.
  ///
  /// @param opacity 0..255
  /// @param where null for everywhere
  private Stack.@Nullable Lay effect(
      Layer layer, Stack.Lay plain, LayerStyle.Ink ink, int opacity, @Nullable MaskSource where) {
    byte[] pixel = {channel(ink.blue()), channel(ink.green()), channel(ink.red()), (byte) 255};
    TileSource colour = spaces.fromScreen(layer, new ConstantSource(new TileFormat(SCREEN), pixel));
    if (colour == null) return null;
    CompositeOp op = CompositeOps.find(ink.op(), format.blendSpace());
    if (op == null) {
      findings.inexact(
          layer, "its layer style has the mode '" + ink.op() + "'", "blended as normal");
      op = CompositeOps.normal(format.blendSpace());
    }
    TileSource picture =
        where == null ? colour : MaskedSource.everywhere(colour, new MaskedSource.Fade(where));
    // Krita truncates this product.
    int together = opacity * plain.blend().opacity() / 255;
    LayerBlend blend = new LayerBlend(together, null, plain.blend().writes());
    return new Stack.Lay(plain.name(), picture, op, blend, null, false);
  }

  private static byte channel(double v) {
    return (byte) Math.clamp(Math.round(v), 0, 255);
  }

  /// Where a stroke runs.
  private static ShapePlane outline(Buffer picture, LayerStyle.Stroke stroke, Rect bounds) {
    int size = (int) stroke.size();
    double radius = stroke.place() == LayerStyle.Place.CENTRE ? 0.5 * size : size;
    Rect around = grown(bounds, (int) Math.ceil(radius) + 1);
    ShapePlane alpha = ShapePlane.alphaOf(picture, around);
    ShapePlane outer = stroke.place() == LayerStyle.Place.INSIDE ? alpha : alpha.grown(radius);
    ShapePlane inner = stroke.place() == LayerStyle.Place.OUTSIDE ? alpha : alpha.shrunk(radius);
    return outer.without(inner).crop(bounds);
  }

  private Stack.@Nullable Lay shadow(
      Layer layer, Stack.Lay plain, Buffer picture, LayerStyle.Shadow shadow, Rect bounds) {
    if (shadow.noise() > 0) {
      findings.inexact(layer, "its shadow has noise, which is random", "rendered without");
    }
    if (!shadow.plainContour()) {
      findings.inexact(layer, "its shadow's contour is not a line", "rendered as a line");
    }
    int size = (int) shadow.size();
    int percent = (int) shadow.spread();
    int solid = (percent * size + 50) / 100;
    int soft = size - solid;
    double angle = StrictMath.toRadians((int) shadow.angle());
    int distance = (int) shadow.distance();
    int dx = -(int) Math.round(distance * StrictMath.cos(angle));
    int dy = (int) Math.round(distance * StrictMath.sin(angle));
    // From the place where it falls back to where it comes from, step by step wider.
    Rect source = bounds.translate(-dx, -dy);
    Rect blurred = soft == 0 ? source : grown(source, ShapePlane.reach(soft));
    Rect spread = solid == 0 ? blurred : grown(blurred, ShapePlane.reach(solid));
    if (spread.area() > MOST_PIXELS) {
      findings.inexact(layer, "its shadow covers too much", "left out");
      return null;
    }
    ShapePlane alpha = ShapePlane.alphaOf(picture, spread.union(bounds));
    ShapePlane shape = alpha.crop(spread);
    if (solid > 0) shape = shape.blurred(solid).crop(blurred).map(v -> v < 24 ? v * 10 : 255);
    if (soft > 0) shape = shape.blurred(soft);
    shape = shape.crop(source).map(v -> density(v, shadow.antiAliased())).moved(dx, dy);
    if (shadow.knocksOut()) {
      Rect out = source.intersect(bounds);
      shape = shape.without(alpha.crop(bounds).only(out));
    }
    return effect(layer, plain, shadow.ink(), rounded(shadow.ink()), shape.mask());
  }

  /// A shadow's contour: it is dense soon, and without anti-aliasing has 101 steps.
  private static int density(int v, boolean antiAliased) {
    int step = (int) (v / 2.55);
    int line = antiAliased ? v : (int) (step * 2.55 + 0.5);
    int steep = v <= 20 ? 11 * v : v <= 22 ? 11 * v + 11 : 255;
    return steep * line >> 8;
  }

  private static Rect grown(Rect rect, int by) {
    return new Rect(rect.x() - by, rect.y() - by, rect.width() + 2 * by, rect.height() + 2 * by);
  }
}
