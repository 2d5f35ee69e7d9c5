package pentimento.kra.vector;

import java.awt.BasicStroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import pentimento.kra.xml.XmlAttribute;
import pentimento.kra.xml.XmlElement;

/// Draws what most drawings are made of, outlines in plain colours, to the last bit as Krita does.
///
/// Everything else, and whatever Krita may understand otherwise, ends in [BeyondShapes].
final class PlainShapes {

  private static final Set<String> INHERITED =
      Set.of(
          "fill",
          "fill-rule",
          "fill-opacity",
          "stroke",
          "stroke-opacity",
          "stroke-width",
          "stroke-linecap",
          "stroke-linejoin",
          "stroke-miterlimit",
          "stroke-dasharray",
          "stroke-dashoffset",
          "visibility");

  /// What says nothing about looks.
  private static final Set<String> SILENT = Set.of("id", "nodetypes", "version", "space");

  private static final Map<String, Set<String>> GEOMETRY =
      Map.of(
          "g", Set.of(),
          "path", Set.of("d"),
          "rect", Set.of("x", "y", "width", "height", "rx", "ry"),
          "circle", Set.of("cx", "cy", "r"),
          "ellipse", Set.of("cx", "cy", "rx", "ry"),
          "line", Set.of("x1", "y1", "x2", "y2"),
          "polyline", Set.of("points"),
          "polygon", Set.of("points"));

  private final Canvas canvas;
  private boolean strokesDiffer;

  private PlainShapes(Canvas canvas) {
    this.canvas = canvas;
  }

  /// @return whether edges of strokes may lie elsewhere
  static boolean draw(XmlElement root, AffineTransform toPixels, Canvas canvas) {
    PlainShapes shapes = new PlainShapes(canvas);
    Map<String, String> style = new HashMap<>();
    Set<String> viewport = Set.of("width", "height", "viewBox");
    double opacity = read(root, viewport, style);
    shapes.children(root, toPixels, style, opacity);
    return shapes.strokesDiffer;
  }

  private void children(
      XmlElement parent, AffineTransform toPixels, Map<String, String> style, double opacity) {
    for (XmlElement child : parent.children()) {
      switch (child.name()) {
        case "defs", "title", "desc", "metadata", "namedview" -> {}
        default -> draw(child, toPixels, style, opacity);
      }
    }
  }

  private void draw(
      XmlElement e, AffineTransform outer, Map<String, String> outerStyle, double outerOpacity) {
    Set<String> geometry = GEOMETRY.get(e.name());
    if (geometry == null) throw new BeyondShapes("<" + e.name() + ">");
    Map<String, String> style = new HashMap<>(outerStyle);
    double opacity = read(e, geometry, style) * outerOpacity;
    String display = e.value("display", "inline");
    if (display.equals("none")) return;
    if (!display.equals("inline")) throw new BeyondShapes("display=\"" + display + "\"");
    AffineTransform toPixels = new AffineTransform(outer);
    String transform = e.value("transform");
    if (transform != null) toPixels.concatenate(Transforms.parse(transform));
    if (e.name().equals("g")) {
      children(e, toPixels, style, opacity);
    } else if (style.getOrDefault("visibility", "visible").equals("visible")) {
      paint(outline(e), toPixels, style, opacity);
    }
  }

  /// Takes an element's looks into `style`.
  ///
  /// @return its own opacity
  private static double read(XmlElement e, Set<String> geometry, Map<String, String> style) {
    double opacity = 1;
    for (XmlAttribute a : e.attributes()) {
      String name = a.localName();
      if (a.name().startsWith("xmlns") || SILENT.contains(name) || geometry.contains(name)) {
        continue;
      }
      switch (name) {
        case "transform", "display" -> {}
        case "opacity" -> opacity = Math.clamp(Numbers.of(name, a.value()), 0, 1);
        default -> {
          String value = a.value().strip();
          boolean simple = INHERITED.contains(name) && !value.equals("inherit");
          if (!simple) throw new BeyondShapes(a.name() + "=\"" + value + "\"");
          style.put(name, value);
        }
      }
    }
    return opacity;
  }

  private static Path2D.Double outline(XmlElement e) {
    return switch (e.name()) {
      case "path" -> PathData.parse(e.value("d", ""));
      case "rect" -> rectangle(e);
      case "circle" -> {
        double r = size(e, "r");
        yield Outlines.ellipse(number(e, "cx"), number(e, "cy"), r, r);
      }
      case "ellipse" ->
          Outlines.ellipse(number(e, "cx"), number(e, "cy"), size(e, "rx"), size(e, "ry"));
      case "line" -> {
        Path2D.Double path = new Path2D.Double();
        path.moveTo(number(e, "x1"), number(e, "y1"));
        path.lineTo(number(e, "x2"), number(e, "y2"));
        yield path;
      }
      default -> polygon(e);
    };
  }

  private static Path2D.Double rectangle(XmlElement e) {
    double width = size(e, "width");
    double height = size(e, "height");
    boolean x = e.attribute("rx") != null;
    boolean y = e.attribute("ry") != null;
    double rx = x ? number(e, "rx") : y ? number(e, "ry") : 0;
    double ry = y ? number(e, "ry") : rx;
    return Outlines.rectangle(
        number(e, "x"),
        number(e, "y"),
        width,
        height,
        Math.clamp(rx, 0, width / 2),
        Math.clamp(ry, 0, height / 2));
  }

  private static Path2D.Double polygon(XmlElement e) {
    double[] n = Numbers.list("points", e.value("points", ""));
    if (n.length < 4 || n.length % 2 != 0) throw new BeyondShapes("points without a line");
    Path2D.Double path = new Path2D.Double();
    path.moveTo(n[0], n[1]);
    for (int i = 2; i < n.length; i += 2) path.lineTo(n[i], n[i + 1]);
    if (e.name().equals("polygon")) path.closePath();
    return path;
  }

  private static double number(XmlElement e, String name) {
    return Numbers.of(name, e.value(name, "0"));
  }

  private static double size(XmlElement e, String name) {
    double size = number(e, name);
    if (!(size > 0)) throw new BeyondShapes("<" + e.name() + "> without " + name);
    return size;
  }

  private void paint(
      Path2D.Double path, AffineTransform toPixels, Map<String, String> style, double opacity) {
    String rule = style.getOrDefault("fill-rule", "nonzero");
    path.setWindingRule(rule.equals("evenodd") ? Path2D.WIND_EVEN_ODD : Path2D.WIND_NON_ZERO);
    String fill = style.getOrDefault("fill", "black");
    if (!fill.equals("none")) {
      int colour = colour(fill, number(style, "fill-opacity", 1), opacity);
      canvas.fill(Outline.of(path, toPixels, Canvas.MOST_EDGES), colour);
    }
    String stroke = style.getOrDefault("stroke", "none");
    if (stroke.equals("none")) return;
    int colour = colour(stroke, number(style, "stroke-opacity", 1), opacity);
    if (colour >>> 24 == 0) return;
    BasicStroke pen = pen(style);
    strokesDiffer |= Pen.mayDiffer(path, pen, toPixels);
    canvas.fill(Outline.of(Pen.stroked(path, pen, toPixels), toPixels, Canvas.MOST_EDGES), colour);
  }

  private static double number(Map<String, String> style, String name, double otherwise) {
    String text = style.get(name);
    return text == null ? otherwise : Numbers.of(name, text);
  }

  /// Qt keeps a colour's alpha in 16 bits and a shape's opacity in 256 steps, both rounded down in
  /// their product.
  private static int colour(String text, double alpha, double opacity) {
    long of16 = Math.round(Math.clamp(alpha, 0, 1) * 65535);
    int steps = (int) (opacity * 256);
    return Canvas.premultiplied(Colours.of(text), (int) (of16 * steps >> 8));
  }

  private static BasicStroke pen(Map<String, String> style) {
    double width = number(style, "stroke-width", 1);
    if (!(width > 0)) throw new BeyondShapes("a stroke without width");
    int cap =
        switch (style.getOrDefault("stroke-linecap", "butt")) {
          case "butt" -> BasicStroke.CAP_BUTT;
          case "square" -> BasicStroke.CAP_SQUARE;
          case "round" -> BasicStroke.CAP_ROUND;
          case String other -> throw new BeyondShapes("stroke-linecap=\"" + other + "\"");
        };
    int join =
        switch (style.getOrDefault("stroke-linejoin", "miter")) {
          case "miter" -> BasicStroke.JOIN_MITER;
          case "bevel" -> BasicStroke.JOIN_BEVEL;
          case "round" -> BasicStroke.JOIN_ROUND;
          case String other -> throw new BeyondShapes("stroke-linejoin=\"" + other + "\"");
        };
    double limit = number(style, "stroke-miterlimit", 4);
    if (limit < 1) throw new BeyondShapes("stroke-miterlimit below 1");
    String dashes = style.getOrDefault("stroke-dasharray", "none");
    if (dashes.equals("none")) return new BasicStroke((float) width, cap, join, (float) limit);
    double[] given = Numbers.list("stroke-dasharray", dashes);
    int repeats = given.length % 2 == 1 ? 2 : 1;
    float[] lengths = new float[given.length * repeats];
    float sum = 0;
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = (float) given[i % given.length];
      if (!(lengths[i] >= 0)) throw new BeyondShapes("a dash of negative length");
      sum += lengths[i];
    }
    if (!(sum > 0)) throw new BeyondShapes("dashes without length");
    double phase = number(style, "stroke-dashoffset", 0);
    float first = (float) (phase < 0 ? sum - -phase % sum : phase);
    return new BasicStroke((float) width, cap, join, (float) limit, lengths, first);
  }
}
