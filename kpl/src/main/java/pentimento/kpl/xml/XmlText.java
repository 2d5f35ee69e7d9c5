package pentimento.kpl.xml;

/// A piece of character data.
public record XmlText(String text) implements XmlNode {

  public boolean isBlank() {
    return text.isBlank();
  }
}
