package pentimento.kpl;

import java.util.List;
import pentimento.kpl.xml.XmlAttribute;
import pentimento.kpl.xml.XmlElement;

/// A named colour.
///
/// @param name shown to the painter; may be empty
/// @param id for finding it again, such as `SI-D65-0EV`; may be empty
/// @param spot printed as an ink of its own
/// @param depth in which Krita keeps it
/// @param foreignAttributes attributes nobody here understands, kept
/// @param foreignElements elements nobody here understands, kept
public record Swatch(
    String name,
    String id,
    boolean spot,
    SwatchDepth depth,
    SwatchColour colour,
    List<XmlAttribute> foreignAttributes,
    List<XmlElement> foreignElements) {

  public Swatch {
    foreignAttributes = List.copyOf(foreignAttributes);
    foreignElements = List.copyOf(foreignElements);
  }

  public Swatch(String name, String id, boolean spot, SwatchDepth depth, SwatchColour colour) {
    this(name, id, spot, depth, colour, List.of(), List.of());
  }

  public Swatch(String name, SwatchDepth depth, SwatchColour colour) {
    this(name, "", false, depth, colour);
  }

  public Swatch withColour(SwatchDepth newDepth, SwatchColour newColour) {
    return new Swatch(name, id, spot, newDepth, newColour, foreignAttributes, foreignElements);
  }
}
