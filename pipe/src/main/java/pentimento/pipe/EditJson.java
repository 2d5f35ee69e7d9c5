package pentimento.pipe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.BadInput;
import pentimento.pixel.BadParameter;
import pentimento.pixel.ContentHash;

/// The edit as JSON: `docs/edit-format.md` describes it. Keys we do not know survive.
public final class EditJson {

  private static final int FORMAT = 1;

  private EditJson() {}

  /// The text of an edit, readable and diffable.
  public static String write(Edit edit, Catalogue catalogue) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("format", FORMAT);
    if (!edit.source().isEmpty()) {
      Map<String, Object> source = new LinkedHashMap<>();
      source.put("file", edit.source());
      ContentHash hash = edit.sourceHash();
      if (hash != null) source.put("sha256", hash.hex());
      root.put("source", source);
    }
    root.put("order", edit.order());
    List<Object> modules = new ArrayList<>();
    for (Module module : edit.modules()) modules.add(write(module, catalogue));
    root.put("modules", modules);
    root.putAll(edit.extra());
    return Json.write(root);
  }

  private static Map<String, Object> write(Module module, Catalogue catalogue) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("op", module.name());
    if (!module.label().isEmpty()) map.put("label", module.label());
    map.put("enabled", module.enabled());
    switch (module.operation()) {
      case Opaque opaque -> {
        map.put("version", opaque.version());
        map.put("darktable", opaque.params());
        OpaqueJson.write(opaque, map);
        map.put("reason", opaque.reason());
      }
      case Operation operation -> {
        OperationType<?> type = catalogue.typeOf(operation);
        map.put("version", type.version());
        map.put("params", type.toFile(operation));
      }
    }
    map.putAll(module.extra());
    return map;
  }

  /// Reads an edit.
  ///
  /// @param file what it is called in messages
  /// @throws BadInput naming the module and what is wrong
  public static Edit read(String file, String text, Catalogue catalogue) {
    Map<String, Object> root = Json.readObject(file, text);
    Object format = root.remove("format");
    if (!(format instanceof Number n) || n.intValue() != FORMAT) {
      throw new BadInput(
          file, "format", "is " + format + ", expected " + FORMAT, "use the version that wrote it");
    }
    String sourceFile = "";
    ContentHash hash = null;
    Object source = root.remove("source");
    if (source != null) {
      Map<String, Object> map = Json.object(file, "source", source);
      sourceFile = String.valueOf(map.getOrDefault("file", ""));
      hash = hash(file, map.get("sha256"));
    }
    Object order = root.remove("order");
    List<Module> modules = new ArrayList<>();
    if (root.remove("modules") instanceof List<?> list) {
      for (Object item : list) modules.add(module(file, modules.size(), item, catalogue));
    } else {
      throw new BadInput(file, "modules", "a list was expected");
    }
    String orderName = order == null ? "v3.0" : order.toString();
    try {
      Order _ = Order.named(orderName);
    } catch (BadParameter e) {
      throw new BadInput(file, "order", String.valueOf(e.getMessage()));
    }
    String broken = Order.broken(modules);
    if (broken != null) {
      throw new BadInput(file, "modules", broken, "put the modules in that order");
    }
    return new Edit(sourceFile, hash, orderName, modules, root);
  }

  private static @Nullable ContentHash hash(String file, @Nullable Object text) {
    if (text == null) return null;
    try {
      return new ContentHash(text.toString());
    } catch (IllegalArgumentException _) {
      throw new BadInput(file, "source", "sha256 is not 64 hexadecimal digits");
    }
  }

  private static Module module(String file, int index, @Nullable Object item, Catalogue catalogue) {
    String place = "module " + (index + 1);
    Map<String, Object> map = Json.object(file, place, item);
    Object name = map.remove("op");
    if (name == null) throw new BadInput(file, place, "lacks \"op\"");
    String[] parts = name.toString().split("#", 2);
    String id = parts[0];
    place += " (" + name + ")";
    int instance = 0;
    try {
      if (parts.length == 2) instance = Integer.parseInt(parts[1]);
    } catch (NumberFormatException _) {
      throw new BadInput(file, place, "the instance after # must be a number");
    }
    Object label = map.remove("label");
    Object enabled = map.remove("enabled");
    Object version = map.remove("version");
    int v = version instanceof Number n ? n.intValue() : 0;
    Operation operation;
    if (map.containsKey("darktable")) {
      operation = OpaqueJson.read(file, place, id, v, map);
    } else {
      OperationType<?> type = catalogue.find(id);
      if (type == null) {
        throw new BadInput(file, place, "unknown operation", "remove it or update Pentimento");
      }
      if (version != null && v != type.version()) {
        throw new BadInput(
            file,
            place,
            "has version " + v + ", this Pentimento knows " + type.version(),
            "update Pentimento");
      }
      Object params = map.remove("params");
      Map<String, Object> given =
          params == null ? Map.of() : Json.object(file, place + ": params", params);
      try {
        operation = type.fromFile(type.defaults(), given);
      } catch (BadParameter e) {
        throw new BadInput(file, place, String.valueOf(e.getMessage()));
      }
    }
    return new Module(
        id,
        instance,
        label == null ? "" : label.toString(),
        !Boolean.FALSE.equals(enabled),
        operation,
        map);
  }
}
