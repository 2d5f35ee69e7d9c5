package pentimento.formats;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The text of an XMP packet.
final class XmpPacket {

  private final StringBuilder text = new StringBuilder();

  private XmpPacket() {}

  static byte[] of(Metadata.Description d) {
    XmpPacket packet = new XmpPacket();
    packet.text.append(
        """
        <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
         <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
          <rdf:Description rdf:about=""
            xmlns:dc="http://purl.org/dc/elements/1.1/"
            xmlns:xmp="http://ns.adobe.com/xap/1.0/">
        """);
    packet.alternatives("dc:title", d.title());
    packet.alternatives("dc:description", d.text());
    packet.alternatives("dc:rights", d.rights());
    packet.list("dc:creator", "Seq", d.creators());
    packet.list("dc:subject", "Bag", d.keywords());
    if (d.rating() != null) {
      packet.text.append("   <xmp:Rating>").append(d.rating()).append("</xmp:Rating>\n");
    }
    packet.text.append(
        """
          </rdf:Description>
         </rdf:RDF>
        </x:xmpmeta>
        <?xpacket end="r"?>\
        """);
    return packet.text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void alternatives(String name, @Nullable String value) {
    if (value == null) return;
    text.append("   <").append(name).append("><rdf:Alt><rdf:li xml:lang=\"x-default\">");
    escape(value);
    text.append("</rdf:li></rdf:Alt></").append(name).append(">\n");
  }

  private void list(String name, String kind, List<String> values) {
    if (values.isEmpty()) return;
    text.append("   <").append(name).append("><rdf:").append(kind).append(">");
    for (String value : values) {
      text.append("<rdf:li>");
      escape(value);
      text.append("</rdf:li>");
    }
    text.append("</rdf:").append(kind).append("></").append(name).append(">\n");
  }

  private void escape(String value) {
    value
        .codePoints()
        .forEach(c -> {
          switch (c) {
            case '<' -> text.append("&lt;");
            case '>' -> text.append("&gt;");
            case '&' -> text.append("&amp;");
            case '\r' -> text.append("&#13;");
            // Other control characters cannot stand in XML at all.
            default -> text.appendCodePoint(allowed(c) ? c : 0xFFFD);
          }
        });
  }

  private static boolean allowed(int c) {
    return c == '\t' || c == '\n' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF && !surrogate(c));
  }

  private static boolean surrogate(int c) {
    return c >= 0xD800 && c <= 0xDFFF;
  }
}
