package pentimento.app.serve;

import java.io.File;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// Files of a client, which the process that serves knows by absolute paths: named to the client as
/// it would name them itself, from the folder that it stands in.
public final class ClientPaths {

  private final Pattern folder;
  private final boolean absolute;

  /// @param folder where the client stands
  /// @param words of its command line
  public ClientPaths(Path folder, String[] words) {
    String below = folder.toString();
    if (!below.endsWith(File.separator)) below += File.separator;
    // Not in the middle of a longer path.
    this.folder = Pattern.compile("(?<![\\p{L}\\p{N}./\\\\_~+-])" + Pattern.quote(below));
    boolean named = false;
    for (String word : words) named |= word.contains(below);
    this.absolute = named;
  }

  /// What was said, with paths from the client's folder on; as it is where the client itself names
  /// files below that folder by absolute paths.
  public String asNamed(String text) {
    return absolute ? text : folder.matcher(text).replaceAll("");
  }
}
