package pentimento.kpl.krita;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.kpl.GridFiller;
import pentimento.kpl.NumberText;
import pentimento.kpl.Palette;
import pentimento.kpl.Remark;
import pentimento.kpl.Swatch;
import pentimento.kpl.SwatchGroup;
import pentimento.kpl.xml.XmlAttribute;
import pentimento.kpl.xml.XmlElement;
import pentimento.kpl.xml.XmlReader;

/// Reads `colorset.xml`, one swatch at a time.
final class ColorsetReader {

  private static final int MOST_COLUMNS = 4096;
  private static final int MOST_ROWS = 1 << 20;
  private static final int MOST_SWATCHES = 1_000_000;

  /// A swatch and the cell it named, if it did.
  private record Entry(
      Swatch swatch, @Nullable Integer row, @Nullable Integer column, String place) {}

  private static final class Group {
    int rows;
    List<XmlAttribute> foreignAttributes = List.of();
    final List<XmlElement> foreignElements = new ArrayList<>();
    final List<Entry> entries = new ArrayList<>();
  }

  private final XmlReader in;
  private final List<Remark> remarks;
  private final Map<String, Group> found = new LinkedHashMap<>();
  private final List<SwatchGroup> groups = new ArrayList<>();
  private final List<XmlAttribute> foreignAttributes = new ArrayList<>();
  private final List<XmlElement> foreignElements = new ArrayList<>();
  private String name = "";
  private String comment = "";
  private String version = "2.0";
  private int columns;
  private boolean readOnly;
  private int swatches;

  ColorsetReader(String file, InputStream in, List<Remark> remarks) {
    this.in = new XmlReader(file, in);
    this.remarks = remarks;
  }

  void read() {
    in.root();
    if (!in.name().equalsIgnoreCase("colorset")) {
      throw in.bad("begins with <" + in.name() + ">; <ColorSet> expected");
    }
    Group main = new Group();
    found.put("", main);
    head(main);
    children(main, true);
    in.end();
    if (version.equals("1.0")) toVersion2();
    int widest = 0;
    for (Group g : found.values()) {
      for (Entry e : g.entries) {
        if (e.column != null && e.column < MOST_COLUMNS) widest = Math.max(widest, e.column + 1);
      }
    }
    if (columns == 0) columns = Math.max(Palette.USUAL_COLUMNS, widest);
    found.forEach((groupName, g) -> groups.add(place(groupName, g)));
  }

  private void head(Group main) {
    for (XmlAttribute a : in.attributes()) {
      switch (a.name()) {
        case "version" -> version = a.value();
        case "name" -> name = a.value();
        case "comment" -> comment = a.value();
        case "columns" -> columns = count(a, MOST_COLUMNS);
        case "rows" -> main.rows = count(a, MOST_ROWS);
        case "readonly" -> readOnly = a.value().equals("true");
        default -> foreignAttributes.add(a);
      }
    }
    if (!version.equals("1.0") && !version.equals("2.0")) {
      remark("version '" + version + "' is not known; read as 2.0");
    }
  }

  private int count(XmlAttribute a, int most) {
    double v = NumberText.parse(a.value());
    if (v >= 0 && v <= most && v == Math.rint(v)) return (int) v;
    remark(a.name() + " is '" + a.value() + "'; 0 to " + most + " expected; ignored");
    return 0;
  }

  private void remark(String message) {
    remarks.add(new Remark(in.place(), message));
  }

  private void children(Group group, boolean top) {
    while (in.nextChild()) {
      switch (in.name()) {
        case "ColorSetEntry" -> {
          if (++swatches > MOST_SWATCHES) {
            throw in.bad("has more than " + MOST_SWATCHES + " swatches, which nobody can use");
          }
          group.entries.add(entry(in.element()));
        }
        case "Group" -> {
          if (top) {
            group();
          } else {
            remark("a group inside a group was made a group of its own");
            group();
          }
        }
        default -> {
          XmlElement foreign = in.element();
          remarks.add(new Remark(foreign.place(), "<" + foreign.name() + "> is not known; kept"));
          (top ? foreignElements : group.foreignElements).add(foreign);
        }
      }
    }
  }

  private void group() {
    String groupName = "";
    int rows = 0;
    List<XmlAttribute> foreign = new ArrayList<>();
    for (XmlAttribute a : in.attributes()) {
      switch (a.name()) {
        case "name" -> groupName = a.value();
        case "rows" -> rows = count(a, MOST_ROWS);
        default -> foreign.add(a);
      }
    }
    if (found.containsKey(groupName) && !groupName.isEmpty()) {
      remark("the group '" + groupName + "' comes twice; joined");
    }
    Group group = found.computeIfAbsent(groupName, _ -> new Group());
    group.rows = rows;
    group.foreignAttributes = foreign;
    children(group, false);
  }

  private Entry entry(XmlElement e) {
    EntryReader reader = new EntryReader(e, remarks);
    Swatch swatch = reader.swatch();
    return new Entry(swatch, reader.row(), reader.column(), e.place());
  }

  private void toVersion2() {
    boolean codes = true;
    for (Group g : found.values()) {
      for (Entry e : g.entries) codes &= !OldLab.isInUnits(e.swatch);
    }
    if (!codes) {
      remarks.add(new Remark("", "version 1.0 with Lab in L*, a*, b*; read as 2.0"));
      return;
    }
    for (Group g : found.values()) {
      g.entries.replaceAll(e -> new Entry(OldLab.toUnits(e.swatch), e.row, e.column, e.place));
    }
  }

  private SwatchGroup place(String groupName, Group g) {
    GridFiller filler = new GridFiller(columns);
    for (Entry e : g.entries) {
      if (e.row == null || e.column == null) {
        filler.append(e.swatch);
      } else if (!filler.place(e.row, e.column, e.swatch)) {
        remarks.add(
            new Remark(
                e.place,
                "'"
                    + e.swatch.name()
                    + "' cannot lie in row "
                    + e.row
                    + ", column "
                    + e.column
                    + " of "
                    + (groupName.isEmpty() ? "the palette" : "'" + groupName + "'")
                    + " (outside, or taken); moved to the first free cell"));
      }
    }
    return new SwatchGroup(
        groupName, g.rows, filler.finish(), g.foreignAttributes, g.foreignElements);
  }

  String name() {
    return name;
  }

  String comment() {
    return comment;
  }

  int columns() {
    return columns;
  }

  boolean readOnly() {
    return readOnly;
  }

  List<SwatchGroup> groups() {
    return groups;
  }

  List<XmlAttribute> foreignAttributes() {
    return foreignAttributes;
  }

  List<XmlElement> foreignElements() {
    return foreignElements;
  }
}
