package pentimento.kpl.xml;

/// An attribute as written.
///
/// @param namespace its URI, empty for none
/// @param prefix as written, empty for none
public record XmlAttribute(String namespace, String prefix, String name, String value) {

  public XmlAttribute(String name, String value) {
    this("", "", name, value);
  }

  String qualifiedName() {
    return prefix.isEmpty() ? name : prefix + ":" + name;
  }
}
