package pentimento.studio.painting;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Krita's own files beside a document: never taken for the document, and a sign of unsaved work.
public final class Autosave {

  private Autosave() {}

  /// The autosave of a document that holds work not yet in it; null when there is none. That there
  /// is none proves nothing: Krita may hold unsaved work for minutes before it writes one.
  public static @Nullable Path of(Path document) {
    Path file = document.resolveSibling("." + document.getFileName() + "-autosave.kra");
    return Files.exists(file) ? file : null;
  }

  /// Whether a file is one of Krita's autosaves or backups.
  public static boolean isOne(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith("-autosave.kra") || name.endsWith("~");
  }
}
