package pentimento.engine.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the file system says of a file without reading it. Two equal stamps of one path mean the
/// same bytes, unless the file changed within one tick of the file system's clock: see
/// [#settled(Instant)].
///
/// @param size in bytes
/// @param modified when its content was last written, or what a program claims about that
/// @param changed when content or attributes last changed, which no program can claim; where a
///   system does not tell, when the file was made
/// @param key names the file in its file system (device and inode); empty where there is none
record FileStamp(long size, Instant modified, Instant changed, String key) {

  /// The coarsest clock of the file systems in use: FAT counts in two seconds.
  private static final Duration TICK = Duration.ofSeconds(2);

  /// The stamp of a regular file; null when there is none.
  static @Nullable FileStamp of(Path file) {
    return of(file, false);
  }

  /// The stamp of a file of any kind; a folder's says when names came and went in it.
  static @Nullable FileStamp ofAny(Path file) {
    return of(file, true);
  }

  private static @Nullable FileStamp of(Path file, boolean any) {
    try {
      BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
      if (!any && !a.isRegularFile()) return null;
      return new FileStamp(
          a.size(),
          a.lastModifiedTime().toInstant(),
          changed(file, a),
          String.valueOf(a.fileKey() == null ? "" : a.fileKey()));
    } catch (IOException _) {
      return null;
    }
  }

  /// Whether a change after `now` is bound to give another stamp: the file has been at rest for
  /// longer than a tick. A file from the future has not, whatever made it so.
  boolean settled(Instant now) {
    Instant before = now.minus(TICK);
    return modified.isBefore(before) && changed.isBefore(before);
  }

  /// Whether the two are of one file with the same content, however it has been renamed.
  boolean sameContent(FileStamp other) {
    return size == other.size && modified.equals(other.modified) && key.equals(other.key);
  }

  private static Instant changed(Path file, BasicFileAttributes a) {
    try {
      if (Files.getAttribute(file, "unix:ctime") instanceof FileTime time) return time.toInstant();
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
      // Not a system that knows it.
    }
    return a.creationTime().toInstant();
  }

  /// One line, equal for equal stamps.
  String line() {
    return size + " " + number(modified) + " " + number(changed) + " " + key;
  }

  /// Seconds and nanoseconds: dates in words cost a program that has nothing to do a tenth of its
  /// time.
  private static String number(Instant time) {
    return time.getEpochSecond() + "." + time.getNano();
  }
}
