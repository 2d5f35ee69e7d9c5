package pentimento.studio.painting;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.studio.Duplicate;

/// Chooses the file name of a new painting beside its photograph.
public final class DocumentName {

  private DocumentName() {}

  /// `PHOTO.kra` when that name is free, else `PHOTO.ext.kra`, `PHOTO.ext.2.kra` and so on; for the
  /// duplicate N of a photograph `PHOTO.ext.N.kra` before the latter. What is there already is
  /// never touched, nor is a name taken that a painting of the same edit has, even if it is not
  /// there.
  public static Path free(Duplicate of, Edit edit) {
    Path photo = of.photo();
    String name = String.valueOf(photo.getFileName());
    int dot = name.lastIndexOf('.');
    List<String> names = new ArrayList<>();
    if (of.number() == 1) {
      names.add((dot > 0 ? name.substring(0, dot) : name) + ".kra");
      names.add(name + ".kra");
    }
    Set<String> taken = new HashSet<>();
    for (Module module : edit.modules()) {
      if (module.operation() instanceof Through through) taken.add(through.document());
    }
    for (int n = Math.max(2, of.number()); ; n++) {
      names.add(name + "." + n + ".kra");
      for (String free : names) {
        Path file = photo.resolveSibling(free);
        if (!taken.contains(free) && !Files.exists(file)) return file;
      }
      names.clear();
    }
  }
}
