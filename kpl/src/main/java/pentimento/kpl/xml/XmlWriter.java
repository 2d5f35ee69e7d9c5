package pentimento.kpl.xml;

import java.nio.charset.StandardCharsets;

/// Builds an XML document in UTF-8, indented by one space a level as Krita does.
public final class XmlWriter {

  private final StringBuilder out = new StringBuilder();
  private int depth;
  private boolean open;

  public XmlWriter() {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  }

  public XmlWriter start(String name) {
    closeTag();
    indent();
    out.append('<').append(name);
    open = true;
    depth++;
    return this;
  }

  public XmlWriter attribute(String name, String value) {
    out.append(' ').append(name).append("=\"");
    escape(value, true);
    out.append('"');
    return this;
  }

  public XmlWriter attribute(XmlAttribute attribute) {
    return attribute(attribute.qualifiedName(), attribute.value());
  }

  public XmlWriter end(String name) {
    depth--;
    if (open) {
      out.append("/>\n");
      open = false;
    } else {
      indent();
      out.append("</").append(name).append(">\n");
    }
    return this;
  }

  /// An element that holds only text.
  public XmlWriter leaf(String name, String text) {
    start(name);
    out.append('>');
    open = false;
    escape(text, false);
    depth--;
    out.append("</").append(name).append(">\n");
    return this;
  }

  /// Text as all there is in the element just started, which this ends.
  public XmlWriter textAndEnd(String name, String text) {
    out.append('>');
    open = false;
    escape(text, false);
    depth--;
    out.append("</").append(name).append(">\n");
    return this;
  }

  /// A foreign element as it was read.
  public XmlWriter element(XmlElement element) {
    closeTag();
    indent();
    verbatim(element);
    out.append('\n');
    return this;
  }

  private void verbatim(XmlElement element) {
    out.append('<').append(element.qualifiedName());
    for (XmlAttribute a : element.attributes()) attribute(a);
    if (element.content().isEmpty()) {
      out.append("/>");
      return;
    }
    out.append('>');
    for (XmlNode node : element.content()) {
      switch (node) {
        case XmlElement child -> verbatim(child);
        case XmlText text -> escape(text.text(), false);
      }
    }
    out.append("</").append(element.qualifiedName()).append('>');
  }

  private void closeTag() {
    if (open) out.append(">\n");
    open = false;
  }

  private void indent() {
    for (int i = 0; i < depth; i++) out.append(' ');
  }

  /// Characters that XML cannot hold become U+FFFD.
  private void escape(String text, boolean inAttribute) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append(inAttribute ? "&quot;" : "\"");
        case '\t', '\n' -> {
          if (inAttribute) out.append("&#").append(c).append(';');
          else out.append((char) c);
        }
        case '\r' -> out.append("&#13;");
        default -> out.appendCodePoint(isXml(c) ? c : 0xfffd);
      }
    }
  }

  private static boolean isXml(int c) {
    return c >= 0x20 && c <= 0xd7ff || c >= 0xe000 && c <= 0xfffd || c >= 0x10000;
  }

  /// The document so far.
  public byte[] bytes() {
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }
}
