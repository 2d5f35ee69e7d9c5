package pentimento.studio.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What can be seen of a file without reading it. Two looks that differ mean that the file may have
/// changed.
///
/// @param size bytes; -1 when there is no such file
/// @param modified when it was last written, in nanoseconds as far as the system keeps them
/// @param key names the file whatever its name, so that a rename over it is seen; empty where the
///   system has none
record FileLook(long size, long modified, String key) {

  private static final FileLook ABSENT = new FileLook(-1, 0, "");

  static FileLook at(@Nullable Path file) {
    if (file == null) return ABSENT;
    try {
      BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
      return new FileLook(
          a.size(),
          a.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS),
          Objects.toString(a.fileKey(), ""));
    } catch (IOException _) {
      return ABSENT;
    }
  }

  /// Whether another file, written elsewhere, has taken the place of the one seen before: it is
  /// whole already, since a rename is one step. False where the system cannot tell.
  boolean replaces(@Nullable FileLook before) {
    if (before == null || !before.exists() || !exists()) return false;
    return !key.isEmpty() && !before.key.isEmpty() && !key.equals(before.key);
  }

  boolean exists() {
    return size >= 0;
  }
}
