package pentimento.engine.store;

import java.nio.file.Path;
import pentimento.pixel.ContentHash;

/// Where the parts of a store lie.
///
/// All of it stands below one folder that names the layout, so that a program of another layout
/// finds nothing it could misread.
///
/// ```
/// STORE/v2/objects/ab/cdef…       pixels, by fingerprint
/// STORE/v2/handles/….json             names that users gave to results
/// STORE/v2/memos/KIND/ab/cdef…    small facts that would take time to find out again
/// ```
///
/// @param store the folder the user knows
public record StoreFolder(Path store) {

  /// Raised when an older program could not live with what a newer one writes, or the reverse.
  static final String LAYOUT = "v2";

  Path layout() {
    return store.resolve(LAYOUT);
  }

  public Path objects() {
    return layout().resolve("objects");
  }

  public Path handles() {
    return layout().resolve("handles");
  }

  /// The folder of one kind of memos.
  public Path memos(String kind) {
    return layout().resolve("memos").resolve(kind);
  }

  /// The file of that name in a folder of many: a level of 256 folders keeps each small.
  static Path spread(Path folder, ContentHash name) {
    return folder.resolve(name.hex().substring(0, 2)).resolve(name.hex().substring(2));
  }
}
