package pentimento.engine.store;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pentimento.pipe.Json;
import pentimento.pixel.BadInput;
import pentimento.pixel.ContentHash;

/// Handles as small JSON files, from which the index is rebuilt.
final class HandleJson {

  private static final int FORMAT = 1;

  private HandleJson() {}

  static String write(Handle handle) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("format", FORMAT);
    map.put("name", handle.name());
    map.put("photo", handle.photo().toString());
    map.put("source", handle.source().hex());
    Path edit = handle.edit();
    if (edit != null) map.put("edit", edit.toString());
    map.put("place", handle.place());
    map.put("result", handle.result().hex());
    if (!handle.more().isEmpty()) map.put("more", new TreeMap<>(handle.more()));
    return Json.write(map);
  }

  /// @param file what the text is called in messages
  /// @throws BadInput when it holds no handle
  static Handle read(String file, String text) {
    Map<String, Object> map = Json.readObject(file, text);
    if (!(map.get("format") instanceof Number n) || n.intValue() != FORMAT) {
      throw bad(file, "format " + map.get("format") + " is not " + FORMAT);
    }
    Map<String, String> more = new TreeMap<>();
    if (map.get("more") != null) {
      Json.object(file, "more", map.get("more"))
          .forEach((key, value) -> more.put(key, String.valueOf(value)));
    }
    try {
      Object edit = map.get("edit");
      return new Handle(
          text(file, map, "name"),
          Path.of(text(file, map, "photo")),
          new ContentHash(text(file, map, "source")),
          edit == null ? null : Path.of(edit.toString()),
          text(file, map, "place"),
          new ContentHash(text(file, map, "result")),
          more);
    } catch (InvalidPathException e) {
      throw bad(file, e.getMessage());
    } catch (IllegalArgumentException e) {
      throw bad(file, String.valueOf(e.getMessage()));
    }
  }

  private static String text(String file, Map<String, Object> map, String key) {
    if (map.get(key) instanceof String text) return text;
    throw bad(file, "has no text \"" + key + "\"");
  }

  private static BadInput bad(String file, @Nullable String problem) {
    return new BadInput(file, "", String.valueOf(problem), "remove the file");
  }
}
