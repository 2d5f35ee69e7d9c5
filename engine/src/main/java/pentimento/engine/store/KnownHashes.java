package pentimento.engine.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;

/// Hashes of files that this process has read before, known again by their stamps as in
/// [FileMemory], but forgotten with the process.
public final class KnownHashes {

  private static final int MOST = 256;

  private static final Map<Path, Known> ALL = new LinkedHashMap<>(16, 0.75f, true);

  private KnownHashes() {}

  private record Known(FileStamp stamp, ContentHash hash) {}

  /// The hash of a file's bytes, read only when they may have changed since they were last read.
  ///
  /// @throws pentimento.pixel.BadInput when it cannot be read
  public static ContentHash of(Path file) {
    Path key = file.toAbsolutePath().normalize();
    FileStamp before = FileStamp.of(file);
    synchronized (ALL) {
      Known known = ALL.get(key);
      if (known != null && known.stamp.equals(before)) return known.hash;
    }
    Instant start = Instant.now();
    ContentHash hash = ContentHasher.ofFile(file);
    // As in FileMemory: no later change may have this stamp.
    if (before == null || !before.settled(start) || !before.equals(FileStamp.of(file))) return hash;
    synchronized (ALL) {
      ALL.put(key, new Known(before, hash));
      if (ALL.size() > MOST) ALL.remove(ALL.keySet().iterator().next());
    }
    return hash;
  }
}
