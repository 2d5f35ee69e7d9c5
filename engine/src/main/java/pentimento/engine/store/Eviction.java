package pentimento.engine.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.BadInput;
import pentimento.pixel.ContentHash;

/// Keeps a store below its limit: removes the objects not used for longest, those aside that
/// handles pin. Also clears away what killed processes left unfinished, and folders of older
/// layouts.
///
/// Objects are all that it removes, and all of them can be rendered again. Several processes may
/// evict at once; one that reads keeps what it has open.
public final class Eviction {

  /// Unfinished files that nobody can be asked about are left alone for that long.
  private static final long UNFINISHED_MILLIS = 3_600_000;

  /// What lay in the store before layouts had numbers.
  private static final List<String> OLD = List.of("objects", "paintings");

  private final StoreFolder folder;
  private final long limit;

  /// @param limit most bytes that objects may take
  public Eviction(StoreFolder folder, long limit) {
    this.folder = folder;
    this.limit = limit;
  }

  public long limit() {
    return limit;
  }

  /// What was done, or would be.
  ///
  /// @param before objects and their bytes
  /// @param evicted of these
  /// @param pinned of these, those that handles hold
  /// @param leftovers files of killed processes and older layouts, and their bytes
  public record Outcome(Count before, Count evicted, Count pinned, Count leftovers) {}

  /// A number of files and their bytes.
  public record Count(long files, long bytes) {
    static final Count NONE = new Count(0, 0);

    Count plus(long more) {
      return new Count(files + 1, bytes + more);
    }
  }

  /// An object on disk.
  ///
  /// @param used when it was last used, in milliseconds; not later than now
  record Kept(Path path, @Nullable ContentHash name, long bytes, long used) {}

  /// Evicts.
  ///
  /// @param dryRun true to change nothing and say what would be done
  public Outcome run(boolean dryRun) {
    Set<ContentHash> pins = pins();
    Listing listing = list(folder);
    Count before = Count.NONE;
    Count pinned = Count.NONE;
    for (Kept kept : listing.objects) {
      before = before.plus(kept.bytes);
      if (kept.name != null && pins != null && pins.contains(kept.name)) {
        pinned = pinned.plus(kept.bytes);
      }
    }
    Count evicted = Count.NONE;
    listing.objects.sort(Comparator.comparingLong(Kept::used).thenComparing(Kept::path));
    for (Kept kept : listing.objects) {
      if (before.bytes - evicted.bytes <= limit || pins == null) break;
      if (kept.name != null && pins.contains(kept.name)) continue;
      if (dryRun || deleted(kept.path)) evicted = evicted.plus(kept.bytes);
    }
    return new Outcome(before, evicted, pinned, leftovers(listing, dryRun));
  }

  private Count leftovers(Listing listing, boolean dryRun) {
    Count cleared = Count.NONE;
    for (Kept kept : listing.unfinished) {
      if (cleared(kept, dryRun)) cleared = cleared.plus(kept.bytes);
    }
    for (String old : OLD) {
      for (Kept kept : everything(folder.store().resolve(old))) {
        if (dryRun || deleted(kept.path)) cleared = cleared.plus(kept.bytes);
      }
    }
    return cleared;
  }

  /// Fingerprints that handles hold; null when a handle cannot be read, since what it holds is not
  /// known then and nothing may be evicted.
  private @Nullable Set<ContentHash> pins() {
    Set<ContentHash> pins = new HashSet<>();
    try {
      for (Path file : Handles.files(folder)) {
        Handle handle = Handles.read(file);
        if (handle != null) pins.add(handle.result());
      }
    } catch (IOException | BadInput _) {
      return null;
    }
    return pins;
  }

  /// The files of a store.
  ///
  /// @param objects finished ones
  /// @param unfinished written by processes that live or were killed
  record Listing(List<Kept> objects, List<Kept> unfinished) {}

  static Listing list(StoreFolder folder) {
    Listing listing = new Listing(new ArrayList<>(), new ArrayList<>());
    for (Kept kept : everything(folder.objects())) {
      String name = kept.path.getFileName().toString();
      if (name.startsWith(".") && name.endsWith(Draft.UNFINISHED)) listing.unfinished.add(kept);
      else listing.objects.add(kept);
    }
    for (Path other : List.of(folder.handles(), folder.memos(""))) {
      for (Kept kept : everything(other)) {
        String name = kept.path.getFileName().toString();
        if (name.startsWith(".") && name.endsWith(Draft.UNFINISHED)) listing.unfinished.add(kept);
      }
    }
    return listing;
  }

  private static List<Kept> everything(Path root) {
    List<Kept> files = new ArrayList<>();
    // A clock that went back must not keep what it stamped for ever.
    long now = System.currentTimeMillis();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes a) {
              long used = Math.min(now, a.lastModifiedTime().toMillis());
              files.add(new Kept(file, name(file), a.size(), used));
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException _) {
      // What could be seen is what there is.
    }
    return files;
  }

  private static @Nullable ContentHash name(Path file) {
    Path parent = file.getParent();
    String hex = parent == null ? "" : parent.getFileName() + "" + file.getFileName();
    return hex.matches("[0-9a-f]{64}") ? new ContentHash(hex) : null;
  }

  /// Clears an unfinished file away, unless a process that lives holds its lock or may still be at
  /// it.
  private static boolean cleared(Kept kept, boolean dryRun) {
    if (Draft.isOpen(kept.path)) return false;
    // Only objects are locked while they are written.
    if (kept.path.getFileName().toString().matches("\\.[^.]+\\.part")) {
      try (FileChannel channel = FileChannel.open(kept.path, StandardOpenOption.WRITE);
          FileLock lock = channel.tryLock()) {
        // Deleted while the lock is ours: who has just begun sees one or the other, and begins
        // anew.
        return lock != null && (dryRun || deleted(kept.path));
      } catch (OverlappingFileLockException _) {
        return false;
      } catch (IOException _) {
        // No locks here, or gone.
      }
    }
    boolean old = System.currentTimeMillis() - kept.used >= UNFINISHED_MILLIS;
    return old && (dryRun || deleted(kept.path));
  }

  private static boolean deleted(Path path) {
    try {
      return Files.deleteIfExists(path);
    } catch (IOException _) {
      return false;
    }
  }
}
