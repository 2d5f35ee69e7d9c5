package pentimento.kpl.krita;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.kpl.ColourValue;
import pentimento.kpl.ForeignColour;
import pentimento.kpl.NumberText;
import pentimento.kpl.Remark;
import pentimento.kpl.Swatch;
import pentimento.kpl.SwatchColour;
import pentimento.kpl.SwatchDepth;
import pentimento.kpl.SwatchModel;
import pentimento.kpl.xml.ColourElement;
import pentimento.kpl.xml.XmlAttribute;
import pentimento.kpl.xml.XmlElement;

/// Reads one `ColorSetEntry`.
final class EntryReader {

  private final XmlElement entry;
  private final List<Remark> remarks;
  private final List<XmlAttribute> foreignAttributes = new ArrayList<>(0);
  private final List<XmlElement> foreignElements = new ArrayList<>(0);
  private String name = "";
  private String id = "";
  private boolean spot;
  private SwatchDepth depth = SwatchDepth.U8;
  private @Nullable SwatchColour colour;
  private @Nullable Integer row;
  private @Nullable Integer column;

  EntryReader(XmlElement entry, List<Remark> remarks) {
    this.entry = entry;
    this.remarks = remarks;
  }

  @Nullable Integer row() {
    return row;
  }

  @Nullable Integer column() {
    return column;
  }

  Swatch swatch() {
    for (XmlAttribute a : entry.attributes()) {
      switch (a.name()) {
        case "name" -> name = a.value();
        case "id" -> id = a.value();
        case "spot" -> spot = a.value().equals("true");
        case "bitdepth" -> depth(a.value());
        default -> foreignAttributes.add(a);
      }
    }
    for (XmlElement e : entry.elements()) child(e);
    SwatchColour read = colour;
    if (read == null) read = noColour();
    if (read instanceof ColourValue c && c.model() == SwatchModel.CMYK) read = ink(c);
    return new Swatch(name, id, spot, depth, read, foreignAttributes, foreignElements);
  }

  private void remark(String message) {
    remarks.add(new Remark(entry.place(), "'" + name + "' " + message));
  }

  private void depth(String text) {
    SwatchDepth known = SwatchDepth.named(text);
    if (known == null) remark("has the bit depth '" + text + "'; taken as U8");
    else depth = known;
  }

  private void child(XmlElement e) {
    if (e.name().equals("Position")) {
      row = position(e, "row");
      column = position(e, "column");
      return;
    }
    ColourValue value = ColourElement.read(e, remarks);
    if (value != null && colour == null && value.model().inKpl()) {
      colour = value;
    } else {
      if (value != null && colour instanceof ColourValue) {
        remark("has a second colour; kept unread");
      }
      foreignElements.add(e);
    }
  }

  /// The first unknown element is what Krita takes for the colour.
  private SwatchColour noColour() {
    if (foreignElements.isEmpty()) {
      remark("has no colour; taken as black");
      return ColourValue.srgb(0, 0, 0);
    }
    XmlElement element = foreignElements.removeFirst();
    remark("has the colour <" + element.name() + ">, which is not known; kept unread");
    return new ForeignColour(element);
  }

  private int position(XmlElement e, String attribute) {
    double v = NumberText.parse(e.attribute(attribute, ""));
    if (v == Math.rint(v) && Math.abs(v) < Integer.MAX_VALUE) return (int) v;
    return -1;
  }

  /// Float ink is kept in percent by some versions; U16 is safe in all.
  private ColourValue ink(ColourValue c) {
    if (!depth.isFloat()) return c;
    boolean percent = false;
    for (double v : c.values()) percent |= v > 1;
    SwatchDepth was = depth;
    depth = SwatchDepth.U16;
    remark(
        "is CMYK in " + was + ", taken as " + (percent ? "percent" : "0 to 1") + "; kept as U16");
    if (!percent) return c;
    double[] values = c.values();
    for (int i = 0; i < values.length; i++) values[i] /= 100;
    return ColourValue.of(SwatchModel.CMYK, c.space(), values);
  }
}
