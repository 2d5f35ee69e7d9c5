package pentimento.formats;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads and writes the few properties of an XMP packet that we carry from picture to picture:
/// Dublin Core title, description, creator, rights, subject, and the XMP rating.
public final class Xmp {

  private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  private static final String DC = "http://purl.org/dc/elements/1.1/";
  private static final String BASIC = "http://ns.adobe.com/xap/1.0/";

  private @Nullable String title;
  private @Nullable String text;
  private @Nullable Integer rating;
  private @Nullable String rights;
  private final List<String> creators = new ArrayList<>();
  private final List<String> keywords = new ArrayList<>();

  private Xmp() {}

  /// What a packet says; a packet that is no XML says nothing, with a warning.
  public static Metadata.Description read(byte[] packet, List<String> warnings) {
    Xmp xmp = new Xmp();
    int end = packet.length;
    while (end > 0 && packet[end - 1] == 0) end--;
    if (end == 0) return Metadata.Description.EMPTY;
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader reader =
          factory.createXMLStreamReader(new ByteArrayInputStream(packet, 0, end));
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT) xmp.element(reader);
      }
      reader.close();
    } catch (XMLStreamException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      warnings.add("the XMP packet is not well-formed XML: " + reason);
    }
    return new Metadata.Description(
        xmp.title, xmp.text, xmp.rating, xmp.creators, xmp.rights, xmp.keywords);
  }

  /// A packet that says `description`, in UTF-8, ready to be embedded.
  public static byte[] write(Metadata.Description description) {
    return XmpPacket.of(description);
  }

  private void element(XMLStreamReader reader) throws XMLStreamException {
    String space = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
    String name = reader.getLocalName();
    if (space.equals(RDF) && name.equals("Description")) {
      for (int i = 0; i < reader.getAttributeCount(); i++) {
        String attributeSpace = reader.getAttributeNamespace(i);
        property(
            attributeSpace == null ? "" : attributeSpace,
            reader.getAttributeLocalName(i),
            List.of(reader.getAttributeValue(i)));
      }
    } else if (space.equals(DC) || (space.equals(BASIC) && name.equals("Rating"))) {
      property(space, name, values(reader));
    }
  }

  /// The texts of the items within the current element, or its own text when it has none.
  private static List<String> values(XMLStreamReader reader) throws XMLStreamException {
    List<String> items = new ArrayList<>();
    StringBuilder own = new StringBuilder();
    StringBuilder item = new StringBuilder();
    boolean preferred = false;
    int depth = 1;
    boolean inItem = false;
    while (depth > 0 && reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          inItem = RDF.equals(reader.getNamespaceURI()) && reader.getLocalName().equals("li");
          item.setLength(0);
          preferred =
              "x-default"
                  .equals(reader.getAttributeValue("http://www.w3.org/XML/1998/namespace", "lang"));
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          if (inItem) items.add(preferred ? 0 : items.size(), item.toString());
          inItem = false;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            (inItem ? item : own).append(reader.getText());
        default -> {
          // Comments and instructions say nothing about the picture.
        }
      }
    }
    return items.isEmpty() && !own.toString().isBlank() ? List.of(own.toString().strip()) : items;
  }

  private void property(String space, String name, List<String> values) {
    if (values.isEmpty()) return;
    String first = values.getFirst();
    if (space.equals(BASIC) && name.equals("Rating")) {
      rating = rating(first);
    } else if (space.equals(DC)) {
      switch (name) {
        case "title" -> title = first;
        case "description" -> text = first;
        case "rights" -> rights = first;
        case "creator" -> creators.addAll(values);
        case "subject" -> keywords.addAll(values);
        default -> {
          // Other Dublin Core properties are not carried.
        }
      }
    }
  }

  private static @Nullable Integer rating(String value) {
    try {
      return Math.clamp((int) StrictMath.rint(Double.parseDouble(value.strip())), -1, 5);
    } catch (NumberFormatException _) {
      return null;
    }
  }
}
