package pentimento.studio.identity;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pixel.BadInput;
import pentimento.pixel.ContentHash;
import pentimento.studio.Darkroom;
import pentimento.studio.Duplicate;
import pentimento.studio.Photo;
import pentimento.studio.branch.Branch;
import pentimento.studio.painting.Through;

/// Edit files that were copied by hand. The copy has the same paintings and branches as the edit it
/// is of, by the same uuids; each of the two would put its own picture under the paint of both, one
/// after the other without end. One of the two is the owner, the same whoever asks.
final class HandCopy {

  private HandCopy() {}

  /// Sees to it that the paintings and branches of an edit are not those of another edit.
  ///
  /// @param place where the edit lies
  /// @throws BadInput when they are, and the other one is their owner
  static void refuse(Photo photo, Duplicate place, Edit edit, Whereabouts whereabouts) {
    Set<String> own = ids(edit);
    if (own.isEmpty()) return;
    for (Duplicate other : others(photo, place, edit, whereabouts)) {
      Edit theirs = read(other);
      if (theirs == null) continue;
      Set<String> shared = ids(theirs);
      shared.retainAll(own);
      if (shared.isEmpty()) continue;
      Claim claim = new Claim(place, edit, shared);
      if (claim.losesTo(new Claim(other, theirs, shared))) throw refused(place, other);
    }
  }

  private static BadInput refused(Duplicate place, Duplicate owner) {
    boolean duplicate = PhotoSearch.same(place.photo(), owner.photo());
    return new BadInput(
        place.sidecar().toString(),
        "",
        "is a copy by hand of the edit of "
            + owner.label()
            + ", whose paintings and branches it"
            + " names; nothing was mixed",
        duplicate
            ? "remove it, and make a duplicate with paintings of its own with pentimento edit"
                + " duplicate"
            : "bind it to its own photograph with pentimento edit copy --replace --with-paint "
                + owner.photo()
                + " "
                + place.photo()
                + " (or --recipe, without paint)");
  }

  /// Edits that may be the same one: of this photograph, of the one that the edit was made for, of
  /// others with the same bytes.
  private static Set<Duplicate> others(
      Photo photo, Duplicate place, Edit edit, Whereabouts whereabouts) {
    Set<Duplicate> all = new LinkedHashSet<>(Duplicate.of(place.photo()));
    if (!edit.source().isEmpty()) {
      Path named = sibling(place, edit.source());
      if (named != null) all.addAll(Duplicate.of(named));
    }
    ContentHash hash = edit.sourceHash();
    if (hash != null && hash.equals(photo.hash())) {
      for (Path file : whereabouts.edits(hash)) {
        Duplicate known = Duplicate.ofEdit(file);
        if (known != null) all.add(known);
      }
    }
    all.removeIf(other ->
        !Files.isRegularFile(other.photo()) || PhotoSearch.same(other.sidecar(), place.sidecar()));
    return all;
  }

  private static @Nullable Edit read(Duplicate other) {
    try {
      return other.find(Darkroom.catalogue());
    } catch (BadInput _) {
      // Damaged: whoever asks for it is told.
      return null;
    }
  }

  private static @Nullable Path sibling(Duplicate place, String name) {
    try {
      return place.photo().resolveSibling(name);
    } catch (InvalidPathException _) {
      return null;
    }
  }

  private static Set<String> ids(Edit edit) {
    Set<String> ids = new LinkedHashSet<>();
    for (Module module : edit.modules()) {
      if (module.operation() instanceof Through through) ids.add(through.layer());
      if (module.operation() instanceof Branch branch) ids.add(branch.handle());
    }
    return ids;
  }

  /// What an edit says it has.
  ///
  /// @param shared the uuids that another one says it has too
  private record Claim(Duplicate place, Edit edit, Set<String> shared) {

    boolean losesTo(Claim other) {
      List<Path> ours = documents();
      List<Path> theirs = other.documents();
      if (!sameFolder(other)) {
        // A folder copied with everything in it: each has documents of its own.
        return !ours.isEmpty() && !anyExists(ours) && anyExists(theirs);
      }
      if (!ours.isEmpty() && anyExists(ours) != anyExists(theirs)) return anyExists(theirs);
      if (!ours.isEmpty() && anyExists(ours) && !anySame(ours, theirs)) return false;
      if (place.photo().getFileName().equals(other.place.photo().getFileName())) {
        if (isNamedAfter(place)) return false;
        return other.isNamedAfter(other.place) || other.place.number() < place.number();
      }
      if (isOfItsPhoto() != other.isOfItsPhoto()) return other.isOfItsPhoto();
      return other.place.photo().compareTo(place.photo()) < 0;
    }

    private boolean sameFolder(Claim other) {
      return PhotoSearch.same(
          place.photo().resolveSibling("."), other.place.photo().resolveSibling("."));
    }

    /// Whether it was made for the photograph beside which it lies, by name.
    private boolean isOfItsPhoto() {
      return edit.source().equals(String.valueOf(place.photo().getFileName()));
    }

    /// Whether all documents have the name of a duplicate's.
    private boolean isNamedAfter(Duplicate duplicate) {
      List<Path> documents = documents();
      if (duplicate.number() == 1 || documents.isEmpty()) return false;
      String name = duplicate.photo().getFileName() + "." + duplicate.number() + ".kra";
      return documents.stream().allMatch(d -> d.endsWith(name));
    }

    private List<Path> documents() {
      List<Path> all = new ArrayList<>();
      for (Module module : edit.modules()) {
        if (!(module.operation() instanceof Through through)) continue;
        if (!shared.contains(through.layer())) continue;
        Path file = sibling(place, through.document());
        if (file != null) all.add(file.normalize());
      }
      return all;
    }

    private static boolean anyExists(List<Path> files) {
      return files.stream().anyMatch(Files::isRegularFile);
    }

    private static boolean anySame(List<Path> some, List<Path> others) {
      return some.stream().anyMatch(a -> others.stream().anyMatch(b -> PhotoSearch.same(a, b)));
    }
  }
}
