package pentimento.kpl.xml;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import pentimento.pixel.BadInput;

/// Reads untrusted XML element by element: document types declare nothing and fetch nothing,
/// entities other than the five built-in ones are an error, and depth is limited.
public final class XmlReader {

  private static final int MOST_DEPTH = 90;

  private static final Pattern ENCODING =
      Pattern.compile("^(?:\u00ef\u00bb\u00bf)?<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([^\"']*)");

  private final String file;
  private final XMLStreamReader reader;
  private int depth;

  /// @param file what to call it in errors
  public XmlReader(String file, InputStream in) {
    this.file = file;
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    try {
      reader = open(file, factory, new BufferedInputStream(in));
    } catch (XMLStreamException e) {
      throw notXml(e);
    } catch (IOException e) {
      throw new BadInput(file, "", "cannot be unpacked (" + e.getMessage() + ")");
    }
  }

  /// Text is decoded here, damaged characters becoming U+FFFD; the parser would print them on
  /// standard error.
  private static XMLStreamReader open(String file, XMLInputFactory factory, BufferedInputStream in)
      throws XMLStreamException, IOException {
    in.mark(256);
    String head = new String(in.readNBytes(200), StandardCharsets.ISO_8859_1);
    in.reset();
    if (head.startsWith("\u00ef\u00bb\u00bf")) in.skipNBytes(3);
    return factory.createXMLStreamReader(new InputStreamReader(in, charset(file, head)));
  }

  private static Charset charset(String file, String head) {
    if (head.startsWith("\u00fe\u00ff") || head.startsWith("\u00ff\u00fe")) {
      return StandardCharsets.UTF_16;
    }
    if (head.startsWith("<\0")) return StandardCharsets.UTF_16LE;
    if (head.startsWith("\0<")) return StandardCharsets.UTF_16BE;
    Matcher declared = ENCODING.matcher(head);
    if (!declared.find()) return StandardCharsets.UTF_8;
    try {
      return Charset.forName(declared.group(1));
    } catch (IllegalArgumentException _) {
      String name = declared.group(1);
      throw new BadInput(file, "line 1", "has an unknown encoding '" + name + "'", "use UTF-8");
    }
  }

  /// Reads a whole document.
  public static XmlElement document(String file, InputStream in) {
    XmlReader reader = new XmlReader(file, in);
    reader.root();
    XmlElement root = reader.element();
    reader.end();
    return root;
  }

  /// Moves to the start of the root element.
  public void root() {
    while (true) {
      int event = next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth = 1;
        return;
      }
      if (event == XMLStreamConstants.END_DOCUMENT) throw bad("has no element");
    }
  }

  /// Moves, inside an element just entered, to its next child element; false at its end, where the
  /// reader then stands outside of it.
  public boolean nextChild() {
    while (true) {
      switch (next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (++depth > MOST_DEPTH) throw bad("nests more than " + MOST_DEPTH + " elements");
          return true;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          return false;
        }
        case XMLStreamConstants.ENTITY_REFERENCE -> throw undeclared();
        default -> {}
      }
    }
  }

  /// The name of the element just entered.
  public String name() {
    return reader.getLocalName();
  }

  /// The attributes of the element just entered, namespace declarations included.
  public List<XmlAttribute> attributes() {
    List<XmlAttribute> attributes = new ArrayList<>(reader.getAttributeCount());
    for (int i = 0; i < reader.getNamespaceCount(); i++) {
      String prefix = orEmpty(reader.getNamespacePrefix(i));
      String uri = orEmpty(reader.getNamespaceURI(i));
      attributes.add(
          prefix.isEmpty()
              ? new XmlAttribute("http://www.w3.org/2000/xmlns/", "", "xmlns", uri)
              : new XmlAttribute("http://www.w3.org/2000/xmlns/", "xmlns", prefix, uri));
    }
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.add(
          new XmlAttribute(
              orEmpty(reader.getAttributeNamespace(i)),
              orEmpty(reader.getAttributePrefix(i)),
              reader.getAttributeLocalName(i),
              reader.getAttributeValue(i)));
    }
    return attributes;
  }

  /// Reads the element just entered to its end.
  public XmlElement element() {
    String place = place();
    String namespace = orEmpty(reader.getNamespaceURI());
    String prefix = orEmpty(reader.getPrefix());
    String name = reader.getLocalName();
    List<XmlAttribute> attributes = attributes();
    List<XmlNode> content = new ArrayList<>();
    while (true) {
      switch (next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (++depth > MOST_DEPTH) throw bad("nests more than " + MOST_DEPTH + " elements");
          content.add(element());
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          return new XmlElement(namespace, prefix, name, attributes, content, place);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          String text = reader.getText();
          if (!content.isEmpty() && content.getLast() instanceof XmlText before) {
            content.set(content.size() - 1, new XmlText(before.text() + text));
          } else {
            content.add(new XmlText(text));
          }
        }
        case XMLStreamConstants.ENTITY_REFERENCE -> throw undeclared();
        default -> {}
      }
    }
  }

  /// Reads to the end of the document, which must be well formed.
  public void end() {
    while (next() != XMLStreamConstants.END_DOCUMENT) {
      // Only comments and white space may follow the root element.
    }
  }

  /// Where the reader stands: "line 3, column 7".
  public String place() {
    Location at = reader.getLocation();
    return "line " + at.getLineNumber() + ", column " + at.getColumnNumber();
  }

  /// A problem at the present place.
  public BadInput bad(String problem) {
    return new BadInput(file, place(), problem);
  }

  private BadInput undeclared() {
    return bad("uses the entity &" + reader.getLocalName() + ";, which is not supported");
  }

  private int next() {
    try {
      return reader.next();
    } catch (XMLStreamException e) {
      throw notXml(e);
    } catch (RuntimeException e) {
      // The JDK's parser lets some of its own errors on damaged input through.
      throw new BadInput(file, place(), "is not well-formed XML (" + e.getMessage() + ")");
    }
  }

  private BadInput notXml(XMLStreamException e) {
    Location at = e.getLocation();
    String place =
        at == null ? "" : "line " + at.getLineNumber() + ", column " + at.getColumnNumber();
    String message = String.valueOf(e.getMessage());
    int text = message.indexOf("Message: ");
    return new BadInput(
        file,
        place,
        "is not well-formed XML (" + (text < 0 ? message : message.substring(text + 9)) + ")");
  }

  private static String orEmpty(@org.jspecify.annotations.Nullable String s) {
    return s == null ? "" : s;
  }
}
