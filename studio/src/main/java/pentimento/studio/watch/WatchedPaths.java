package pentimento.studio.watch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import pentimento.kra.KraDocument;
import pentimento.pixel.BadInput;
import pentimento.studio.Duplicate;
import pentimento.studio.painting.Autosave;
import pentimento.studio.painting.BaseRecord;

/// Finds the photographs behind the paths a user named: photographs, paintings, folders.
///
/// @param photos named one by one
/// @param folders whose photographs with an edit are meant, new ones included
record WatchedPaths(Set<Path> photos, Set<Path> folders) {

  /// @throws BadInput for a path that is not there, and for a document that is not ours, above all
  ///   Krita's autosaves and backups
  static WatchedPaths of(List<Path> paths) {
    Set<Path> photos = new LinkedHashSet<>();
    Set<Path> folders = new LinkedHashSet<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        folders.add(path);
      } else if (!Files.exists(path)) {
        throw new BadInput(path.toString(), "", "no such file or folder", "check the name");
      } else {
        photos.add(isDocument(path) ? photo(path) : path);
      }
    }
    return new WatchedPaths(photos, folders);
  }

  /// All photographs there are now, with their duplicates.
  Set<Duplicate> now() {
    Set<Duplicate> all = new LinkedHashSet<>();
    for (Path photo : photos) {
      all.add(Duplicate.first(photo));
      all.addAll(Duplicate.of(photo));
    }
    for (Path folder : folders) {
      for (Path edit : Duplicate.edits(folder)) {
        Duplicate of = Duplicate.ofEdit(edit);
        if (of != null && Files.isRegularFile(of.photo())) all.add(of);
      }
    }
    return all;
  }

  private static boolean isDocument(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".kra") || Autosave.isOne(file);
  }

  private static Path photo(Path document) {
    if (Autosave.isOne(document)) {
      throw new BadInput(
          document.toString(),
          "",
          "is an autosave or backup of Krita's, not the painting",
          "name the painting, its photograph or the folder");
    }
    try (KraDocument open = KraDocument.open(document)) {
      BaseRecord record = BaseRecord.of(open);
      Path photo = record == null ? null : document.resolveSibling(record.photo());
      if (photo != null && Files.isRegularFile(photo)) return photo;
    }
    throw new BadInput(
        document.toString(), "", "is no painting of a photograph beside it", "name the photograph");
  }
}
