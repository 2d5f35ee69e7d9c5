package pentimento.host;

import java.util.List;

/// A program that was found.
///
/// @param where its path, or the name of its package
/// @param command that starts it
/// @param kind how it came to this machine
/// @param sight what it can see of the machine
/// @param obstacle why it cannot be used, with the remedy; empty when it can
public record Candidate(
    String where, List<String> command, Kind kind, Sight sight, String obstacle) {

  /// How a program came to the machine, in the order of preference.
  public enum Kind {
    SETTING("named by the user"),
    PATH("on the PATH"),
    USUAL("in a usual folder"),
    BUNDLE("application bundle"),
    REGISTRY("registered with Windows"),
    APPIMAGE("AppImage"),
    SNAP("Snap"),
    FLATPAK("Flatpak");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /// For people.
    public String words() {
      return words;
    }
  }

  public Candidate {
    command = List.copyOf(command);
  }

  static Candidate of(String path, Kind kind) {
    return new Candidate(path, List.of(path), kind, Sight.ALL, "");
  }

  /// The search path on which a Krita or darktable of the system's own packages finds the other
  /// programs of these packages first: Krita takes the first `python3` there is, and another one
  /// than that of its prefix lacks what its plugins need.
  ///
  /// @param path the search path of this process
  public String pathFirst(String path) {
    boolean system = kind == Kind.PATH || kind == Kind.USUAL || kind == Kind.SETTING;
    int slash = where.lastIndexOf('/');
    if (!system || slash <= 0 || path.isEmpty()) return path;
    return where.substring(0, slash) + ":" + path;
  }

  /// Whether nothing stands in its way.
  public boolean isUsable() {
    return obstacle.isEmpty();
  }
}
