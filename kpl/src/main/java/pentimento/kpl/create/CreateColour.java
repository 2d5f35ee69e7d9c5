package pentimento.kpl.create;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.kpl.ColourValue;
import pentimento.kpl.SwatchModel;
import pentimento.kpl.xml.XmlElement;

/// One colour, in as many models as its maker knew.
///
/// @param name its key in the document
/// @param values at most one of each model, in the order written
/// @param foreign elements nobody here understands, kept
public record CreateColour(
    String name, List<CreateLabel> labels, List<ColourValue> values, List<XmlElement> foreign)
    implements CreateItem {

  public CreateColour {
    labels = List.copyOf(labels);
    values = List.copyOf(values);
    foreign = List.copyOf(foreign);
  }

  /// The numbers in that model; null when there are none.
  public @Nullable ColourValue value(SwatchModel model) {
    for (ColourValue v : values) if (v.model() == model) return v;
    return null;
  }

  /// The label in that language, else the one without a language, else the first, else the name.
  public String label(String language) {
    for (CreateLabel l : labels) if (l.language().equals(language)) return l.text();
    for (CreateLabel l : labels) if (l.language().isEmpty()) return l.text();
    return labels.isEmpty() ? name : labels.getFirst().text();
  }
}
