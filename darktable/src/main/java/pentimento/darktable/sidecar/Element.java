package pentimento.darktable.sidecar;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.BadInput;

/// An element of a small XML document. Names are `{namespace}local`.
final class Element {

  private static final int MOST_DEPTH = 64;
  private static final int MOST_ELEMENTS = 200_000;

  final String name;
  final int line;
  final Map<String, String> attributes = new LinkedHashMap<>();
  final List<Element> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private Element(String name, int line) {
    this.name = name;
    this.line = line;
  }

  static String name(String namespace, String local) {
    return "{" + namespace + "}" + local;
  }

  /// The root element of a document. Document types are refused, so that no entity can unfold.
  ///
  /// @throws BadInput with the line
  static Element parse(String file, byte[] document) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader reader =
          factory.createXMLStreamReader(new StringReader(text(file, document)));
      try {
        return parse(file, reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
      throw new BadInput(
          file, line > 0 ? "line " + line : "", "is not well-formed XML", "let darktable write it");
    }
  }

  private static Element parse(String file, XMLStreamReader reader) throws XMLStreamException {
    Deque<Element> open = new ArrayDeque<>();
    Element root = null;
    int count = 0;
    while (reader.hasNext()) {
      int line = reader.getLocation().getLineNumber();
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (open.size() >= MOST_DEPTH || ++count > MOST_ELEMENTS) {
            throw new BadInput(
                file, "line " + line, "is nested too deeply or has too many elements");
          }
          Element element = start(reader, line);
          Element parent = open.peek();
          if (parent == null) root = element;
          else parent.children.add(element);
          open.push(element);
        }
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          Element inner = open.peek();
          if (inner != null) inner.text.append(reader.getText());
        }
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new BadInput(
                file, "line " + line, "declares or uses entities, which a sidecar never does");
        default -> {
          // Comments and processing instructions, such as the packet's brackets, say nothing.
        }
      }
    }
    if (root == null) throw new BadInput(file, "", "holds no XML element");
    return root;
  }

  private static Element start(XMLStreamReader reader, int line) {
    Element element =
        new Element(name(space(reader.getNamespaceURI()), reader.getLocalName()), line);
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      element.attributes.put(
          name(space(reader.getAttributeNamespace(i)), reader.getAttributeLocalName(i)),
          reader.getAttributeValue(i));
    }
    return element;
  }

  private static String space(@Nullable String namespace) {
    return namespace == null ? "" : namespace;
  }

  /// Decoded here, since the parser would print broken UTF-8 on the console.
  private static String text(String file, byte[] document) {
    int from = document.length > 2 && document[0] == (byte) 0xef ? 3 : 0;
    int end = document.length;
    while (end > from && document[end - 1] == 0) end--;
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(document, from, end - from))
          .toString();
    } catch (CharacterCodingException _) {
      throw new BadInput(file, "", "is not encoded in UTF-8", "let darktable write it again");
    }
  }

  /// The text directly within, without blanks around it.
  String text() {
    return text.toString().strip();
  }

  /// The first child of that name, or null.
  @Nullable Element child(String wanted) {
    for (Element child : children) if (child.name.equals(wanted)) return child;
    return null;
  }

  /// The first element of that name, this or below, or null.
  @Nullable Element find(String wanted) {
    if (name.equals(wanted)) return this;
    for (Element child : children) {
      Element found = child.find(wanted);
      if (found != null) return found;
    }
    return null;
  }

  /// A property: an attribute, or a child element's text; null when absent.
  @Nullable String property(String wanted) {
    String value = attributes.get(wanted);
    if (value != null) return value;
    Element child = child(wanted);
    return child == null ? null : child.text();
  }
}
