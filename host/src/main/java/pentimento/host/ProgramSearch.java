package pentimento.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.MissingProgram;

/// Looks for one program everywhere it may be, and takes the first that can be used; what the user
/// has named wins over all, and when that cannot be used, nothing else is taken in its place.
public final class ProgramSearch {

  private static final List<String> APPIMAGE_FOLDERS =
      List.of(
          "Applications", "AppImages", "Apps", "Downloads", "bin", ".local/bin", "Desktop", "opt");
  private static final Pattern REGISTERED = Pattern.compile("REG_(EXPAND_)?SZ\\s+(.+)");
  private static final Pattern WINDOWS_PATH = Pattern.compile("(?:[A-Za-z]:|\\\\)\\\\.*");
  private static final Pattern WINDOWS_VARIABLE = Pattern.compile("%([^%]+)%");

  private final Host host;
  private final KnownProgram program;
  private final Map<String, Candidate> candidates = new LinkedHashMap<>();

  /// Whether the user has named the first candidate.
  private boolean named;

  private ProgramSearch(Host host, KnownProgram program) {
    this.host = host;
    this.program = program;
  }

  /// Looks on this machine, with this user's settings.
  public static ProgramSearch of(KnownProgram program) {
    Host host = Host.current();
    return of(host, Settings.in(Places.of(host).configuration()), program);
  }

  /// Looks on a machine.
  public static ProgramSearch of(Host host, Settings settings, KnownProgram program) {
    ProgramSearch search = new ProgramSearch(host, program);
    search.look(settings);
    return search;
  }

  /// All that were found, best first.
  public List<Candidate> candidates() {
    return List.copyOf(candidates.values());
  }

  /// The one to use; null when there is none.
  public @Nullable Candidate taken() {
    for (Candidate c : candidates.values()) {
      if (c.isUsable()) return c;
      if (named) return null;
    }
    return null;
  }

  /// The one to use.
  ///
  /// @throws MissingProgram with what stands in the way
  public Candidate required() {
    Candidate taken = taken();
    if (taken != null) return taken;
    String setting = program.variable() + " or programs." + program.key() + " in config.toml";
    for (Candidate c : candidates.values()) {
      throw new MissingProgram(c.where(), c.obstacle(), "or name another in " + setting);
    }
    throw new MissingProgram(
        program.name(),
        "was found neither on the PATH nor where it usually is",
        "install it, or name it in " + setting + " (pentimento doctor shows more)");
  }

  private void look(Settings settings) {
    String named = host.variable(program.variable());
    if (named.isEmpty()) {
      String set = settings.value("programs." + program.key());
      if (set != null) named = set;
    }
    if (!named.isEmpty()) named(named);
    onPath();
    switch (host.os()) {
      case LINUX -> linux();
      case MACOS -> macos();
      case WINDOWS -> windows();
    }
  }

  private void named(String text) {
    named = true;
    if (text.equals("flatpak") || text.endsWith("/" + program.flatpak())) {
      flatpak();
    } else if (text.equals("snap") || text.endsWith("/snap/bin/" + program.snap())) {
      snap();
    } else {
      String path = text.startsWith("~/") ? host.inHome(text.substring(2)) : text;
      if (path.endsWith(".app")) path = host.join(path, "Contents/MacOS/" + program.command());
      if (host.isProgram(path)) {
        add(Candidate.of(path, Candidate.Kind.SETTING));
      } else {
        add(
            broken(
                path,
                host.exists(path)
                    ? "is named by the user's settings, but is not a program that may be run"
                    : "is named by the user's settings, but is not there"));
      }
    }
    if (candidates.isEmpty()) {
      add(broken(text, "is named by the user's settings, but is not installed"));
    }
  }

  private static Candidate broken(String path, String obstacle) {
    return new Candidate(path, List.of(path), Candidate.Kind.SETTING, Sight.ALL, obstacle);
  }

  private void onPath() {
    for (String folder : host.searchPath()) {
      if (isSnap(folder)) continue;
      for (String name : program.commands(host.os())) {
        String path = host.join(folder, name);
        if (host.isProgram(path)) add(Candidate.of(path, Candidate.Kind.PATH));
      }
    }
  }

  private static boolean isSnap(String folder) {
    return folder.equals("/snap/bin") || folder.equals("/var/lib/snapd/snap/bin");
  }

  private void usual(Candidate.Kind kind, List<String> paths) {
    for (String path : paths) if (host.isProgram(path)) add(Candidate.of(path, kind));
  }

  private void linux() {
    String command = program.command();
    usual(
        Candidate.Kind.USUAL,
        List.of(
            "/usr/local/bin/" + command,
            "/usr/bin/" + command,
            "/opt/" + program.key() + "/bin/" + command,
            host.inHome(".local/bin/" + command),
            host.inHome("bin/" + command)));
    appImages();
    snap();
    flatpak();
  }

  private void appImages() {
    if (program.appImage() == null) return;
    List<String> folders = new ArrayList<>();
    for (String folder : APPIMAGE_FOLDERS) folders.add(host.inHome(folder));
    folders.addAll(List.of("/opt", "/opt/" + program.key(), "/usr/local/bin"));
    List<String> files = new ArrayList<>();
    for (String folder : folders) {
      for (String name : host.list(folder)) {
        if (program.appImage().matcher(name.toLowerCase(Locale.ROOT)).matches()) {
          files.add(folder + "/" + name);
        }
      }
    }
    // The newest version first, wherever it lies.
    files.sort((a, b) -> VersionOrder.compare(fileName(b), fileName(a)));
    for (String file : files) {
      String obstacle = host.isProgram(file) ? "" : "may not be run; chmod +x it";
      add(new Candidate(file, List.of(file), Candidate.Kind.APPIMAGE, Sight.ALL, obstacle));
    }
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private void snap() {
    for (String folder : List.of("/snap/bin", "/var/lib/snapd/snap/bin")) {
      String path = folder + "/" + program.snap();
      if (!host.exists(path)) continue;
      add(
          new Candidate(
              path,
              List.of(path),
              Candidate.Kind.SNAP,
              new SnapSight(host.home()),
              program.snapObstacle()));
    }
  }

  private void flatpak() {
    String application = program.flatpak();
    for (String folder : List.of("/var/lib/flatpak", host.inHome(".local/share/flatpak"))) {
      if (!host.exists(folder + "/app/" + application + "/current")) continue;
      List<String> command = new ArrayList<>();
      String flatpak = host.onPath("flatpak");
      command.add(flatpak == null ? "flatpak" : flatpak);
      command.add("run");
      command.addAll(program.flatpakOptions());
      command.add(application);
      add(
          new Candidate(
              application,
              command,
              Candidate.Kind.FLATPAK,
              FlatpakSight.of(host, folder, application),
              flatpak == null ? "needs the program flatpak; install it" : ""));
    }
  }

  private void macos() {
    String inBundle = program.bundle() + "/Contents/MacOS/" + program.command();
    usual(
        Candidate.Kind.BUNDLE,
        List.of("/Applications/" + inBundle, host.inHome("Applications/" + inBundle)));
    usual(
        Candidate.Kind.USUAL,
        List.of("/opt/homebrew/bin/" + program.command(), "/usr/local/bin/" + program.command()));
  }

  private void windows() {
    String executable = program.command() + ".exe";
    registered(executable);
    List<String> paths = new ArrayList<>();
    for (String variable :
        List.of("ProgramW6432", "ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA")) {
      String folder = host.variable(variable);
      if (folder.isEmpty()) continue;
      if (variable.equals("LOCALAPPDATA")) folder = host.join(folder, "Programs");
      for (String own : program.windowsFolders()) {
        paths.add(host.join(folder, own + "/bin/" + executable));
      }
    }
    usual(Candidate.Kind.USUAL, paths);
  }

  /// `App Paths` of the user and of the machine; both may name the file in quotes.
  private void registered(String executable) {
    for (String hive : List.of("HKCU", "HKLM")) {
      String key =
          hive + "\\Software\\Microsoft\\Windows\\CurrentVersion\\App Paths\\" + executable;
      String answer = host.asking().ask(List.of("reg", "query", key, "/ve"));
      if (answer == null) continue;
      Matcher value = REGISTERED.matcher(answer);
      if (!value.find()) continue;
      String path = value.group(2).strip().replace("\"", "");
      if (value.group(1) != null) path = expanded(path);
      // Of a key without a value it says so, in the language of the system.
      if (!WINDOWS_PATH.matcher(path).matches()) continue;
      if (host.isProgram(path)) {
        add(Candidate.of(path, Candidate.Kind.REGISTRY));
      } else {
        add(
            new Candidate(
                path,
                List.of(path),
                Candidate.Kind.REGISTRY,
                Sight.ALL,
                "is registered with Windows, but is not there; repair its installation"));
      }
    }
  }

  /// Puts the values of variables that Windows knows in the place of their names between `%`.
  private String expanded(String path) {
    return WINDOWS_VARIABLE
        .matcher(path)
        .replaceAll(name -> {
          String value = host.variable(name.group(1));
          return Matcher.quoteReplacement(value.isEmpty() ? name.group() : value);
        });
  }

  private void add(Candidate candidate) {
    String key = candidate.where();
    var file = host.file(key);
    if (file != null && java.nio.file.Files.exists(file)) {
      try {
        // The same program under two names, such as /bin and /usr/bin.
        key = file.toRealPath().toString();
      } catch (java.io.IOException _) {
        key = candidate.where();
      }
    }
    candidates.putIfAbsent(key, candidate);
  }
}
