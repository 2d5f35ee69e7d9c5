package pentimento.kpl.formats;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pentimento.kpl.ReadPalette;
import pentimento.kpl.Remark;
import pentimento.kpl.schema.Schema;
import pentimento.kpl.xml.XmlElement;
import pentimento.kpl.xml.XmlReader;
import pentimento.kpl.zip.ZipFolder;

/// Finds everything in a palette file that is not as it should be: what reading repaired, what the
/// schema forbids, profiles that are named and not there.
public final class Validation {

  private static final int MOST = 1 << 30;

  private Validation() {}

  /// @param read the palette as read from `bytes`
  public static List<Remark> of(String name, ReadPalette read, byte[] bytes) {
    List<Remark> remarks = new ArrayList<>(read.remarks());
    PaletteFormat format = PaletteFormat.detect(name, bytes);
    if (format == PaletteFormat.KPL) {
      byte[] colorset = new ZipFolder(name, bytes).read("colorset.xml", MOST);
      if (colorset != null) add(remarks, Schema.colorset(), parse(name, colorset));
    } else if (format == PaletteFormat.CREATE) {
      remarks.removeIf(r -> r.message().startsWith("has several values"));
      XmlElement root = parse(name, bytes);
      add(remarks, Schema.create(), root);
      spaces(remarks, root);
    }
    return remarks;
  }

  private static XmlElement parse(String name, byte[] bytes) {
    return XmlReader.document(name, new ByteArrayInputStream(bytes));
  }

  private static void add(List<Remark> remarks, Schema schema, XmlElement root) {
    @Nullable Remark found = schema.check(root);
    if (found != null) remarks.add(found);
  }

  private static void spaces(List<Remark> remarks, XmlElement root) {
    Set<String> defined = new LinkedHashSet<>();
    Set<String> used = new LinkedHashSet<>();
    collect(root, defined, used);
    used.removeAll(defined);
    for (String space : used) {
      remarks.add(new Remark("", "the space '" + space + "' has no colorspace element"));
    }
  }

  private static void collect(XmlElement e, Set<String> defined, Set<String> used) {
    if (e.name().equals("colorspace")) defined.add(e.attribute("name", ""));
    String space = e.attribute("space");
    if (space != null) used.add(space);
    for (XmlElement child : e.elements()) collect(child, defined, used);
  }
}
