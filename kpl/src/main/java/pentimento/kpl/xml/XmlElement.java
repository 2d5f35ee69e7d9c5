package pentimento.kpl.xml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An element with all it holds. Namespace declarations are attributes with the prefix `xmlns`.
///
/// @param namespace its URI, empty for none
/// @param prefix as written, empty for none
/// @param place where it begins, "line 3, column 7"; not part of equality
public record XmlElement(
    String namespace,
    String prefix,
    String name,
    List<XmlAttribute> attributes,
    List<XmlNode> content,
    String place)
    implements XmlNode {

  public XmlElement(String name, List<XmlAttribute> attributes, List<XmlNode> content) {
    this("", "", name, attributes, content, "");
  }

  public XmlElement {
    attributes = List.copyOf(attributes);
    content = List.copyOf(content);
  }

  /// The value of an attribute without namespace; null when it is absent.
  public @Nullable String attribute(String name) {
    for (XmlAttribute a : attributes) {
      if (a.namespace().isEmpty() && a.name().equals(name)) return a.value();
    }
    return null;
  }

  public String attribute(String name, String otherwise) {
    String value = attribute(name);
    return value == null ? otherwise : value;
  }

  /// The elements directly inside.
  public List<XmlElement> elements() {
    return content.stream()
        .filter(XmlElement.class::isInstance)
        .map(XmlElement.class::cast)
        .toList();
  }

  /// All text directly inside.
  public String text() {
    StringBuilder text = new StringBuilder();
    for (XmlNode node : content) if (node instanceof XmlText t) text.append(t.text());
    return text.toString();
  }

  String qualifiedName() {
    return prefix.isEmpty() ? name : prefix + ":" + name;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof XmlElement e
        && namespace.equals(e.namespace)
        && name.equals(e.name)
        && attributes.equals(e.attributes)
        && content.equals(e.content);
  }

  @Override
  public int hashCode() {
    return name.hashCode() * 31 + attributes.hashCode();
  }
}
