package pentimento.studio.painting;

import java.nio.file.Files;
import java.nio.file.Path;

/// Chooses the file name of a new painting beside its photograph.
final class DocumentName {

  private DocumentName() {}

  /// `PHOTO.kra` when that name is free, else `PHOTO.ext.kra`, `PHOTO.ext.2.kra` and so on. What is
  /// there already is never touched.
  static Path free(Path photo) {
    String name = String.valueOf(photo.getFileName());
    int dot = name.lastIndexOf('.');
    Path short_ = photo.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".kra");
    if (!Files.exists(short_)) return short_;
    Path full = photo.resolveSibling(name + ".kra");
    for (int n = 2; Files.exists(full); n++) full = photo.resolveSibling(name + "." + n + ".kra");
    return full;
  }
}
