package pentimento.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A machine as far as finding things on it goes: its system, the variables of the process, its
/// files, and short questions to its own programs.
///
/// @param root what stands for `/`, or for the folder of the drives (`C/...`); null for the machine
///   itself. With a root, any system's tree of files can be looked through on any other.
/// @param asking answers a command line with what it prints; null when it cannot be run
public record Host(
    Os os, Map<String, String> environment, String home, @Nullable Path root, Asking asking) {

  /// Families of systems that keep programs in different places.
  public enum Os {
    LINUX,
    MACOS,
    WINDOWS;

    static Os of(String name) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.startsWith("windows")) return WINDOWS;
      return lower.startsWith("mac") ? MACOS : LINUX;
    }
  }

  /// Runs a short command of the system.
  @FunctionalInterface
  public interface Asking {
    @Nullable String ask(List<String> command);
  }

  private static final int LONGEST_ANSWER = 1 << 16;

  public Host {
    environment = Map.copyOf(environment);
  }

  /// The machine of this process.
  public static Host current() {
    Os os = Os.of(System.getProperty("os.name", ""));
    Map<String, String> environment = System.getenv();
    String account = System.getProperty("user.home", ".");
    return new Host(os, environment, home(os, environment, account), null, Host::ask);
  }

  /// The user's folder: `HOME` where the system's programs go by it, Krita among them, else that of
  /// the account.
  static String home(Os os, Map<String, String> environment, String account) {
    String variable = environment.getOrDefault("HOME", "");
    return os == Os.WINDOWS || !variable.startsWith("/") ? account : variable;
  }

  /// A variable's value; empty when it is not set.
  String variable(String name) {
    String value = environment.get(name);
    if (value == null && os == Os.WINDOWS) {
      // Names of variables have no case there.
      for (Map.Entry<String, String> e : environment.entrySet()) {
        if (e.getKey().equalsIgnoreCase(name)) value = e.getValue();
      }
    }
    return value == null ? "" : value.strip();
  }

  /// The file that a path of this system names; null when it names none.
  @Nullable Path file(String path) {
    try {
      if (root == null) return Path.of(path);
      String plain = os == Os.WINDOWS ? path.replace('\\', '/').replace(":", "") : path;
      return root.resolve(plain.startsWith("/") ? plain.substring(1) : plain);
    } catch (InvalidPathException _) {
      return null;
    }
  }

  /// A path in the user's folder.
  String inHome(String path) {
    return join(home, path);
  }

  /// A path below a folder, with this system's separators.
  String join(String folder, String path) {
    char separator = os == Os.WINDOWS ? '\\' : '/';
    String below = path.replace('/', separator);
    return folder.endsWith(String.valueOf(separator)) ? folder + below : folder + separator + below;
  }

  boolean exists(String path) {
    Path file = file(path);
    return file != null && Files.exists(file);
  }

  /// Whether a path of this system is that of a program that may be run.
  public boolean isProgram(String path) {
    Path file = file(path);
    return file != null
        && Files.isRegularFile(file)
        && (os == Os.WINDOWS || Files.isExecutable(file));
  }

  /// The folders that programs are looked for in by name.
  List<String> searchPath() {
    List<String> folders = new ArrayList<>();
    for (String folder : variable("PATH").split(os == Os.WINDOWS ? ";" : ":")) {
      if (!folder.isBlank()) folders.add(folder.strip());
    }
    return folders;
  }

  /// A program on the search path; null when there is none.
  public @Nullable String onPath(String program) {
    String name = os == Os.WINDOWS ? program + ".exe" : program;
    for (String folder : searchPath()) {
      String path = join(folder, name);
      if (isProgram(path)) return path;
    }
    return null;
  }

  /// Names of what is in a folder, in order; none when there is no such folder.
  List<String> list(String folder) {
    Path file = file(folder);
    if (file == null || !Files.isDirectory(file)) return List.of();
    try (Stream<Path> all = Files.list(file)) {
      return all.map(p -> String.valueOf(p.getFileName()))
          .sorted(Comparator.naturalOrder())
          .toList();
    } catch (IOException _) {
      return List.of();
    }
  }

  /// The lines of a small text file; none when it cannot be read.
  List<String> lines(String path) {
    Path file = file(path);
    if (file == null || !Files.isRegularFile(file)) return List.of();
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException _) {
      return List.of();
    }
  }

  private static @Nullable String ask(List<String> command) {
    try {
      Path answer = Files.createTempFile("pentimento-answer-", ".txt");
      try {
        Process process =
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(answer.toFile())
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          return null;
        }
        try (var in = Files.newInputStream(answer)) {
          return new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
        }
      } finally {
        Files.deleteIfExists(answer);
      }
    } catch (IOException _) {
      return null;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
