package pentimento.darktable.sidecar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.BadInput;
import pentimento.pixel.Unsupported;

/// Reads darktable's sidecars, `PHOTO.ext.xmp`, of schema versions 2 to 5.
///
/// Values may stand as attributes or as child elements. Only the edit is read; the description's
/// other namespaces (rating, tags, title) are not.
public final class SidecarReader {

  private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  private static final String DARKTABLE = "http://darktable.sf.net/";
  private static final long MOST_BYTES = 64L << 20;
  private static final String REMEDY = "let darktable write it again";

  private final String file;

  private SidecarReader(String file) {
    this.file = file;
  }

  /// @throws BadInput naming line and history item when the file is not a sound sidecar
  /// @throws Unsupported for a sidecar of a schema that we do not know
  public static Sidecar read(Path path) {
    try {
      if (Files.size(path) > MOST_BYTES) {
        throw new BadInput(path.toString(), "", "is too large for a sidecar (more than 64 MiB)");
      }
      return read(path.toString(), Files.readAllBytes(path));
    } catch (IOException e) {
      throw BadInput.unreadable(path.toString(), e);
    }
  }

  /// @param file what it is called in messages
  public static Sidecar read(String file, byte[] document) {
    if (document.length == 0) throw new BadInput(file, "", "is empty", REMEDY);
    return new SidecarReader(file).read(Element.parse(file, document));
  }

  private Sidecar read(Element root) {
    Element description = root.find(Element.name(RDF, "Description"));
    if (description == null) {
      throw new BadInput(file, "", "has no rdf:Description, so it is no XMP", REMEDY);
    }
    int xmpVersion = integer(description, "xmp_version", 0);
    if (xmpVersion == 0) {
      throw new BadInput(file, at(description), "lacks darktable:xmp_version", REMEDY);
    }
    if (xmpVersion < 2 || xmpVersion > 5) {
      throw new Unsupported(
          file,
          "is a darktable sidecar of schema " + xmpVersion + "; 2 to 5 are known",
          "open the picture in darktable 4.2 and let it write the sidecar");
    }
    List<HistoryItem> history = new ArrayList<>();
    for (Element item : items(description, "history")) history.add(historyItem(item));
    List<MaskForm> forms = new ArrayList<>();
    for (Element item : items(description, "masks_history")) forms.add(form(item));
    int end = integer(description, "history_end", -1);
    String list = description.property(name("iop_order_list"));
    return new Sidecar(
        xmpVersion,
        integer(description, "auto_presets_applied", 0) != 0,
        end < 0 ? history.size() : Math.min(end, history.size()),
        order(xmpVersion, integer(description, "iop_order_version", 0)),
        list == null || list.isBlank() ? List.of() : order(description, list),
        history,
        forms);
  }

  /// Files of schema 3 count the orders differently, older ones know none.
  private static int order(int xmpVersion, int version) {
    if (xmpVersion >= 4) return version;
    return xmpVersion == 3 && version >= 3 ? 2 : 1;
  }

  private List<String> order(Element description, String list) {
    String[] parts = list.strip().split(",");
    List<String> names = new ArrayList<>();
    for (int i = 0; i + 1 < parts.length; i += 2) {
      String instance = parts[i + 1].strip();
      if (!instance.matches("\\d{1,6}")) {
        throw new BadInput(
            file,
            at(description),
            "iop_order_list has '" + instance + "' where an instance number was expected",
            REMEDY);
      }
      names.add(parts[i].strip() + (instance.equals("0") ? "" : "#" + Integer.parseInt(instance)));
    }
    // darktable takes a list for damaged unless these stand at its ends.
    boolean whole =
        !names.isEmpty()
            && names.getFirst().equals("rawprepare")
            && names.getLast().equals("gamma");
    return whole ? names : List.of();
  }

  private List<Element> items(Element description, String property) {
    Element holder = description.child(name(property));
    if (holder == null) return List.of();
    for (Element container : holder.children) {
      if (container.name.equals(Element.name(RDF, "Seq"))
          || container.name.equals(Element.name(RDF, "Bag"))) {
        List<Element> items = new ArrayList<>();
        for (Element li : container.children) {
          if (!li.name.equals(Element.name(RDF, "li"))) continue;
          Element inner = li.child(Element.name(RDF, "Description"));
          items.add(inner == null ? li : inner);
        }
        return items;
      }
    }
    return List.of();
  }

  private HistoryItem historyItem(Element item) {
    String operation = text(item, "operation");
    if (operation == null || !operation.matches("[a-z0-9_]{1,32}")) {
      throw new BadInput(file, at(item), "a history item names no operation", REMEDY);
    }
    String params = blob(item, "params", operation);
    if (params == null) {
      throw new BadInput(file, at(item), operation + " has no params", REMEDY);
    }
    String blend = blob(item, "blendop_params", operation);
    return new HistoryItem(
        operation,
        Math.max(0, integer(item, "multi_priority", 0)),
        label(text(item, "multi_name")),
        integer(item, "enabled", 0) != 0,
        integer(item, "modversion", 0),
        params,
        blend == null ? 0 : integer(item, "blendop_version", 0),
        blend == null ? "" : blend,
        at(item) + " (" + operation + ")");
  }

  private MaskForm form(Element item) {
    String name = text(item, "mask_name");
    String points = blob(item, "mask_points", "a mask");
    String source = blob(item, "mask_src", "a mask");
    return new MaskForm(
        integer(item, "mask_num", 0),
        whole(item, "mask_id", 0) & 0xffffffffL,
        integer(item, "mask_type", 0),
        name == null ? "" : name,
        integer(item, "mask_version", 0),
        points == null ? "" : points,
        integer(item, "mask_nb", 0),
        source == null ? "" : source);
  }

  private @Nullable String blob(Element item, String property, String owner) {
    String value = text(item, property);
    if (value == null) return null;
    try {
      return Blob.decode(value);
    } catch (Blob.Malformed e) {
      throw new BadInput(file, at(item), owner + ": " + property + " " + e.getMessage(), REMEDY);
    }
  }

  /// Old files hold a blank or the instance number where nobody has given a name.
  private static String label(@Nullable String name) {
    return name == null || name.isBlank() || name.strip().matches("\\d+") ? "" : name.strip();
  }

  private @Nullable String text(Element item, String property) {
    return item.property(name(property));
  }

  private int integer(Element item, String property, int otherwise) {
    long value = whole(item, property, otherwise);
    if (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE) {
      throw new BadInput(file, at(item), property + " is out of range: " + value, REMEDY);
    }
    return (int) value;
  }

  private long whole(Element item, String property, long otherwise) {
    String value = text(item, property);
    if (value == null) return otherwise;
    try {
      return Long.parseLong(value.strip());
    } catch (NumberFormatException _) {
      throw new BadInput(
          file, at(item), property + " is '" + value + "', expected a whole number", REMEDY);
    }
  }

  private static String name(String property) {
    return Element.name(DARKTABLE, property);
  }

  private static String at(Element element) {
    return "line " + element.line;
  }
}
