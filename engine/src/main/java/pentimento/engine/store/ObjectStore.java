package pentimento.engine.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.ContentHash;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// Rendered pixels on disk, by the fingerprint that names them.
///
/// An object is a file that is written beside its place and renamed, so that several processes see
/// all of it or nothing, whenever one of them is killed. What is read is verified; what is damaged
/// is removed and counts as missing, since it can be rendered again. A disk that refuses makes the
/// store forget, never a render fail.
///
/// The time of an object's last use is its file's time of modification. When a process has put a
/// good part of the store's limit, it evicts what has not been used for longest.
public final class ObjectStore {

  /// A process looks at the store's size after putting this part of the limit.
  private static final int LOOKS_PER_LIMIT = 32;

  /// How fresh the time of the last use must be.
  private static final long USE_MILLIS = 10_000;

  private final StoreFolder folder;
  private final @Nullable Eviction eviction;
  private final AtomicLong put = new AtomicLong();

  /// A store that grows until `store gc` is called.
  ///
  /// @param store made when the first object is put
  public ObjectStore(Path store) {
    this(new StoreFolder(store), null);
  }

  /// @param eviction keeps the store below its limit; null to let it grow
  public ObjectStore(StoreFolder folder, @Nullable Eviction eviction) {
    this.folder = folder;
    this.eviction = eviction;
  }

  /// Where the object of that name lies or would lie.
  public Path path(ContentHash name) {
    return StoreFolder.spread(folder.objects(), name);
  }

  public boolean has(ContentHash name) {
    return Files.isRegularFile(path(name));
  }

  /// Begins an object that is handed over in bands.
  public Draft draft(ContentHash name, Rect rect, int channels) {
    return new Draft(new ObjectLayout(name, rect, channels), path(name), this::kept);
  }

  /// Keeps pixels under a name.
  ///
  /// @return why they could not be kept, or null
  public @Nullable String put(ContentHash name, Planes planes) {
    try (Draft draft = draft(name, planes.rect(), planes.channels())) {
      draft.accept(planes);
      return draft.keep();
    }
  }

  /// Opens an object, to read any part of it; null when there is none or it is damaged at first
  /// sight.
  public @Nullable StoredPicture open(ContentHash name) {
    Path path = path(name);
    FileChannel channel = null;
    try {
      channel = FileChannel.open(path, StandardOpenOption.READ);
      ObjectLayout layout = ObjectLayout.read(channel);
      ObjectLayout.Table table =
          layout == null || !layout.name().equals(name) ? null : layout.table(channel);
      if (layout != null && table != null) {
        used(path);
        return new StoredPicture(channel, layout, table);
      }
      channel.close();
      remove(name);
      return null;
    } catch (NoSuchFileException _) {
      return null;
    } catch (IOException _) {
      close(channel);
      return null;
    }
  }

  /// Opens an object of which every tile is whole; null when there is none or it is damaged.
  public @Nullable StoredPicture openWhole(ContentHash name) {
    StoredPicture picture = open(name);
    if (picture == null) return null;
    try {
      picture.verify();
      return picture;
    } catch (IOException _) {
      picture.close();
      remove(name);
      return null;
    }
  }

  /// The pixels kept under a name; null when there are none or they are damaged.
  public @Nullable Planes get(ContentHash name) {
    try (StoredPicture picture = open(name)) {
      if (picture == null) return null;
      Planes planes = Planes.allocate(picture.rect(), picture.channels());
      picture.read(planes);
      return planes;
    } catch (IOException _) {
      remove(name);
      return null;
    }
  }

  /// Whether all of an object is as it was put, or gone; removes it when it is damaged. Is no use.
  boolean verified(ContentHash name) {
    Path path = path(name);
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      ObjectLayout layout = ObjectLayout.read(channel);
      if (layout != null && layout.name().equals(name)) {
        ObjectLayout.Table table = layout.table(channel);
        if (table != null) {
          new StoredPicture(channel, layout, table).verify();
          return true;
        }
      }
    } catch (NoSuchFileException _) {
      return true;
    } catch (IOException _) {
      // Damaged, as below.
    }
    remove(name);
    return false;
  }

  /// Forgets an object.
  public void remove(ContentHash name) {
    try {
      Files.deleteIfExists(path(name));
    } catch (IOException _) {
      // It stays, and is found damaged again next time.
    }
  }

  private void kept(long bytes) {
    if (eviction == null) return;
    if (put.addAndGet(bytes) < eviction.limit() / LOOKS_PER_LIMIT) return;
    put.set(0);
    Eviction.Outcome _ = eviction.run(false);
  }

  private static void used(Path path) {
    try {
      long now = System.currentTimeMillis();
      if (Math.abs(now - Files.getLastModifiedTime(path).toMillis()) > USE_MILLIS) {
        Files.setLastModifiedTime(path, FileTime.fromMillis(now));
      }
    } catch (IOException _) {
      // A store that can only be read evicts nothing either.
    }
  }

  private static void close(@Nullable FileChannel channel) {
    try {
      if (channel != null) channel.close();
    } catch (IOException _) {
      // Nothing was written.
    }
  }
}
