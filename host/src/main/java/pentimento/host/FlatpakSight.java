package pentimento.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a Flatpak sees: the `filesystems` of its metadata, then of the overrides of the system and
/// of the user, as `flatpak override` writes them.
///
/// @param grants by absolute folder; the deepest that holds a path decides
/// @param home the user's folder
record FlatpakSight(Map<String, Sight.Access> grants, String home) implements Sight {

  /// Folders that are the sandbox's own, whatever `host` says.
  private static final List<String> OWN =
      List.of(
          "/app", "/bin", "/boot", "/dev", "/efi", "/etc", "/lib", "/lib32", "/lib64", "/proc",
          "/root", "/run", "/sbin", "/sys", "/tmp", "/usr", "/var");

  /// What `host` gives of them all the same.
  private static final List<String> HOST = List.of("/run/media", "/var/home", "/var/mnt");

  private static final Map<String, String> USER_FOLDERS =
      Map.of(
          "xdg-desktop", "Desktop",
          "xdg-documents", "Documents",
          "xdg-download", "Downloads",
          "xdg-music", "Music",
          "xdg-pictures", "Pictures",
          "xdg-public-share", "Public",
          "xdg-templates", "Templates",
          "xdg-videos", "Videos",
          "xdg-config", ".config",
          "xdg-data", ".local/share");

  /// @param folder of the installation, such as `/var/lib/flatpak`
  static FlatpakSight of(Host host, String folder, String application) {
    Map<String, Sight.Access> grants = new HashMap<>();
    List<String> files = new ArrayList<>();
    files.add(folder + "/app/" + application + "/current/active/metadata");
    for (String installation : List.of("/var/lib/flatpak", host.inHome(".local/share/flatpak"))) {
      files.add(installation + "/overrides/global");
      files.add(installation + "/overrides/" + application);
    }
    for (String file : files) {
      for (String entry : filesystems(host.lines(file))) grant(host, grants, entry);
    }
    return new FlatpakSight(Map.copyOf(grants), host.home());
  }

  private static List<String> filesystems(List<String> lines) {
    boolean context = false;
    for (String line : lines) {
      if (line.startsWith("[")) context = line.strip().equals("[Context]");
      if (context && line.startsWith("filesystems=")) {
        return List.of(line.substring("filesystems=".length()).split(";"));
      }
    }
    return List.of();
  }

  private static void grant(Host host, Map<String, Sight.Access> grants, String entry) {
    String name = entry.strip();
    boolean taken = name.startsWith("!");
    if (taken) name = name.substring(1);
    Access access = taken ? Access.HIDDEN : Access.WRITABLE;
    int colon = name.lastIndexOf(':');
    if (colon > 0) {
      String mode = name.substring(colon + 1);
      name = name.substring(0, colon);
      if (mode.equals("ro")) access = Access.READ_ONLY;
      // "!host:reset" takes away all that was granted before.
      if (taken && mode.equals("reset")) grants.clear();
    }
    String folder = folder(host, name);
    if (folder != null) grants.put(folder, access);
  }

  private static @Nullable String folder(Host host, String name) {
    if (name.equals("host")) return "/";
    if (name.equals("home") || name.equals("~")) return host.home();
    if (name.startsWith("~/")) return host.inHome(name.substring(2));
    if (name.startsWith("/")) return name;
    int slash = name.indexOf('/');
    String first = slash < 0 ? name : name.substring(0, slash);
    String usual = USER_FOLDERS.get(first);
    if (usual == null) return null;
    String folder = host.inHome(usual);
    // People's own folders have names in their own language.
    String key = first.substring("xdg-".length()).replace("-", "").replace("_", "");
    for (String line : host.lines(host.inHome(".config/user-dirs.dirs"))) {
      int equals = line.indexOf('=');
      if (!line.startsWith("XDG_") || equals < 0) continue;
      String named =
          line.substring(4, equals).replace("_DIR", "").toLowerCase(java.util.Locale.ROOT);
      if (!named.equals(key)) continue;
      folder = line.substring(equals + 1).replace("\"", "").strip().replace("$HOME", host.home());
    }
    return slash < 0 ? folder : folder + name.substring(slash);
  }

  @Override
  public Access of(String path) {
    String best = "";
    Access access = Access.HIDDEN;
    for (Map.Entry<String, Sight.Access> grant : grants.entrySet()) {
      String folder = grant.getKey();
      if (folder.length() < best.length() || !holds(folder, path)) continue;
      if (folder.equals("/") && isOwn(path)) continue;
      best = folder;
      access = grant.getValue();
    }
    // What other applications keep to themselves stays theirs.
    return holds(home + "/.var/app", path) && !best.startsWith(home + "/.var/app")
        ? Access.HIDDEN
        : access;
  }

  private static boolean isOwn(String path) {
    for (String folder : HOST) if (holds(folder, path)) return false;
    for (String folder : OWN) if (holds(folder, path)) return true;
    return false;
  }

  private static boolean holds(String folder, String path) {
    return folder.equals("/") || path.equals(folder) || path.startsWith(folder + "/");
  }
}
