package pentimento.studio;

import java.nio.file.Path;
import pentimento.darktable.SidecarImport;
import pentimento.pipe.Edit;

/// Edits that darktable wrote.
final class DarktableEdits {

  private DarktableEdits() {}

  /// The edit in a sidecar of darktable's, for this photograph.
  static Edit read(Photo photo, Path xmp) {
    return SidecarImport.read(xmp, photo.camera()).edit();
  }
}
