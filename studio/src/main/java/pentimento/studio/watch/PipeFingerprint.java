package pentimento.studio.watch;

import java.nio.file.Path;
import pentimento.engine.Fingerprints;
import pentimento.kra.KraDocument;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pixel.ContentHash;
import pentimento.pixel.colour.RgbSpace;
import pentimento.studio.Darkroom;
import pentimento.studio.identity.Documents;
import pentimento.studio.painting.Memory;
import pentimento.studio.painting.Painter;
import pentimento.studio.painting.Through;

/// Names the picture that a photograph, its edit and its paintings make together.
final class PipeFingerprint {

  private PipeFingerprint() {}

  /// @param source hash of the photograph's bytes
  /// @throws pentimento.pixel.BadInput when a painting is missing or damaged
  static ContentHash of(Path photo, Edit edit, ContentHash source, Memory memory) {
    ContentHash now = source;
    for (Module module : edit.modules()) {
      if (!(module.operation() instanceof Through through)) {
        now = Fingerprints.above(Darkroom.catalogue(), module, now, RgbSpace.SRGB);
      } else if (module.enabled()) {
        try (KraDocument document = KraDocument.open(Documents.find(photo, through, memory))) {
          now = Painter.resultHash(now, memory.hash(document, through.layer()));
        }
      }
    }
    return now;
  }
}
