package pentimento.studio.branch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pentimento.engine.store.Handle;
import pentimento.engine.store.Handles;
import pentimento.engine.store.ObjectStore;
import pentimento.kra.KraDocument;
import pentimento.pipe.Module;
import pentimento.pixel.BadParameter;
import pentimento.pixel.ContentHash;
import pentimento.pixel.Problem;
import pentimento.pixel.Unsupported;
import pentimento.studio.Photo;
import pentimento.studio.identity.Documents;
import pentimento.studio.identity.OwnEdit;
import pentimento.studio.identity.PhotoSearch;
import pentimento.studio.painting.BaseRecord;
import pentimento.studio.painting.Memory;

/// What branches there are, and which documents show them. Nothing is rendered.
///
/// A branch is a module of an edit. Its handle in the store says where that edit is, which result
/// is kept, and in which documents it is shown; from the edits and documents alone the handles are
/// made anew.
public final class BranchIndex {

  /// Where a handle keeps the documents that show its branch, a path a line.
  private static final String USED = "used";

  private final Memory memory;
  private final Handles handles;

  /// @throws Unsupported when nothing may be kept, so that there are no handles
  public BranchIndex(Memory memory) {
    Handles kept = memory.handles();
    if (kept == null) {
      throw new Unsupported("branch", "keeps pictures in the store", "leave out --no-store");
    }
    this.memory = memory;
    this.handles = kept;
  }

  /// A branch and what became of it.
  ///
  /// @param place where it stands
  /// @param fresh whether the picture kept in the store is that of now
  /// @param uses the documents that show it
  public record Listed(BranchPlace place, boolean fresh, List<Use> uses) {}

  /// A document that shows a branch.
  ///
  /// @param fresh whether what it shows is the branch as it is now
  public record Use(Path document, Path file, boolean fresh) {}

  /// The branches of an edit, and what became of them.
  public List<Listed> list(Photo photo, OwnEdit own) {
    List<Listed> all = new ArrayList<>();
    for (BranchPlace place : places(photo, own)) {
      ContentHash hash = place.hash(memory, Set.of());
      Handle handle = note(place, null, Set.of());
      ObjectStore store = memory.objects();
      ContentHash object = BranchPicture.objectName(hash);
      boolean fresh = handle.result().equals(object) && store != null && store.has(object);
      all.add(new Listed(place, fresh, uses(place, hash)));
    }
    return all;
  }

  /// Takes a branch out of its edit. Layers that show it stay, with the picture they have.
  ///
  /// @throws BadParameter when the edit has none of that name
  public void remove(OwnEdit own, String name) {
    List<Module> modules = own.edit().modules();
    for (int i = 0; i < modules.size(); i++) {
      if (!(modules.get(i).operation() instanceof Branch branch)) continue;
      if (!branch.name().equals(name)) continue;
      OwnEdit _ = own.save(own.edit().remove(i), memory.whereabouts());
      handles.remove(branch.handle());
      return;
    }
    throw new BadParameter("NAME", name, "a branch of this edit; branch list names them");
  }

  /// The branches of an edit, bottom first.
  public static List<BranchPlace> places(Photo photo, OwnEdit own) {
    List<BranchPlace> all = new ArrayList<>();
    List<Module> modules = own.edit().modules();
    for (int i = 0; i < modules.size(); i++) {
      if (modules.get(i).operation() instanceof Branch branch) {
        all.add(new BranchPlace(photo.file(), photo.hash(), own, i, branch));
      }
    }
    return all;
  }

  /// The one branch that is called that.
  ///
  /// @param name of the branch, or the first eight digits or more of its handle
  /// @param of its photograph; null when the name alone says it
  /// @throws BadParameter when there is none, or several are
  BranchPlace named(String name, @Nullable Path of) {
    List<Handle> found = new ArrayList<>();
    for (Handle handle : handles.all()) {
      boolean meant =
          name.equals(handle.more().get(BranchPlace.NAME))
              || (name.length() >= BranchLayer.DIGITS && handle.name().startsWith(name));
      if (meant && (of == null || PhotoSearch.same(handle.photo(), of))) found.add(handle);
    }
    List<BranchPlace> places = new ArrayList<>();
    for (Handle handle : found) {
      BranchPlace place = BranchPlace.find(handle, memory);
      if (place != null) places.add(place);
    }
    if (places.size() == 1) return places.getFirst();
    if (places.isEmpty()) {
      throw new BadParameter(
          "NAME", name, "a branch that is known; pentimento branch list PHOTO makes one known");
    }
    List<String> photos = new ArrayList<>();
    for (BranchPlace place : places) photos.add(place.photo() + " " + place.branch().handle());
    throw new BadParameter(
        "NAME", name, "one branch, and several are called that; add --of PHOTO: " + photos);
  }

  /// Sees to it that the handle says what is known of a branch.
  ///
  /// @param kept fingerprint of the picture that the store has now; null to leave what is said
  /// @param more documents that show it
  Handle note(BranchPlace place, @Nullable ContentHash kept, Set<Path> more) {
    Handle old = handles.find(place.branch().handle());
    Set<Path> used = new LinkedHashSet<>(more);
    for (Path document : noted(old)) used.add(document);
    // Files alone say it too: the pictures beside the documents are named for the branch.
    if (old == null) used.addAll(found(place));
    Map<String, String> facts = new TreeMap<>();
    facts.put(BranchPlace.NAME, place.branch().name());
    facts.put(BranchPlace.DUPLICATE, Integer.toString(place.own().place().number()));
    List<String> lines = new ArrayList<>();
    for (Path document : used) lines.add(document.toString());
    if (!lines.isEmpty()) facts.put(USED, String.join("\n", lines));
    ContentHash result =
        kept != null
            ? BranchPicture.objectName(kept)
            : old != null ? old.result() : BaseRecord.NOTHING;
    Handle handle =
        new Handle(
            place.branch().handle(),
            place.photo(),
            place.source(),
            place.own().place().sidecar(),
            place.place(),
            result,
            facts);
    if (!handle.equals(old)) handles.put(handle);
    return handle;
  }

  private static List<Path> noted(@Nullable Handle handle) {
    List<Path> all = new ArrayList<>();
    if (handle == null) return all;
    for (String line : handle.more().getOrDefault(USED, "").split("\n")) {
      if (!line.isEmpty()) all.add(Path.of(line));
    }
    return all;
  }

  /// Documents in the folders known that show a branch.
  private Set<Path> found(BranchPlace place) {
    Set<Path> all = new LinkedHashSet<>();
    Path home = place.photo().toAbsolutePath().getParent();
    if (home == null) return all;
    for (Path folder : memory.whereabouts().near(home)) {
      for (Path document : Documents.documents(folder)) {
        if (!layers(document, place).isEmpty()) all.add(document.toAbsolutePath().normalize());
      }
    }
    return all;
  }

  /// The documents that show a branch.
  ///
  /// @param hash fingerprint of what it gives now
  List<Use> uses(BranchPlace place, ContentHash hash) {
    List<Use> all = new ArrayList<>();
    for (Path document : noted(note(place, null, Set.of()))) {
      if (!Files.isRegularFile(document)) continue;
      for (BranchLayer layer : layers(document, place)) {
        all.add(new Use(document, layer.file(), BranchPicture.shows(layer, hash)));
      }
    }
    return all;
  }

  private static List<BranchLayer> layers(Path document, BranchPlace place) {
    try (KraDocument open = KraDocument.open(document)) {
      List<BranchLayer> all = new ArrayList<>(BranchLayer.of(open));
      all.removeIf(layer -> !place.branch().handle().startsWith(layer.handle()));
      return all;
    } catch (Problem _) {
      return List.of();
    }
  }
}
