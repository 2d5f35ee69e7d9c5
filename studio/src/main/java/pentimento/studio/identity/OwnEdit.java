package pentimento.studio.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pixel.BadInput;
import pentimento.pixel.ContentHash;
import pentimento.studio.Darkroom;
import pentimento.studio.Duplicate;
import pentimento.studio.Photo;
import pentimento.studio.Sidecar;
import pentimento.studio.painting.Through;

/// The edit that belongs to a photograph. That it does is said by the hash of the photograph's
/// bytes, which the edit holds; a name alone is not believed.
///
/// @param place which of the photograph's edits it is, and where it belongs
/// @param edit what it says
/// @param strayed the file it was found in, when that is not its place; null when it is
public record OwnEdit(Duplicate place, Edit edit, @Nullable Path strayed) {

  /// How an edit stands to the photograph beside it.
  public enum Bond {
    /// It was made for these bytes, or does not say for which.
    OWN,
    /// It was made for other bytes of the same name: the photograph was replaced or changed.
    REPLACED
  }

  /// Finds one of a photograph's edits: beside it, else wherever an edit for these bytes lies whose
  /// own photograph is gone.
  ///
  /// @param notes told when it strayed, and when the photograph was replaced
  /// @return null when there is none
  /// @throws BadInput when what lies there is the edit of another photograph or a copy by hand of
  ///   one, or when several edits might be meant
  public static @Nullable OwnEdit find(
      Photo photo, int number, Whereabouts whereabouts, Consumer<String> notes) {
    Duplicate place = new Duplicate(photo.file(), number);
    Edit edit = place.find(Darkroom.catalogue());
    if (edit == null) return strayed(photo, place, whereabouts, notes);
    Bond bond = bond(photo, edit, place.sidecar(), whereabouts);
    HandCopy.refuse(photo, place, edit, whereabouts);
    if (bond == Bond.REPLACED) {
      notes.accept(
          photo.file()
              + ": its bytes are not those that "
              + place.sidecar().getFileName()
              + " was made for; the photograph was replaced or changed since");
    } else {
      ContentHash hash = edit.sourceHash();
      if (hash != null) whereabouts.saw(hash, place.sidecar());
    }
    return new OwnEdit(place, edit, null);
  }

  /// Whether an edit belongs to a photograph.
  ///
  /// @param file where the edit lies
  /// @throws BadInput when it is the edit of another photograph
  public static Bond bond(Photo photo, Edit edit, Path file, Whereabouts whereabouts) {
    ContentHash made = edit.sourceHash();
    if (made == null || made.equals(photo.hash())) return Bond.OWN;
    Path home = photo.file().toAbsolutePath().getParent();
    Path owner =
        home == null
            ? null
            : PhotoSearch.find(made, edit.source(), home, photo.file(), whereabouts);
    String name = String.valueOf(photo.file().getFileName());
    if (owner != null) {
      throw new BadInput(
          file.toString(),
          "",
          "is the edit of " + owner + ", not of " + name + ": its hash says so",
          "name it "
              + Duplicate.first(owner).sidecar().getFileName()
              + " beside that photograph, or take its modules over with pentimento edit copy");
    }
    if (!edit.source().isEmpty() && !edit.source().equals(name)) {
      throw new BadInput(
          file.toString(),
          "",
          "was made for " + edit.source() + " with other bytes than " + name + " has",
          "give the files their names back; to render with it all the same, name it with --edit");
    }
    return Bond.REPLACED;
  }

  /// Sees to it that nobody's painting is put on another photograph.
  ///
  /// @throws BadInput when the edit has paintings and was made for a photograph of another name and
  ///   other bytes
  public static void checkPaintings(Photo photo, Edit edit) {
    ContentHash made = edit.sourceHash();
    String name = String.valueOf(photo.file().getFileName());
    if (made == null || edit.source().isEmpty() || edit.source().equals(name)) return;
    for (Module module : edit.modules()) {
      if (!module.enabled() || !(module.operation() instanceof Through through)) continue;
      if (made.equals(photo.hash())) return;
      throw new BadInput(
          photo.file().toString(),
          "",
          "the edit's painting " + through.document() + " was made on " + edit.source(),
          "take it over with pentimento edit copy --with-paint, or use --no-paintings");
    }
  }

  private static @Nullable OwnEdit strayed(
      Photo photo, Duplicate place, Whereabouts whereabouts, Consumer<String> notes) {
    Path home = photo.file().toAbsolutePath().normalize().getParent();
    if (home == null) return null;
    List<Path> found = orphans(photo, place.number(), Duplicate.edits(home), whereabouts);
    if (found.isEmpty()) {
      found = orphans(photo, place.number(), whereabouts.edits(photo.hash()), whereabouts);
    }
    if (found.isEmpty()) return null;
    if (found.size() > 1) {
      throw new BadInput(
          photo.file().toString(),
          "",
          "several edits were made for its bytes: " + found,
          "name the right one " + place.sidecar().getFileName());
    }
    Path file = found.getFirst();
    notes.accept(
        photo.file() + ": its edit was found at " + file + " by the hash of the photograph");
    Path from = file.toAbsolutePath().normalize().getParent();
    Edit edit = Sidecar.read(file, Darkroom.catalogue());
    return new OwnEdit(place, from == null ? edit : seenFrom(edit, from, home), file);
  }

  /// Which of a photograph's edits there are: the first, those beside it, and those that were made
  /// for its bytes and lie under the name of a photograph that is gone.
  public static Set<Integer> numbers(Photo photo, Whereabouts whereabouts) {
    Set<Integer> numbers = new TreeSet<>(Set.of(1));
    for (Duplicate d : Duplicate.of(photo.file())) numbers.add(d.number());
    Path home = photo.file().toAbsolutePath().normalize().getParent();
    if (home == null) return numbers;
    List<Path> edits = new ArrayList<>(Duplicate.edits(home));
    edits.addAll(whereabouts.edits(photo.hash()));
    for (Path file : edits) {
      Duplicate of = Duplicate.ofEdit(file);
      if (of == null || Files.isRegularFile(of.photo())) continue;
      if (names(file, photo.hash())) numbers.add(of.number());
    }
    return numbers;
  }

  /// Edits made for these bytes whose own photograph is gone or has other bytes.
  private static List<Path> orphans(
      Photo photo, int number, List<Path> edits, Whereabouts whereabouts) {
    List<Path> found = new ArrayList<>();
    for (Path file : edits) {
      Duplicate of = Duplicate.ofEdit(file);
      if (of == null || of.number() != number || !names(file, photo.hash())) continue;
      boolean taken =
          Files.isRegularFile(of.photo()) && whereabouts.hash(of.photo()).equals(photo.hash());
      if (!taken) found.add(file);
    }
    return found;
  }

  private static boolean names(Path edit, ContentHash hash) {
    try {
      return photoOf(edit, Sidecar.read(edit, Darkroom.catalogue())).equals(hash);
    } catch (BadInput _) {
      return false;
    }
  }

  private static ContentHash photoOf(Path edit, Edit read) {
    ContentHash hash = read.sourceHash();
    if (hash == null) throw new BadInput(edit.toString(), "", "names no photograph");
    return hash;
  }

  /// The edit with its documents named from another folder, where they are still in the old one.
  private static Edit seenFrom(Edit edit, Path from, Path home) {
    if (from.equals(home)) return edit;
    Edit now = edit;
    for (int i = 0; i < edit.modules().size(); i++) {
      Module module = edit.modules().get(i);
      if (!(module.operation() instanceof Through through)) continue;
      Path document = from.resolve(through.document()).normalize();
      if (!Files.exists(document) || Files.exists(home.resolve(through.document()))) continue;
      now =
          now.replace(
              i, module.withOperation(through.withDocument(Documents.name(home, document))));
    }
    return now;
  }

  /// Replaces the edit at its place. What had strayed is gone then, unless somebody changed it.
  public OwnEdit save(Edit changed, Whereabouts whereabouts) {
    place.write(changed, Darkroom.catalogue());
    ContentHash hash = changed.sourceHash();
    if (hash != null) whereabouts.saw(hash, place.sidecar());
    if (strayed != null && !PhotoSearch.same(strayed, place.sidecar())) {
      try {
        Files.deleteIfExists(strayed);
      } catch (IOException _) {
        // It stays an orphan; the one at its place counts.
      }
    }
    return new OwnEdit(place, changed, null);
  }
}
