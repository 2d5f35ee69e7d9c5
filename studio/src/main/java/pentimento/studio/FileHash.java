package pentimento.studio;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import pentimento.engine.store.KnownHashes;
import pentimento.pixel.ContentHash;

/// The hash of a file's bytes as they were when it was first asked for. Thread-safe.
final class FileHash {

  private final Path file;
  private @Nullable ContentHash hash;

  FileHash(Path file) {
    this.file = file;
  }

  synchronized ContentHash get() {
    ContentHash known = hash;
    if (known == null) {
      known = KnownHashes.of(file);
      hash = known;
    }
    return known;
  }
}
