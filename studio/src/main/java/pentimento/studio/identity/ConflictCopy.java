package pentimento.studio.identity;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A copy that a program for synced folders made when a file was changed in two places, as its name
/// tells. Whether it really is one, its content tells.
///
/// @param program that made it, for people
/// @param original name of the file it is a copy of
record ConflictCopy(String program, String original) {

  /// Group 1 is the name before, group 2 the ending.
  private record Style(String program, Pattern name) {}

  private static final List<Style> STYLES =
      List.of(
          new Style("Syncthing", style("(.+)\\.sync-conflict-\\d{8}-\\d{6}(?:-[A-Z0-9]{7})?")),
          new Style(
              "Dropbox",
              style(
                  "(.+) \\((?:[^()]*'s )?conflicted copy \\d{4}-\\d\\d-\\d\\d"
                      + "(?: ?\\(\\d+\\))?\\)")),
          new Style("Nextcloud", style("(.+) \\((?:[^()]* )?conflicted copy[^()]*\\)")),
          new Style("Nextcloud", style("(.+)_conflict-\\d{8}-\\d{6}")),
          new Style(
              "Dropbox",
              style("(.+) \\([^()]*(?:[Cc]onflicted [Cc]opy|[Cc]ase [Cc]onflict)[^()]*\\)")));

  private static Pattern style(String before) {
    return Pattern.compile(before + "(\\.[^.]*)?");
  }

  /// What a file's name says; null when it is not the name of such a copy.
  static @Nullable ConflictCopy of(Path file) {
    String name = String.valueOf(file.getFileName());
    for (Style style : STYLES) {
      Matcher matcher = style.name.matcher(name);
      if (!matcher.matches()) continue;
      String ending = matcher.group(2);
      return new ConflictCopy(style.program, matcher.group(1) + (ending == null ? "" : ending));
    }
    return null;
  }

  /// As [#of], for a file of which the original is known; OneDrive puts the name of the machine
  /// behind the original's, `photo-LAPTOP.kra`, which only then can be told from a name somebody
  /// chose.
  static @Nullable ConflictCopy of(Path file, Path original) {
    ConflictCopy copy = of(file);
    if (copy != null) return copy;
    String name = String.valueOf(file.getFileName());
    String meant = String.valueOf(original.getFileName());
    int dot = meant.lastIndexOf('.');
    String stem = dot < 0 ? meant : meant.substring(0, dot);
    String ending = dot < 0 ? "" : meant.substring(dot);
    boolean machine =
        name.endsWith(ending)
            && name.length() > stem.length() + 1 + ending.length()
            && name.startsWith(stem + "-")
            && name.substring(stem.length() + 1, name.length() - ending.length())
                .matches("[A-Za-z0-9][A-Za-z0-9-]*");
    return machine ? new ConflictCopy("OneDrive", meant) : null;
  }
}
