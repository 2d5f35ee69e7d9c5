package pentimento.studio.identity;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.BadInput;
import pentimento.pixel.ContentHash;

/// Finds a photograph by the hash of its bytes.
public final class PhotoSearch {

  private PhotoSearch() {}

  /// A file with these bytes, in a folder or else in those known; null when there is none. Looked
  /// at are files with the ending of `name`, that name first.
  ///
  /// @param name what the photograph was called
  /// @param not a file that is not meant
  public static @Nullable Path find(
      ContentHash hash, String name, Path home, @Nullable Path not, Whereabouts whereabouts) {
    for (Path folder : whereabouts.near(home)) {
      for (Path file : candidates(folder, name)) {
        if (not != null && same(file, not)) continue;
        try {
          if (whereabouts.hash(file).equals(hash)) return file;
        } catch (BadInput _) {
          // Not readable, so not found.
        }
      }
    }
    return null;
  }

  private static List<Path> candidates(Path folder, String name) {
    String ending = ending(name);
    List<Path> all = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String other = String.valueOf(file.getFileName());
        if (!other.startsWith(".") && ending(other).equals(ending) && Files.isRegularFile(file)) {
          all.add(file);
        }
      }
    } catch (IOException _) {
      // Gone.
    }
    all.sort(null);
    Path likely = folder.resolve(name);
    if (all.remove(likely)) all.addFirst(likely);
    return all;
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /// Whether two names are of one file.
  public static boolean same(Path a, Path b) {
    try {
      return Files.isSameFile(a, b);
    } catch (IOException _) {
      return false;
    }
  }
}
