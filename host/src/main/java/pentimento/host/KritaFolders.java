package pentimento.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a Krita keeps what belongs to its user.
///
/// @param resources brushes, palettes and, in `pykrita`, plugins in Python
/// @param settings the file `kritarc`
public record KritaFolders(Path resources, Path settings) {

  /// The folders of a Krita.
  public static KritaFolders of(Host host, Candidate.Kind kind) {
    return switch (host.os()) {
      case WINDOWS ->
          in(
              host,
              host.join(or(host, "APPDATA", "AppData/Roaming"), "krita"),
              host.join(or(host, "LOCALAPPDATA", "AppData/Local"), "kritarc"));
      case MACOS ->
          in(
              host,
              host.inHome("Library/Application Support/krita"),
              host.inHome("Library/Preferences/kritarc"));
      case LINUX ->
          switch (kind) {
            case FLATPAK ->
                in(
                    host,
                    host.inHome(".var/app/org.kde.krita/data/krita"),
                    host.inHome(".var/app/org.kde.krita/config/kritarc"));
            case SNAP ->
                in(
                    host,
                    host.inHome("snap/krita/current/.local/share/krita"),
                    host.inHome("snap/krita/current/.config/kritarc"));
            default ->
                in(
                    host,
                    host.join(or(host, "XDG_DATA_HOME", ".local/share"), "krita"),
                    host.join(or(host, "XDG_CONFIG_HOME", ".config"), "kritarc"));
          };
    };
  }

  /// The folders of all Kritas that were found.
  public static List<KritaFolders> of(Host host, List<Candidate> found) {
    Set<KritaFolders> all = new LinkedHashSet<>();
    for (Candidate c : found) all.add(of(host, c.kind()));
    return new ArrayList<>(all);
  }

  private static KritaFolders in(Host host, String resources, String settings) {
    @Nullable Path first = host.file(resources);
    @Nullable Path second = host.file(settings);
    if (first == null || second == null) {
      throw new pentimento.pixel.BadParameter("the user's folder", resources, "a path");
    }
    return new KritaFolders(first, second);
  }

  private static String or(Host host, String variable, String inHome) {
    String value = host.variable(variable);
    return value.isEmpty() ? host.inHome(inHome) : value;
  }
}
