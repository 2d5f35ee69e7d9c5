package pentimento.studio.painting;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Krita's own files beside a document: never taken for the document, and a sign of unsaved work.
public final class Autosave {

  private Autosave() {}

  /// The autosave of a document that holds work not yet in it; null when there is none. That there
  /// is none proves nothing: Krita may hold unsaved work for minutes before it writes one.
  public static @Nullable Path of(Path document) {
    // Hidden by default; Krita can be told to show them.
    for (String prefix : List.of(".", "")) {
      Path file = document.resolveSibling(prefix + document.getFileName() + "-autosave.kra");
      if (Files.exists(file)) return file;
    }
    return null;
  }

  /// Whether a file is one of Krita's autosaves or backups.
  public static boolean isOne(Path file) {
    String name = String.valueOf(file.getFileName());
    // The last is what Krita calls an incremental backup, NAME~001.kra.
    return name.endsWith("-autosave.kra")
        || name.endsWith("~")
        || name.matches(".+~\\d+[a-zA-Z]?\\.kra");
  }
}
