package pentimento.kra.vector;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.DomElement;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.view.ViewBox;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.xml.stream.XMLInputFactory;
import org.jspecify.annotations.Nullable;
import pentimento.kra.xml.XmlAttribute;
import pentimento.kra.xml.XmlElement;
import pentimento.kra.xml.XmlParser;
import pentimento.pixel.BadInput;

/// A vector layer's `content.svg` as pixels.
///
/// The SVG is not trusted: it is read by our own parser first, which knows no entities; its doctype
/// never reaches another; nothing outside it is fetched; and what it asks for is weighed before it
/// is drawn.
///
/// @param drawing the pixels
/// @param caveats what of them may differ from Krita's, in words; empty when nothing
public record SvgDrawing(Drawing drawing, List<String> caveats) {

  private static final String STROKES =
      "edges of strokes that are curved, dashed, rounded or turn at an angle may lie beside Krita's";

  /// Pixels of one embedded picture.
  private static final long LARGEST_PICTURE = 100_000_000;

  /// Half a step of 16 bits.
  private static final double ROUNDED_DOWN = 0.5 / 65536;

  public SvgDrawing {
    caveats = List.copyOf(caveats);
  }

  /// Draws.
  ///
  /// @param file the document, for messages
  /// @param part the entry in it, for messages
  /// @param width of the image in pixels
  /// @param ppi pixels per inch: Krita's drawings are in points
  /// @throws BadInput when it is not SVG
  /// @throws TooComplex when drawing it would take unreasonable time or memory
  public static SvgDrawing of(
      String file, String part, byte[] svg, int width, int height, double ppi) {
    String text = XmlParser.decode(file, part, svg);
    XmlElement root = XmlParser.parse(file, part, text);
    if (!root.name().equals("svg")) {
      throw new BadInput(file, "entry " + part, "is not SVG: it begins with <" + root.name() + ">");
    }
    SvgWeight.check(root);
    TreeSet<String> kinds = new TreeSet<>();
    look(root, kinds);
    Viewport viewport = Viewport.of(root, width, height, ppi);
    Drawing drawing = new Drawing(width, height);
    List<String> caveats = new ArrayList<>();
    try {
      if (PlainShapes.draw(root, viewport.toPixels(), new Canvas(drawing))) {
        caveats.add(STROKES);
      }
      return new SvgDrawing(drawing, caveats);
    } catch (BeyondShapes beyond) {
      caveats.add(beyond.what() + " is not drawn as by Krita to the pixel");
    }
    drawing = new Drawing(width, height);
    SvgPainter.Caveats more = new SvgPainter.Caveats();
    SvgPainter painter = new SvgPainter(new Canvas(drawing), more);
    painter.setTransform(viewport.toPixels());
    try {
      SVGDocument document = load(withoutViewport(text, root));
      if (document == null)
        throw new BadInput(file, "entry " + part, "is not SVG that can be drawn");
      document.renderWithPlatform(
          NullPlatformSupport.INSTANCE, painter, new ViewBox(viewport.width(), viewport.height()));
    } catch (OutOfMemoryError | StackOverflowError _) {
      throw new TooComplex("a drawing that needs more memory than there is");
    } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new BadInput(file, "entry " + part, "cannot be drawn: " + e.getMessage());
    }
    if (more.strokes) caveats.add(STROKES);
    if (kinds.contains("text"))
      caveats.add("text is set by other rules and with this machine's fonts");
    if (more.blended) caveats.add("gradients, patterns and pictures may differ in colour");
    return new SvgDrawing(drawing, caveats);
  }

  /// Notes kinds of elements, and measures embedded pictures.
  private static void look(XmlElement e, TreeSet<String> kinds) {
    kinds.add(e.name());
    String href = e.value("href");
    if (href != null && href.startsWith("data:")) measure(href);
    for (XmlElement child : e.children()) look(child, kinds);
  }

  private static void measure(String url) {
    int comma = url.indexOf(',');
    String head = comma < 0 ? "" : url.substring(0, comma).toLowerCase(Locale.ROOT);
    if (!head.matches("data:image/(png|jpe?g|gif|bmp);base64")) {
      throw new TooComplex("an embedded picture that is no PNG, JPEG, GIF or BMP");
    }
    try (ImageInputStream in =
        ImageIO.createImageInputStream(
            new ByteArrayInputStream(Base64.getMimeDecoder().decode(url.substring(comma + 1))))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) throw new TooComplex("an embedded picture that cannot be read");
      ImageReader reader = readers.next();
      reader.setInput(in);
      if ((long) reader.getWidth(0) * reader.getHeight(0) > LARGEST_PICTURE) {
        throw new TooComplex("an embedded picture of more than " + LARGEST_PICTURE + " pixels");
      }
      reader.dispose();
    } catch (IOException | IllegalArgumentException e) {
      throw new TooComplex("an embedded picture that cannot be read (" + e.getMessage() + ")");
    }
  }

  /// The drawing from its root on, with the root's own coordinates: the rest is [Viewport]'s.
  private static String withoutViewport(String text, XmlElement root) {
    StringBuilder out = new StringBuilder(text.length()).append('<').append(root.qualifiedName());
    for (XmlAttribute a : root.attributes()) {
      switch (a.localName()) {
        case "width", "height", "viewBox", "preserveAspectRatio", "x", "y" -> {}
        default -> out.append(' ').append(text, a.nameStart(), a.valueEnd() + 1);
      }
    }
    out.append('>').append(text, root.contentStart(), root.contentEnd());
    return out.append("</").append(root.qualifiedName()).append('>').toString();
  }

  /// An opacity of a whole shape has 256 steps in Qt and its product is rounded down, other than
  /// that of a fill.
  private static void roundOpacity(DomElement e) {
    String opacity = e.attribute("opacity");
    if (opacity != null) {
      try {
        int steps = (int) (Math.clamp(Double.parseDouble(opacity), 0, 1) * 256);
        if (steps < 256) e.setAttribute("opacity", String.valueOf(steps / 256.0 - ROUNDED_DOWN));
      } catch (NumberFormatException _) {
        // A percentage or nonsense: jsvg's to judge.
      }
    }
    for (DomElement child : e.children()) roundOpacity(child);
  }

  private static final Logger RENDERER = Logger.getLogger("com.github.weisj.jsvg");

  static {
    // What it does not know is reported with the drawing, not on the terminal.
    RENDERER.setLevel(Level.OFF);
  }

  private static @Nullable SVGDocument load(String text) {
    LoaderContext context =
        LoaderContext.builder()
            .externalResourcePolicy(ResourcePolicy.DENY_EXTERNAL)
            .preProcessor(SvgDrawing::roundOpacity)
            .build();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new SVGLoader()
        .load(
            () -> {
              XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
              factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
              factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
              return factory.createXMLEventReader(new ByteArrayInputStream(bytes));
            },
            null,
            context);
  }
}
