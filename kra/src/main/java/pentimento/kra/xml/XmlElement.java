package pentimento.kra.xml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An element with where it stands in the text, so that a change of one attribute leaves every
/// other character as it was.
///
/// Offsets count characters of the text that was parsed. Names are matched without their prefix, as
/// Krita of different eras used different namespaces.
public final class XmlElement {

  private final String name;
  private final int start;
  private final List<XmlAttribute> attributes;
  private final List<XmlElement> children = new ArrayList<>(0);
  private StringBuilder text = new StringBuilder(0);
  private int contentStart;
  private int contentEnd;
  private int end;

  XmlElement(String name, int start, List<XmlAttribute> attributes) {
    this.name = name;
    this.start = start;
    this.attributes = attributes;
  }

  void opened(int contentStart) {
    this.contentStart = contentStart;
  }

  void closed(int contentEnd, int end) {
    this.contentEnd = contentEnd;
    this.end = end;
  }

  void add(XmlElement child) {
    children.add(child);
  }

  void add(CharSequence characters, int from, int to) {
    text.append(characters, from, to);
  }

  /// The name without its prefix.
  public String name() {
    return name.substring(name.indexOf(':') + 1);
  }

  /// The name as written.
  public String qualifiedName() {
    return name;
  }

  public List<XmlAttribute> attributes() {
    return Collections.unmodifiableList(attributes);
  }

  /// Attribute values by local name, in the order of the file.
  public Map<String, String> attributeMap() {
    Map<String, String> map = LinkedHashMap.newLinkedHashMap(attributes.size());
    for (XmlAttribute a : attributes) map.put(a.localName(), a.value());
    return map;
  }

  public @Nullable XmlAttribute attribute(String localName) {
    for (XmlAttribute a : attributes) {
      if (a.localName().equals(localName)) return a;
    }
    return null;
  }

  public @Nullable String value(String localName) {
    XmlAttribute a = attribute(localName);
    return a == null ? null : a.value();
  }

  public String value(String localName, String otherwise) {
    XmlAttribute a = attribute(localName);
    return a == null ? otherwise : a.value();
  }

  public List<XmlElement> children() {
    return Collections.unmodifiableList(children);
  }

  /// The first child element of that name.
  public @Nullable XmlElement child(String localName) {
    for (XmlElement c : children) {
      if (c.name().equals(localName)) return c;
    }
    return null;
  }

  /// The characters and CDATA directly inside this element, put together.
  public String text() {
    return text.toString();
  }

  /// Offset of the `<` that opens it.
  public int start() {
    return start;
  }

  /// Offset after the start tag; for `<a/>` the offset after it.
  public int contentStart() {
    return contentStart;
  }

  /// Offset of the `<` of the end tag; for `<a/>` the same as [#contentStart()].
  public int contentEnd() {
    return contentEnd;
  }

  /// Offset after the element.
  public int end() {
    return end;
  }

  /// Whether it is written `<a/>`.
  public boolean isSelfClosed() {
    return contentEnd == end;
  }

  @Override
  public String toString() {
    return "<" + name + "> at " + start;
  }
}
