package pentimento.engine.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.AtomicFile;
import pentimento.pixel.BadInput;
import pentimento.pixel.CannotWrite;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;

/// The handles of a store.
///
/// Each is a file of its own in the store, written and renamed, so that several processes may use
/// them at once; the last word on one name wins. Questions over all of them go through the index
/// where there is one: it looks at the files first and reads those that changed, so that losing it
/// costs time and no handle.
public final class Handles {

  private final StoreFolder folder;
  private final @Nullable StoreIndex index;

  /// @param index answers questions over many handles; null to read the files each time
  public Handles(StoreFolder folder, @Nullable StoreIndex index) {
    this.folder = folder;
    this.index = index;
  }

  /// Adds a handle, or replaces the one of that name; on the disk when this returns.
  ///
  /// @throws CannotWrite when the store cannot be written to
  public void put(Handle handle) {
    Path file = file(handle.name());
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw new CannotWrite(file.toString(), e);
    }
    ByteBuffer text = ByteBuffer.wrap(HandleJson.write(handle).getBytes(StandardCharsets.UTF_8));
    AtomicFile.write(
        file,
        channel -> {
          while (text.hasRemaining()) channel.write(text);
        });
  }

  /// The handle of that name; null when there is none.
  ///
  /// @throws BadInput when its file is damaged
  public @Nullable Handle find(String name) {
    return read(file(name));
  }

  /// Forgets a handle, which frees its result for eviction.
  ///
  /// @return whether there was one
  /// @throws CannotWrite when the store cannot be written to
  public boolean remove(String name) {
    Path file = file(name);
    try {
      return Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new CannotWrite(file.toString(), e);
    }
  }

  /// All handles by name. Damaged files are left out; `store verify` names them.
  public List<Handle> all() {
    List<Handle> handles = index == null ? null : index.handles(folder, null);
    return handles == null ? scan() : handles;
  }

  /// The handles of a photograph, wherever it lies now.
  ///
  /// @param source hash of its bytes
  public List<Handle> ofPhoto(ContentHash source) {
    List<Handle> handles = index == null ? null : index.handles(folder, source);
    if (handles != null) return handles;
    return scan().stream().filter(handle -> handle.source().equals(source)).toList();
  }

  /// The files that hold handles, readable or not.
  static List<Path> files(StoreFolder folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder.handles(), "*.json")) {
      for (Path file : stream) files.add(file);
    } catch (NoSuchFileException _) {
      // Nobody has given a name yet.
    }
    return files;
  }

  /// The handle in a file; null when the file is gone.
  ///
  /// @throws BadInput when it is damaged
  static @Nullable Handle read(Path file) {
    try {
      return HandleJson.read(file.toString(), Files.readString(file));
    } catch (NoSuchFileException _) {
      return null;
    } catch (IOException e) {
      throw BadInput.unreadable(file.toString(), e);
    }
  }

  private List<Handle> scan() {
    List<Handle> handles = new ArrayList<>();
    try {
      for (Path file : files(folder)) {
        try {
          Handle handle = read(file);
          if (handle != null) handles.add(handle);
        } catch (BadInput _) {
          // Not for this question.
        }
      }
    } catch (IOException e) {
      throw BadInput.unreadable(folder.handles().toString(), e);
    }
    handles.sort(Comparator.comparing(Handle::name));
    return List.copyOf(handles);
  }

  /// Names may hold anything, file names may not; and some systems take two cases for one.
  private Path file(String name) {
    return folder.handles().resolve(new ContentHasher().put(name).hash().brief() + ".json");
  }
}
