package pentimento.studio.watch;

import java.nio.file.Path;
import java.util.Set;
import pentimento.pipe.Edit;
import pentimento.pixel.ContentHash;
import pentimento.studio.painting.Chain;
import pentimento.studio.painting.Memory;

/// Names the picture that a photograph, its edit and its paintings make together.
final class PipeFingerprint {

  private PipeFingerprint() {}

  /// @param source hash of the photograph's bytes
  /// @throws pentimento.pixel.BadInput when a painting is missing or damaged
  static ContentHash of(Path photo, Edit edit, ContentHash source, Memory memory) {
    return Chain.at(photo, edit, source, edit.modules().size(), memory, Set.of());
  }
}
