package pentimento.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How the user's Kritas name the copies that they make of a document before each save, as their
/// `kritarc` says: `NAME~` when one is kept, `NAME.1~` (the newest) to `NAME.N~` when N are.
///
/// @param number how many are kept; the largest where several Kritas differ
/// @param suffixes the endings in use, `~` always among them
/// @param elsewhere folders in which they are put instead of the document's
public record KritaBackups(int number, Set<String> suffixes, Set<Path> elsewhere) {

  /// Krita's own choice: one copy, `~`, beside the document.
  public static final KritaBackups DEFAULT = new KritaBackups(1, Set.of("~"), Set.of());

  /// What a broken settings file may ask for at most.
  private static final int MOST = 1000;

  public KritaBackups {
    suffixes = Set.copyOf(suffixes);
    elsewhere = Set.copyOf(elsewhere);
  }

  /// What the settings of all Kritas that may be on a machine say together.
  public static KritaBackups of(Host host) {
    KritaBackups all = DEFAULT;
    @Nullable Path home = host.file(host.inHome(""));
    for (Candidate.Kind kind :
        List.of(Candidate.Kind.PATH, Candidate.Kind.FLATPAK, Candidate.Kind.SNAP)) {
      all = all.and(in(KritaFolders.of(host, kind).settings(), home));
    }
    return all;
  }

  /// What one settings file says.
  ///
  /// @param home the user's folder
  static KritaBackups in(Path kritarc, @Nullable Path home) {
    List<String> lines;
    try {
      if (!Files.isRegularFile(kritarc)) return DEFAULT;
      lines = Files.readAllLines(kritarc);
    } catch (IOException _) {
      return DEFAULT;
    }
    int number = 1;
    String suffix = "~";
    @Nullable Path folder = null;
    for (String line : lines) {
      // These stand before the first section.
      if (line.startsWith("[")) break;
      int equals = line.indexOf('=');
      if (equals < 0) continue;
      String value = line.substring(equals + 1).strip();
      switch (line.substring(0, equals).strip()) {
        case "numberofbackupfiles" -> {
          if (value.matches("\\d{1,6}")) number = Math.clamp(Integer.parseInt(value), 1, MOST);
        }
        case "backupfilesuffix" -> {
          if (!value.isEmpty() && !value.contains("/") && !value.contains("\\")) suffix = value;
        }
        case "backupfilelocation" -> {
          if (value.equals("1")) folder = home;
          if (value.equals("2")) folder = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
        }
        default -> {}
      }
    }
    return new KritaBackups(
        number,
        suffix.equals("~") ? Set.of("~") : Set.of("~", suffix),
        folder == null ? Set.of() : Set.of(folder));
  }

  private KritaBackups and(KritaBackups other) {
    Set<String> endings = new HashSet<>(suffixes);
    endings.addAll(other.suffixes);
    Set<Path> folders = new HashSet<>(elsewhere);
    folders.addAll(other.elsewhere);
    return new KritaBackups(Math.max(number, other.number), endings, folders);
  }
}
