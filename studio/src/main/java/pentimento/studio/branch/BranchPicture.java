package pentimento.studio.branch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pentimento.engine.store.ObjectStore;
import pentimento.kra.KraDocument;
import pentimento.pixel.BadInput;
import pentimento.pixel.Cancellation;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;
import pentimento.pixel.Planes;
import pentimento.studio.Darkroom;
import pentimento.studio.Photo;
import pentimento.studio.painting.BaseRecord;
import pentimento.studio.painting.Cut;
import pentimento.studio.painting.LinkedBase;
import pentimento.studio.painting.Memory;

/// The pictures that branches give: from the store, else rendered and kept there.
public final class BranchPicture {

  private BranchPicture() {}

  /// What the store calls the picture of a branch.
  ///
  /// @param below fingerprint of the picture at its place
  static ContentHash objectName(ContentHash below) {
    return new ContentHasher().put("branch").put(below).hash();
  }

  /// A picture and what it shows.
  record Made(Planes pixels, Cut cut) {}

  /// Renders a branch, or takes it from the store.
  static Made of(Darkroom darkroom, BranchPlace place, Memory memory, Cancellation cancellation) {
    try (Photo photo = Photo.open(place.photo())) {
      Cut cut = Cut.of(darkroom, photo, place.own().edit(), place.index(), cancellation);
      ContentHash name = objectName(cut.hash());
      ObjectStore store = memory.objects();
      Planes kept = store == null ? null : store.get(name);
      if (kept != null) return new Made(kept, cut);
      Planes made =
          darkroom
              .executor()
              .render(cut.rendering().plan(), cut.rendering().plan().out().bounds(), cancellation);
      // A store that cannot be written to costs time only.
      if (store != null) store.put(name, made);
      return new Made(made, cut);
    }
  }

  /// What a layer of a document shows now: the branch as it is, else what its file holds.
  ///
  /// @param notes told when the branch is not at hand
  /// @return null when there is neither
  public static @Nullable Planes shown(
      Darkroom darkroom,
      BranchLayer layer,
      Memory memory,
      Consumer<String> notes,
      Cancellation cancellation) {
    BranchPlace place = BranchPlace.find(layer.handle(), memory);
    if (place != null) return of(darkroom, place, memory, cancellation).pixels();
    Planes last = LinkedBase.read(layer.file());
    notes.accept(
        layer.file().getFileName()
            + ": the photograph of this branch is not at hand; "
            + (last == null ? "its layer is left out" : "its last picture was taken"));
    return last;
  }

  /// Fingerprints of what the branch layers of a document show now, each with its layer.
  ///
  /// @param visiting handles of branches whose fingerprint is being asked for
  public static List<ContentHash> hashes(
      KraDocument document, Memory memory, Set<String> visiting) {
    List<ContentHash> all = new ArrayList<>();
    for (BranchLayer layer : BranchLayer.of(document)) {
      BranchPlace place = BranchPlace.find(layer.handle(), memory);
      ContentHash shows = place != null ? place.hash(memory, visiting) : recorded(layer.file());
      all.add(new ContentHasher().put(layer.uuid()).put(shows).hash());
    }
    return all;
  }

  private static ContentHash recorded(Path file) {
    BaseRecord record = LinkedBase.record(file);
    return record == null ? BaseRecord.NOTHING : record.below();
  }

  /// Whether a layer's file shows a fingerprint.
  static boolean shows(BranchLayer layer, ContentHash hash) {
    try {
      return recorded(layer.file()).equals(hash);
    } catch (BadInput _) {
      return false;
    }
  }
}
