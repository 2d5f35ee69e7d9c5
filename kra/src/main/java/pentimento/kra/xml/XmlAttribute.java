package pentimento.kra.xml;

/// An attribute and where it stands in the text.
///
/// @param name as written, with its prefix
/// @param value with entities resolved
/// @param nameStart offset of the first character of the name
/// @param valueStart offset of the first character between the quotes
/// @param valueEnd offset of the closing quote
public record XmlAttribute(String name, String value, int nameStart, int valueStart, int valueEnd) {

  /// The name without its prefix.
  public String localName() {
    return name.substring(name.indexOf(':') + 1);
  }
}
