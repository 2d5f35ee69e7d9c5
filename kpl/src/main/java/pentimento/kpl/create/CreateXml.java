package pentimento.kpl.create;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import pentimento.kpl.ColourValue;
import pentimento.kpl.Remark;
import pentimento.kpl.xml.ColourElement;
import pentimento.kpl.xml.XmlElement;
import pentimento.kpl.xml.XmlReader;
import pentimento.kpl.xml.XmlWriter;
import pentimento.pixel.BadInput;

/// Reads and writes Create swatches.
public final class CreateXml {

  static final String XLINK = "http://www.w3.org/1999/xlink";

  private CreateXml() {}

  /// @param remarks receives what had to be repaired
  /// @throws BadInput when it is not such a document
  public static CreateDocument read(String file, byte[] bytes, List<Remark> remarks) {
    XmlElement root = XmlReader.document(file, new ByteArrayInputStream(bytes));
    if (!root.name().equals("colors")) {
      throw new BadInput(
          file, root.place(), "begins with <" + root.name() + ">; <colors> expected");
    }
    List<CreateSpace> spaces = new ArrayList<>();
    CreateGroup all = group(root, "", spaces, remarks);
    return new CreateDocument(all.labels(), all.items(), spaces, all.foreign());
  }

  private static CreateGroup group(
      XmlElement parent, String name, List<CreateSpace> spaces, List<Remark> remarks) {
    List<CreateLabel> labels = new ArrayList<>();
    List<CreateItem> items = new ArrayList<>();
    List<XmlElement> foreign = new ArrayList<>();
    for (XmlElement e : parent.elements()) {
      switch (e.name()) {
        case "label" -> labels.add(label(e));
        case "color" -> items.add(colour(e, remarks));
        case "group" -> items.add(group(e, e.attribute("name", ""), spaces, remarks));
        case "colorspace" -> spaces.add(new CreateSpace(e.attribute("name", ""), href(e)));
        default -> {
          remarks.add(new Remark(e.place(), "<" + e.name() + "> is not known; kept"));
          foreign.add(e);
        }
      }
    }
    return new CreateGroup(name, labels, items, foreign);
  }

  private static String href(XmlElement e) {
    return e.attributes().stream()
        .filter(a -> a.namespace().equals(XLINK) && a.name().equals("href"))
        .map(a -> a.value())
        .findFirst()
        .orElse("");
  }

  private static CreateLabel label(XmlElement e) {
    return new CreateLabel(e.attribute("lang", ""), e.text());
  }

  private static CreateColour colour(XmlElement color, List<Remark> remarks) {
    List<CreateLabel> labels = new ArrayList<>();
    List<ColourValue> values = new ArrayList<>();
    List<XmlElement> foreign = new ArrayList<>();
    String name = color.attribute("name", "");
    for (XmlElement e : color.elements()) {
      if (e.name().equals("label")) {
        labels.add(label(e));
        continue;
      }
      ColourValue value = ColourElement.read(e, remarks);
      boolean twice = value != null && values.stream().anyMatch(v -> v.model() == value.model());
      if (value == null || twice) {
        String why = twice ? "comes twice" : "is not known";
        remarks.add(
            new Remark(e.place(), "<" + e.name() + "> of '" + name + "' " + why + "; kept"));
        foreign.add(e);
      } else {
        values.add(value);
      }
    }
    return new CreateColour(name, labels, values, foreign);
  }

  /// The document in UTF-8.
  public static byte[] write(CreateDocument document) {
    XmlWriter out = new XmlWriter();
    out.start("colors");
    if (!document.spaces().isEmpty()) out.attribute("xmlns:xlink", XLINK);
    content(out, document.labels(), document.items(), document.foreign());
    for (CreateSpace space : document.spaces()) {
      out.start("colorspace")
          .attribute("name", space.name())
          .attribute("xlink:href", space.href())
          .end("colorspace");
    }
    return out.end("colors").bytes();
  }

  private static void content(
      XmlWriter out, List<CreateLabel> labels, List<CreateItem> items, List<XmlElement> foreign) {
    labels(out, labels);
    for (CreateItem item : items) {
      switch (item) {
        case CreateColour c -> {
          out.start("color").attribute("name", c.name());
          labels(out, c.labels());
          for (ColourValue value : c.values()) ColourElement.write(out, value);
          for (XmlElement e : c.foreign()) out.element(e);
          out.end("color");
        }
        case CreateGroup g -> {
          out.start("group");
          if (!g.name().isEmpty()) out.attribute("name", g.name());
          content(out, g.labels(), g.items(), g.foreign());
          out.end("group");
        }
      }
    }
    for (XmlElement e : foreign) out.element(e);
  }

  private static void labels(XmlWriter out, List<CreateLabel> labels) {
    for (CreateLabel l : labels) {
      out.start("label");
      if (!l.language().isEmpty()) out.attribute("lang", l.language());
      out.textAndEnd("label", l.text());
    }
  }
}
