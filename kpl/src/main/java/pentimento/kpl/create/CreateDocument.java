package pentimento.kpl.create;

import java.util.List;
import pentimento.kpl.xml.XmlElement;

/// A document of Create swatches.
///
/// @param labels titles of the whole, which only the corrected schema has
/// @param foreign elements nobody here understands, kept
public record CreateDocument(
    List<CreateLabel> labels,
    List<CreateItem> items,
    List<CreateSpace> spaces,
    List<XmlElement> foreign) {

  public CreateDocument {
    labels = List.copyOf(labels);
    items = List.copyOf(items);
    spaces = List.copyOf(spaces);
    foreign = List.copyOf(foreign);
  }
}
