package pentimento.studio.identity;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.ContentHasher;

/// The right to write what belongs to a photograph, its edits and the base layers of its paintings:
/// one process at a time, so that what one read before it writes is still so.
///
/// A thread that has it may take it again. Whoever only reads needs none: every file is replaced
/// whole. It ends with the process, however that ends. Programs that know nothing of it, Krita and
/// text editors, are noticed by what the files look like.
public final class PhotoLock implements AutoCloseable {
  /*
   * A file lock is the process's, not the thread's, so threads are told apart first. The files are
   * empty and stay: removing one that somebody waits for would let two in.
   */

  private static final ConcurrentHashMap<Path, ReentrantLock> OURS = new ConcurrentHashMap<>();

  private final ReentrantLock thread;
  private final @Nullable FileChannel channel;

  private PhotoLock(ReentrantLock thread, @Nullable FileChannel channel) {
    this.thread = thread;
    this.channel = channel;
  }

  /// Waits for it.
  ///
  /// @param whereabouts say where the locks lie; where nothing is remembered, other processes are
  ///   not kept out
  public static PhotoLock of(Path photo, Whereabouts whereabouts) {
    Path key = real(photo);
    ReentrantLock thread = OURS.computeIfAbsent(key, _ -> new ReentrantLock());
    thread.lock();
    try {
      Path folder = whereabouts.locks();
      boolean outermost = thread.getHoldCount() == 1;
      return new PhotoLock(
          thread, folder != null && outermost ? lock(folder.resolve(name(key))) : null);
    } catch (RuntimeException e) {
      thread.unlock();
      throw e;
    }
  }

  private static @Nullable FileChannel lock(Path file) {
    try {
      Files.createDirectories(file.getParent());
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock _ = channel.lock();
      return channel;
    } catch (IOException _) {
      // A file system without locks: what the files look like must do.
      return null;
    }
  }

  private static String name(Path photo) {
    return new ContentHasher().put(photo.toString()).hash().brief();
  }

  private static Path real(Path photo) {
    try {
      return photo.toRealPath();
    } catch (IOException _) {
      return photo.toAbsolutePath().normalize();
    }
  }

  @Override
  public void close() {
    try {
      if (channel != null) channel.close();
    } catch (IOException _) {
      // The lock goes with the process at the latest.
    } finally {
      thread.unlock();
    }
  }
}
