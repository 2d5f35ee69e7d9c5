package pentimento.app.kra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pentimento.pipe.Json;
import pentimento.pixel.BadInput;
import pentimento.pixel.CannotWrite;

/// The pictures of an earlier export that a new one does not make any more: of layers that are
/// gone, hidden or renamed since.
///
/// Only what the earlier `layers.json` lists is ours, and only when it is of the same document: two
/// documents may have been exported into one folder.
final class Leftovers {

  static final String DOCUMENT = "document";
  static final String LAYERS = "layers";
  static final String FILE = "file";

  private final Path folder;
  private final List<String> listed;

  /// @param json the earlier `layers.json`, which need not exist
  /// @param document whose layers are exported
  Leftovers(Path json, Path document) {
    this.folder = json.resolveSibling("");
    this.listed = listed(json, String.valueOf(document.getFileName()));
  }

  private static List<String> listed(Path json, String document) {
    List<String> names = new ArrayList<>();
    try {
      if (!Files.exists(json)) return names;
      Map<String, Object> earlier = Json.readObject(json.toString(), Files.readString(json));
      if (!document.equals(earlier.get(DOCUMENT))) return names;
      if (!(earlier.get(LAYERS) instanceof List<?> layers)) return names;
      for (Object layer : layers) {
        if (layer instanceof Map<?, ?> facts
            && facts.get(FILE) instanceof String name
            && isOurs(name)) {
          names.add(name);
        }
      }
    } catch (IOException | BadInput _) {
      // Not what we wrote; so nothing is known to be ours.
    }
    return names;
  }

  /// Whether an export may have given a picture this name: never a path, never a hidden file.
  private static boolean isOurs(String name) {
    return name.matches("[\\p{L}\\p{N} _-][\\p{L}\\p{N} _.-]*\\.(png|tif)");
  }

  /// Removes them.
  ///
  /// @param made the names of the pictures that are made now
  /// @return how many were there
  int remove(Set<String> made) {
    int removed = 0;
    for (String name : listed) {
      Path file = folder.resolve(name);
      try {
        if (made.contains(name) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) continue;
        if (isAnother(file, made)) continue;
        Files.delete(file);
        removed++;
      } catch (IOException e) {
        throw new CannotWrite(file.toString(), e);
      }
    }
    return removed;
  }

  /// Whether the file goes by the name of a new picture too, as where case does not count.
  private boolean isAnother(Path file, Set<String> made) throws IOException {
    for (String name : made) {
      Path other = folder.resolve(name);
      if (!name.isEmpty() && Files.exists(other) && Files.isSameFile(file, other)) return true;
    }
    return false;
  }
}
