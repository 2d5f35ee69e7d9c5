package pentimento.kpl.create;

import java.util.List;
import pentimento.kpl.xml.XmlElement;

/// A group of colours and groups.
///
/// @param name may be empty
public record CreateGroup(
    String name, List<CreateLabel> labels, List<CreateItem> items, List<XmlElement> foreign)
    implements CreateItem {

  public CreateGroup {
    labels = List.copyOf(labels);
    items = List.copyOf(items);
    foreign = List.copyOf(foreign);
  }
}
