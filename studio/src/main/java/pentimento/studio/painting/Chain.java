package pentimento.studio.painting;

import java.util.List;
import java.util.Set;
import pentimento.engine.Fingerprints;
import pentimento.kra.KraDocument;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pixel.ContentHash;
import pentimento.pixel.colour.RgbSpace;
import pentimento.studio.Darkroom;
import pentimento.studio.branch.BranchPicture;
import pentimento.studio.identity.Documents;

/// Names the picture at a place of an edit without rendering anything.
public final class Chain {

  private Chain() {}

  /// The fingerprint of the picture at a place, as [Cut#hash] has it.
  ///
  /// @param source hash of the photograph's bytes
  /// @param index how many modules stand below
  /// @param visiting handles of branches whose fingerprint is being asked for
  /// @throws pentimento.pixel.BadInput when a painting below is missing or damaged
  public static ContentHash at(
      java.nio.file.Path photo,
      Edit edit,
      ContentHash source,
      int index,
      Memory memory,
      Set<String> visiting) {
    ContentHash now = source;
    List<Module> modules = edit.modules();
    for (int i = 0; i < index; i++) {
      Module module = modules.get(i);
      if (!(module.operation() instanceof Through through)) {
        now = Fingerprints.above(Darkroom.catalogue(), module, now, RgbSpace.SRGB);
      } else if (module.enabled()) {
        ContentHash below =
            BelowHash.of(Darkroom.catalogue(), now, modules.subList(i + 1, modules.size()));
        try (KraDocument document = KraDocument.open(Documents.find(photo, through, memory))) {
          now = result(document, through, below, memory, visiting);
        }
      }
    }
    return BelowHash.of(Darkroom.catalogue(), now, modules.subList(index, modules.size()));
  }

  /// The fingerprint of a flattened painting.
  ///
  /// @param below fingerprint of what stands below it
  /// @param visiting handles of branches whose fingerprint is being asked for
  public static ContentHash result(
      KraDocument document,
      Through through,
      ContentHash below,
      Memory memory,
      Set<String> visiting) {
    return Painter.resultHash(
        below,
        memory.hash(document, through.layer()),
        BranchPicture.hashes(document, memory, visiting));
  }
}
