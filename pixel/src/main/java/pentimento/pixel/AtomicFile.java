package pentimento.pixel;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Replaces a file whole or not at all: the content is written beside it under a hidden name and
/// renamed over it.
public final class AtomicFile {

  /// Files being written, which are deleted when the process is told to end in the middle.
  private static final Set<Path> UNFINISHED = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> UNFINISHED.forEach(AtomicFile::delete), "unfinished"));
  }

  private static final ScopedValue<Consumer<Finished>> LISTENER = ScopedValue.newInstance();

  /*
   * A process that is killed leaves its unfinished file behind, as large as a picture may be. The next
   * one that writes into the folder removes it: whoever writes holds a lock on its file, which the
   * system lets go with the process, and what has not been touched for a while by nobody is left over.
   */
  private static final Pattern LEFT_OVER = Pattern.compile("\\..+\\.[0-9a-f]{8}\\.part");

  private static final Duration AT_REST = Duration.ofMinutes(1);

  /// Folders whose leftovers have been seen to by this process.
  private static final Set<Path> SWEPT = ConcurrentHashMap.newKeySet();

  private AtomicFile() {}

  /// A file whose content is complete and which is about to take its place.
  ///
  /// @param fresh the hidden file beside the target
  /// @param target what it will replace
  public record Finished(Path fresh, Path target) {}

  /// Does work and tells of each file that it replaces in this thread, just before it does.
  public static void telling(Consumer<Finished> listener, Runnable work) {
    ScopedValue.where(LISTENER, listener).run(work);
  }

  /// Writes content into the open, empty file it is given.
  @FunctionalInterface
  public interface Writer {
    void write(FileChannel channel) throws IOException;
  }

  /// Replaces `target` by what `writer` writes, and waits until the disk has it: for what cannot be
  /// made again. On any failure the old file stays and nothing partial is left.
  ///
  /// @throws CannotWrite when the system refuses (folder missing, read-only, disk full)
  public static void write(Path target, Writer writer) {
    write(target, true, fresh -> {}, writer);
  }

  /// As [#write(Path, Writer)]; `check` looks at the finished file before it replaces anything, and
  /// throws when it will not do.
  public static void write(Path target, Consumer<Path> check, Writer writer) {
    write(target, true, check, writer);
  }

  /// As [#write], without waiting for the disk: for what can be rendered again.
  public static void writeRepeatable(Path target, Writer writer) {
    write(target, false, fresh -> {}, writer);
  }

  private static void write(Path target, boolean durable, Consumer<Path> check, Writer writer) {
    Path absolute = target.toAbsolutePath();
    Path folder = absolute.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new CannotWrite(
          target.toString(), "the folder " + folder + " does not exist", "create it first");
    }
    Path fresh =
        folder.resolve(
            "."
                + absolute.getFileName()
                + "."
                + UUID.randomUUID().toString().substring(0, 8)
                + ".part");
    if (SWEPT.add(folder)) sweep(folder);
    UNFINISHED.add(fresh);
    try {
      try (FileChannel channel =
          FileChannel.open(
              fresh,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE)) {
        hold(channel);
        writer.write(channel);
        if (durable) channel.force(false);
      }
      check.accept(fresh);
      if (LISTENER.isBound()) LISTENER.get().accept(new Finished(fresh, target));
      Files.move(
          fresh, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new CannotWrite(target.toString(), e);
    } finally {
      delete(fresh);
      UNFINISHED.remove(fresh);
    }
  }

  /// Says that the file is being written, until it is closed.
  private static void hold(FileChannel channel) {
    try {
      FileLock _ = channel.tryLock();
    } catch (IOException | OverlappingFileLockException _) {
      // Not every file system has locks; then the file's age alone tells.
    }
  }

  /// Removes what killed processes left unfinished in a folder.
  private static void sweep(Path folder) {
    FileTime before = FileTime.from(Instant.now().minus(AT_REST));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".*.part")) {
      for (Path file : files) {
        if (!LEFT_OVER.matcher(String.valueOf(file.getFileName())).matches()) continue;
        if (UNFINISHED.contains(file)) continue;
        if (Files.getLastModifiedTime(file).compareTo(before) < 0 && isFree(file)) delete(file);
      }
    } catch (IOException | DirectoryIteratorException _) {
      // They stay.
    }
  }

  private static boolean isFree(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (IOException | OverlappingFileLockException _) {
      return false;
    }
  }

  private static void delete(Path fresh) {
    try {
      Files.deleteIfExists(fresh);
    } catch (IOException _) {
      // The write has been reported already, or succeeded and there is nothing to delete.
    }
  }
}
