package pentimento.studio.branch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pentimento.engine.store.Handle;
import pentimento.engine.store.Handles;
import pentimento.kra.KraDocument;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pixel.ContentHash;
import pentimento.pixel.Problem;
import pentimento.pixel.Unsupported;
import pentimento.studio.Photo;
import pentimento.studio.identity.Documents;
import pentimento.studio.identity.OwnEdit;
import pentimento.studio.identity.PhotoSearch;
import pentimento.studio.painting.Chain;
import pentimento.studio.painting.Memory;
import pentimento.studio.painting.Through;

/// Where a branch stands now: its photograph, edit and place in it, found through its handle.
///
/// @param photo the photograph
/// @param source hash of its bytes
/// @param own the edit
/// @param index of the branch among its modules
/// @param branch the branch
public record BranchPlace(Path photo, ContentHash source, OwnEdit own, int index, Branch branch) {

  /// Where a handle keeps what a branch is called.
  static final String NAME = "name";

  /// Where a handle keeps which of the photograph's edits the branch is in.
  static final String DUPLICATE = "duplicate";

  /// Finds a branch.
  ///
  /// @param handle the first digits of its handle
  /// @return null when no handle is known, or photograph or edit are not found
  public static @Nullable BranchPlace find(String handle, Memory memory) {
    Handles handles = memory.handles();
    if (handles == null) return null;
    for (Handle known : handles.all()) {
      if (known.name().startsWith(handle)) return find(known, memory);
    }
    return null;
  }

  static @Nullable BranchPlace find(Handle handle, Memory memory) {
    if (Files.isRegularFile(handle.photo())) {
      BranchPlace there = in(handle.photo(), handle, memory);
      if (there != null) return there;
    }
    Path home = handle.photo().getParent();
    String name = String.valueOf(handle.photo().getFileName());
    Path moved =
        home == null
            ? null
            : PhotoSearch.find(handle.source(), name, home, handle.photo(), memory.whereabouts());
    return moved == null ? null : in(moved, handle, memory);
  }

  private static @Nullable BranchPlace in(Path photo, Handle handle, Memory memory) {
    int duplicate = Integer.parseInt(handle.more().getOrDefault(DUPLICATE, "1"));
    try (Photo open = Photo.open(photo)) {
      OwnEdit own = OwnEdit.find(open, duplicate, memory.whereabouts(), _ -> {});
      if (own == null) return null;
      List<Module> modules = own.edit().modules();
      for (int i = 0; i < modules.size(); i++) {
        if (modules.get(i).operation() instanceof Branch branch
            && branch.handle().equals(handle.name())) {
          return new BranchPlace(photo, open.hash(), own, i, branch);
        }
      }
      return null;
    } catch (Problem _) {
      return null;
    }
  }

  /// The fingerprint of what the branch gives now.
  ///
  /// @param visiting handles of branches whose fingerprint is being asked for
  /// @throws Unsupported when the branch shows, by way of documents, itself
  public ContentHash hash(Memory memory, Set<String> visiting) {
    if (visiting.contains(branch.handle())) {
      throw new Unsupported(
          "branch " + branch.name() + " of " + photo.getFileName(),
          "shows itself by way of the documents it is used in",
          "remove its layer from one of them");
    }
    Set<String> deeper = new HashSet<>(visiting);
    deeper.add(branch.handle());
    return Chain.at(photo, own.edit(), source, index, memory, deeper);
  }

  /// Whether what the branch gives depends on what a document holds.
  boolean dependsOn(Path document, Memory memory) {
    Edit edit = own.edit();
    for (Module module : edit.modules().subList(0, index)) {
      if (!module.enabled() || !(module.operation() instanceof Through through)) continue;
      Path painting = Documents.find(photo, through, memory);
      if (PhotoSearch.same(painting, document)) return true;
      try (KraDocument open = KraDocument.open(painting)) {
        for (BranchLayer layer : BranchLayer.of(open)) {
          BranchPlace below = find(layer.handle(), memory);
          if (below != null && below.dependsOn(document, memory)) return true;
        }
      }
    }
    return false;
  }

  /// Where the branch stands, for people: before the next module that changes pixels.
  public String place() {
    List<Module> modules = own.edit().modules();
    for (Module module : modules.subList(index + 1, modules.size())) {
      if (!(module.operation() instanceof Branch)) return "before:" + module.name();
    }
    return "after:" + modules.get(Math.max(0, index - 1)).name();
  }
}
