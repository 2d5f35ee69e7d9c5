package pentimento.studio.identity;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import pentimento.host.Host;
import pentimento.host.KritaBackups;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.studio.painting.Memory;
import pentimento.studio.painting.Through;

/// The copies of a document that Krita makes when it saves, `NAME~` beside it or `NAME.1~` and so
/// on where the user wants several. Once the save is complete they get hidden names, so that beside
/// a photograph there is one document to be seen (docs/decisions/0502).
public final class KritaBackup {

  /// How many of Krita's numbered copies are kept when its settings are not found.
  private static final int UNKNOWN = 10;

  private KritaBackup() {}

  /// Where Krita's latest backup of a document is kept: `.NAME.krita~`.
  public static Path hidden(Path document) {
    return hidden(document, 1);
  }

  /// @param age 1 for the latest, 2 for the one before: `.NAME.krita.2~`
  private static Path hidden(Path document, int age) {
    String number = age == 1 ? "" : "." + age;
    return document.resolveSibling("." + document.getFileName() + ".krita" + number + "~");
  }

  /// Whether a file has the name under which a backup of Krita's is kept.
  static boolean isHidden(Path document, Path file) {
    String name = Pattern.quote("." + document.getFileName() + ".krita");
    return String.valueOf(file.getFileName()).matches(name + "(\\.\\d+)?~");
  }

  /// All that may be kept of a document's earlier states, by whomever: files whose names say so,
  /// the newest first.
  static List<Path> all(Path document) {
    return all(document, KritaBackups.of(Host.current()));
  }

  static List<Path> all(Path document, KritaBackups settings) {
    Path folder = document.toAbsolutePath().getParent();
    if (folder == null) return List.of();
    String name = String.valueOf(document.getFileName());
    // Hidden, .krita~ and .krita.2~ are Krita's, ~ from refreshes, .1~ from taking. What Krita
    // calls
    // an incremental backup is NAME~001.kra.
    String stem = name.endsWith(".kra") ? name.substring(0, name.length() - 4) : name;
    Pattern ours =
        Pattern.compile(
            "\\."
                + Pattern.quote(name)
                + "(\\.krita)?(\\.\\d+)?~"
                + "|"
                + Pattern.quote(stem)
                + "~\\d+[a-zA-Z]?\\.kra");
    Pattern krita = Pattern.compile(names(document, settings));
    Set<Path> all = new LinkedHashSet<>();
    for (Path file : files(folder)) {
      String found = String.valueOf(file.getFileName());
      if (ours.matcher(found).matches() || krita.matcher(found).matches()) all.add(file);
    }
    for (Path other : settings.elsewhere()) {
      for (Path file : files(other)) {
        if (krita.matcher(String.valueOf(file.getFileName())).matches()) all.add(file);
      }
    }
    List<Path> sorted = new ArrayList<>(all);
    sorted.sort(KritaBackup::newestFirst);
    return sorted;
  }

  /// The names that Krita gives its backups of a document: groups `n` is the number.
  private static String names(Path document, KritaBackups settings) {
    String suffixes =
        settings.suffixes().stream().map(Pattern::quote).collect(Collectors.joining("|"));
    String name = Pattern.quote(String.valueOf(document.getFileName()));
    return name + "(?:\\.(?<n>\\d+))?(?:" + suffixes + ")";
  }

  private static List<Path> files(Path folder) {
    List<Path> all = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) if (Files.isRegularFile(file)) all.add(file);
    } catch (IOException _) {
      // The folder cannot be read, so there is nothing to offer or to hide.
    }
    return all;
  }

  private static int newestFirst(Path a, Path b) {
    return Offer.newer(a, b) ? -1 : Offer.newer(b, a) ? 1 : a.compareTo(b);
  }

  /// Hides the backups of all paintings of an edit.
  public static void hide(Path photo, Edit edit, Memory memory) {
    for (Module module : edit.modules()) {
      if (!(module.operation() instanceof Through through)) continue;
      if (Documents.look(photo, through, memory) instanceof Documents.Whereabout.Here here) {
        hide(here.file(), through, () -> KritaBackups.of(Host.current()));
      }
    }
  }

  /// Hides the backups of one document, the oldest first. They stay where they are while a save may
  /// be going on, when one is of another painting, and when they would replace anything but an
  /// older backup of the same painting.
  static void hide(Path document, Through through, Supplier<KritaBackups> settings) {
    Path folder = document.toAbsolutePath().getParent();
    if (folder == null) return;
    String name = String.valueOf(document.getFileName());
    List<Path> beside = files(folder);
    beside.removeIf(f -> {
      String other = String.valueOf(f.getFileName());
      return !other.startsWith(name) || other.equals(name);
    });
    if (beside.isEmpty()) return;
    KritaBackups krita = settings.get();
    Pattern names = Pattern.compile(names(document, krita));
    List<Path> backups = new ArrayList<>();
    boolean numbered = false;
    for (Path file : beside) {
      var matcher = names.matcher(String.valueOf(file.getFileName()));
      if (!matcher.matches()) continue;
      numbered |= matcher.group("n") != null;
      // Krita makes its backup first: a save that is complete leaves a document that is not older.
      if (Offer.newer(file, document) || !Documents.isOf(file, through)) return;
      backups.add(file);
    }
    if (backups.isEmpty() || !Documents.isOf(document, through)) return;
    int most = !numbered ? 1 : krita.number() > 1 ? krita.number() : UNKNOWN;
    backups.sort(KritaBackup::newestFirst);
    for (Path backup : backups.reversed()) {
      if (!hide(document, backup, through, most)) return;
    }
  }

  /// Makes a backup the latest hidden one; those before it move on by one.
  ///
  /// @param most how many are kept
  /// @return false when it stays where it is
  private static boolean hide(Path document, Path backup, Through through, int most) {
    Path latest = hidden(document);
    if (Files.exists(latest)) {
      if (Offer.newer(latest, backup) || !Documents.isOf(latest, through)) return false;
    }
    int free = 1;
    while (free < most && Files.exists(hidden(document, free))) free++;
    try {
      // From the oldest on, so that a process that is killed in between has lost nothing.
      for (int age = free; age > 1; age--) move(hidden(document, age - 1), hidden(document, age));
      move(backup, latest);
      return true;
    } catch (IOException _) {
      // Somebody holds it, or another process was quicker; nothing is lost by that.
      return false;
    }
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
