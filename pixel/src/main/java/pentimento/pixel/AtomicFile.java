package pentimento.pixel;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

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

  private AtomicFile() {}

  /// A file whose content is complete and which is about to take its place.
  ///
  /// @param fresh the hidden file beside the target
  /// @param target what it will replace
  public record Finished(Path fresh, Path target) {}

  /// Does work and tells of each file that it replaces in this thread, just before it does.
  public static <T> T telling(Consumer<Finished> listener, Supplier<T> work) {
    return ScopedValue.where(LISTENER, listener).call(work::get);
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
    UNFINISHED.add(fresh);
    try {
      try (FileChannel channel =
          FileChannel.open(
              fresh,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE)) {
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

  private static void delete(Path fresh) {
    try {
      Files.deleteIfExists(fresh);
    } catch (IOException _) {
      // The write has been reported already, or succeeded and there is nothing to delete.
    }
  }
}
