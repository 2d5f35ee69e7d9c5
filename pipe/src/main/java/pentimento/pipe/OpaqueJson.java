package pentimento.pipe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.BadInput;

/// Another program's module in the edit's JSON: `darktable` holds the parameters, `blend` and
/// `forms` appear where it has them.
final class OpaqueJson {

  private static final Pattern HEX = Pattern.compile("([0-9a-f]{2})*+");

  private OpaqueJson() {}

  static void write(Opaque opaque, Map<String, Object> map) {
    if (!opaque.blend().isEmpty()) {
      Map<String, Object> blend = new LinkedHashMap<>();
      blend.put("version", opaque.blendVersion());
      blend.put("params", opaque.blend());
      map.put("blend", blend);
    }
    if (opaque.forms().isEmpty()) return;
    List<Object> forms = new ArrayList<>();
    for (Opaque.Form form : opaque.forms()) {
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("id", form.id());
      item.put("type", form.type());
      item.put("name", form.name());
      item.put("version", form.version());
      item.put("points", form.points());
      item.put("count", form.count());
      item.put("source", form.source());
      forms.add(item);
    }
    map.put("forms", forms);
  }

  /// Takes its own keys out of `map`.
  static Opaque read(String file, String place, String id, int version, Map<String, Object> map) {
    String params = hex(file, place, map.remove("darktable"));
    int blendVersion = 0;
    String blend = "";
    Object blending = map.remove("blend");
    if (blending != null) {
      Map<String, Object> fields = Json.object(file, place + ": blend", blending);
      blendVersion = (int) number(file, place + ": blend", fields.get("version"));
      blend = hex(file, place + ": blend", fields.get("params"));
    }
    List<Opaque.Form> forms = new ArrayList<>();
    if (map.remove("forms") instanceof List<?> list) {
      for (Object item : list) forms.add(form(file, place + ": form " + (forms.size() + 1), item));
    }
    String reason = String.valueOf(map.getOrDefault("reason", "unknown"));
    map.remove("reason");
    return new Opaque(id, version, params, blendVersion, blend, forms, reason);
  }

  private static Opaque.Form form(String file, String place, @Nullable Object item) {
    Map<String, Object> fields = Json.object(file, place, item);
    return new Opaque.Form(
        number(file, place, fields.get("id")),
        (int) number(file, place, fields.get("type")),
        String.valueOf(fields.getOrDefault("name", "")),
        (int) number(file, place, fields.get("version")),
        hex(file, place, fields.get("points")),
        (int) number(file, place, fields.get("count")),
        hex(file, place, fields.get("source")));
  }

  private static long number(String file, String place, @Nullable Object value) {
    if (value instanceof Number n) return n.longValue();
    throw new BadInput(file, place, "has " + value + " where a whole number was expected");
  }

  private static String hex(String file, String place, @Nullable Object value) {
    String text = String.valueOf(value);
    if (HEX.matcher(text).matches()) return text;
    throw new BadInput(file, place, "has parameters that are not lower-case hexadecimal");
  }
}
