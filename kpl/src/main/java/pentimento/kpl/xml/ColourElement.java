package pentimento.kpl.xml;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.kpl.ColourValue;
import pentimento.kpl.ForeignColour;
import pentimento.kpl.NumberText;
import pentimento.kpl.Remark;
import pentimento.kpl.SwatchColour;
import pentimento.kpl.SwatchModel;

/// The element of a colour, `<RGB space="…" r="1" g="0.5" b="0"/>`, alike in both formats.
public final class ColourElement {

  private ColourElement() {}

  /// Reads a colour; a missing or wrong number is 0 with a remark.
  ///
  /// @return null when the element is of no model we know
  public static @Nullable ColourValue read(XmlElement element, List<Remark> remarks) {
    SwatchModel model = SwatchModel.ofElement(element.name());
    if (model == null) return null;
    List<String> channels = model.channels();
    double[] values = new double[channels.size()];
    String[] texts = new String[channels.size()];
    for (int i = 0; i < values.length; i++) {
      String text = element.attribute(channels.get(i));
      double value = text == null ? 0 : NumberText.parse(text);
      boolean wrong = !Double.isFinite(value);
      if (text == null || wrong) {
        remarks.add(
            new Remark(
                element.place(),
                element.name()
                    + (text == null ? " has no " : " has '" + text + "' as ")
                    + channels.get(i)
                    + "; taken as 0"));
      }
      values[i] = wrong ? 0 : value;
      texts[i] = text == null || wrong ? "0" : text.strip().replace(',', '.');
    }
    return ColourValue.written(model, element.attribute("space", ""), values, texts);
  }

  /// Writes a colour as the element it was or is.
  public static void write(XmlWriter out, SwatchColour colour) {
    switch (colour) {
      case ForeignColour foreign -> out.element(foreign.element());
      case ColourValue c -> {
        out.start(c.model().element());
        if (!c.space().isEmpty()) out.attribute("space", c.space());
        List<String> channels = c.model().channels();
        for (int i = 0; i < channels.size(); i++) out.attribute(channels.get(i), c.text(i));
        out.end(c.model().element());
      }
    }
  }
}
