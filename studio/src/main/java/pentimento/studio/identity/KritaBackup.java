package pentimento.studio.identity;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.studio.painting.Memory;
import pentimento.studio.painting.Through;

/// The copy of a document that Krita makes when it saves, `NAME~` beside it. Once the save is
/// complete it gets a hidden name, so that beside a photograph there is one document to be seen
/// (docs/decisions/0502).
public final class KritaBackup {

  private KritaBackup() {}

  /// Where Krita's backup of a document is kept: `.NAME.krita~`.
  public static Path hidden(Path document) {
    return document.resolveSibling("." + document.getFileName() + ".krita~");
  }

  private static Path visible(Path document) {
    return document.resolveSibling(document.getFileName() + "~");
  }

  /// All that may be kept of a document's earlier states, by whomever: files whose names say so,
  /// the newest first.
  static List<Path> all(Path document) {
    Path folder = document.toAbsolutePath().getParent();
    if (folder == null) return List.of();
    // NAME~ and NAME.1~ by Krita; hidden, .krita~ is Krita's, ~ from refreshes, .1~ from taking.
    String name = Pattern.quote(String.valueOf(document.getFileName()));
    Pattern kept = Pattern.compile("\\.?" + name + "(\\.(\\d+|krita))?~");
    List<Path> all = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*~")) {
      for (Path file : files) {
        if (kept.matcher(String.valueOf(file.getFileName())).matches()) all.add(file);
      }
    } catch (IOException _) {
      // The folder cannot be read, so there is nothing to offer.
    }
    all.sort((a, b) -> Offer.newer(a, b) ? -1 : Offer.newer(b, a) ? 1 : a.compareTo(b));
    return all;
  }

  /// Hides the backups of all paintings of an edit.
  public static void hide(Path photo, Edit edit, Memory memory) {
    for (Module module : edit.modules()) {
      if (!(module.operation() instanceof Through through)) continue;
      if (Documents.look(photo, through, memory) instanceof Documents.Whereabout.Here here) {
        hide(here.file(), through);
      }
    }
  }

  /// Hides the backup of one document. It stays where it is while a save may be going on, when it
  /// is of another painting, and when it would replace anything but an older backup of the same
  /// painting.
  static void hide(Path document, Through through) {
    Path backup = visible(document);
    if (!Files.isRegularFile(backup)) return;
    // Krita makes its backup first: a save that is complete leaves a document that is not older.
    if (Offer.newer(backup, document) || !Documents.isOf(document, through)) return;
    if (!Documents.isOf(backup, through)) return;
    Path hidden = hidden(document);
    if (Files.exists(hidden)) {
      if (Offer.newer(hidden, backup) || !Documents.isOf(hidden, through)) return;
    }
    try {
      Files.move(
          backup, hidden, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException _) {
      // Somebody holds it, or another process was quicker; nothing is lost by that.
    }
  }
}
