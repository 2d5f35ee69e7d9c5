package pentimento.engine.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.AtomicFile;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;

/// Knows files again without reading them: what their bytes hash to, and what made them.
///
/// It remembers a file's stamp with what it knows of it. A file whose stamp is another one is
/// unknown. When in doubt it is unknown too, which costs time and is never wrong.
public final class FileMemory {

  /*
   * File systems stamp with the tick of a clock. Whoever writes a file twice within one tick, keeping its
   * size, leaves one stamp for two contents. As in git's index, therefore:
   *
   * - What is read (`hash`) is remembered only when it had been at rest for longer than a tick
   *   before the reading began, so that no later change can have the same stamp.
   * - What is written (`writing`) gets a time of modification from a fine clock before it takes its
   *   place under its name. Later changes are stamped with ticks, which fall between: they show
   *   even within the same tick. Where a file system keeps less than microseconds, nothing is
   *   remembered.
   * - A clock that stands before the moment of remembering has gone back and may yet repeat a
   *   tick: then everything is unknown.
   */

  private static final String HASHES = "hashes";
  private static final String MAKERS = "makers";

  private final Memos memos;
  private final Clock clock;

  public FileMemory(Memos memos) {
    this(memos, Clock.systemUTC());
  }

  FileMemory(Memos memos, Clock clock) {
    this.memos = memos;
    this.clock = clock;
  }

  /// Whether anything is remembered at all.
  public boolean keeps() {
    return memos.keeps();
  }

  /// The hash of a file's bytes, read only when they may have changed since they were last read.
  ///
  /// @throws pentimento.pixel.BadInput when it cannot be read
  public ContentHash hash(Path file) {
    FileStamp before = FileStamp.of(file);
    String known = before == null ? null : recall(HASHES, file, before);
    if (known != null) return new ContentHash(known);
    Instant start = clock.instant();
    ContentHash hash = ContentHasher.ofFile(file);
    if (before != null && before.settled(start) && before.equals(FileStamp.of(file))) {
      remember(HASHES, file, before, hash.hex(), start);
    }
    return hash;
  }

  /// Whether a file is as it was written under that name by [#writing].
  ///
  /// @param maker fingerprint of all that the file was made of, null when unknown; asked only when
  ///   something is known of the file
  public boolean wasMadeBy(Path file, Supplier<@Nullable ContentHash> maker) {
    FileStamp stamp = FileStamp.of(file);
    String known = stamp == null ? null : recall(MAKERS, file, stamp);
    if (known == null) return false;
    ContentHash now = maker.get();
    return now != null && known.equals(now.hex());
  }

  /// Does work that replaces a file through [AtomicFile], and remembers what made it.
  ///
  /// @param maker asked once the file is written; null when it is not to be remembered
  public void writing(Path file, Supplier<@Nullable ContentHash> maker, Runnable work) {
    FileStamp[] fresh = new FileStamp[1];
    Path target = absolute(file);
    Consumer<AtomicFile.Finished> mark =
        finished -> {
          if (absolute(finished.target()).equals(target)) fresh[0] = marked(finished.fresh());
        };
    AtomicFile.telling(mark, work);
    FileStamp placed = FileStamp.of(file);
    // Another process may have replaced or changed it already.
    if (fresh[0] != null && placed != null && placed.sameContent(fresh[0])) {
      ContentHash hash = maker.get();
      if (hash != null) remember(MAKERS, file, placed, hash.hex(), clock.instant());
    }
  }

  /// Gives a file that nobody else knows yet a time of modification of its own.
  private @Nullable FileStamp marked(Path fresh) {
    try {
      // Some clocks count in whole microseconds only; the odd nanoseconds are ours.
      Instant own = clock.instant().truncatedTo(ChronoUnit.MICROS).plusNanos(137);
      Files.setLastModifiedTime(fresh, FileTime.from(own));
      FileStamp stamp = FileStamp.of(fresh);
      // Windows keeps tenths of microseconds.
      boolean kept =
          stamp != null && Math.abs(Duration.between(stamp.modified(), own).toNanos()) < 100;
      return kept ? stamp : null;
    } catch (IOException _) {
      return null;
    }
  }

  private @Nullable String recall(String kind, Path file, FileStamp stamp) {
    List<String> lines = memos.get(kind, absolute(file).toString());
    if (lines == null || lines.size() != 3 || !lines.get(0).equals(stamp.line())) return null;
    try {
      return clock.instant().isBefore(Instant.parse(lines.get(2))) ? null : lines.get(1);
    } catch (DateTimeException _) {
      return null;
    }
  }

  private void remember(String kind, Path file, FileStamp stamp, String fact, Instant now) {
    boolean _ =
        memos.put(kind, absolute(file).toString(), List.of(stamp.line(), fact, now.toString()));
  }

  private static Path absolute(Path file) {
    return file.toAbsolutePath().normalize();
  }
}
