package pentimento.kra.edit;

/// Text as XML needs it.
final class XmlText {

  private XmlText() {}

  /// For a value between double quotes; `>` stays, as Krita writes it.
  static String attribute(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '"' -> out.append("&quot;");
        case '\n' -> out.append("&#10;");
        case '\r' -> out.append("&#13;");
        case '\t' -> out.append("&#9;");
        default -> {
          // Other control characters and lone surrogates are not allowed in XML at all.
          boolean lone =
              Character.isSurrogate(c)
                  && !(Character.isHighSurrogate(c)
                      && i + 1 < text.length()
                      && Character.isLowSurrogate(text.charAt(i + 1)))
                  && !(Character.isLowSurrogate(c)
                      && i > 0
                      && Character.isHighSurrogate(text.charAt(i - 1)));
          out.append(c < ' ' || lone || c >= '\uFFFE' ? '\uFFFD' : c);
        }
      }
    }
    return out.toString();
  }

  /// As a CDATA section, split where the text itself would end it.
  static String cdata(String text) {
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>";
  }
}
