package pentimento.studio.painting;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pentimento.kra.KraDocument;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pixel.ContentHash;
import pentimento.pixel.colour.RgbSpace;
import pentimento.studio.Darkroom;
import pentimento.studio.SegmentName;
import pentimento.studio.branch.Branch;
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
    List<Module> segment = new ArrayList<>();
    for (int i = 0; i < index; i++) {
      Module module = edit.modules().get(i);
      if (module.operation() instanceof Branch) continue;
      if (!(module.operation() instanceof Through through)) {
        segment.add(module);
      } else if (module.enabled()) {
        ContentHash below = below(edit, i + 1, segment, now, memory::darktable);
        try (KraDocument document = KraDocument.open(Documents.find(photo, through, memory))) {
          now = result(document, through, below, memory, visiting);
        }
        segment.clear();
      }
    }
    return below(edit, index, segment, now, memory::darktable);
  }

  /// The fingerprint of the picture above a segment, by which a painting there knows it.
  ///
  /// @param above index of the first module of the edit that stands above the painting
  /// @param segment the modules between the painting below and this one
  /// @param source fingerprint of what stands below the segment
  /// @param darktable gives the version of darktable, null when there is none
  static ContentHash below(
      Edit edit,
      int above,
      List<Module> segment,
      ContentHash source,
      Supplier<@Nullable String> darktable) {
    return BelowHash.of(
        Darkroom.catalogue(),
        SegmentName.top(edit, segment, source, RgbSpace.SRGB, darktable),
        edit.modules().subList(above, edit.modules().size()));
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
        BasePlace.of(document, through.layer()).name(below),
        memory.hash(document, through.layer()),
        BranchPicture.hashes(document, memory, visiting));
  }
}
