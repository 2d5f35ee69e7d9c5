package pentimento.studio.identity;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.Cancelled;
import pentimento.pixel.CannotWrite;
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

  /// Longer than any one write takes, darktable's share of a large base layer included.
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final ReentrantLock thread;
  private final @Nullable FileChannel channel;

  private PhotoLock(ReentrantLock thread, @Nullable FileChannel channel) {
    this.thread = thread;
    this.channel = channel;
  }

  /// Waits for it, up to three minutes.
  ///
  /// @param whereabouts say where the locks lie; where nothing is remembered, other processes are
  ///   not kept out
  /// @throws CannotWrite when another had it all the time, such as one that hangs or was stopped
  public static PhotoLock of(Path photo, Whereabouts whereabouts) {
    return of(photo, whereabouts, PATIENCE);
  }

  static PhotoLock of(Path photo, Whereabouts whereabouts, Duration patience) {
    Path key = real(photo);
    ReentrantLock thread = OURS.computeIfAbsent(key, _ -> new ReentrantLock());
    take(thread, photo, patience);
    try {
      Path folder = whereabouts.locks();
      boolean outermost = thread.getHoldCount() == 1;
      return new PhotoLock(
          thread,
          folder != null && outermost ? lock(folder.resolve(name(key)), photo, patience) : null);
    } catch (RuntimeException e) {
      thread.unlock();
      throw e;
    }
  }

  private static void take(ReentrantLock thread, Path photo, Duration patience) {
    try {
      if (!thread.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) throw inUse(photo);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Cancelled();
    }
  }

  private static @Nullable FileChannel lock(Path file, Path photo, Duration patience) {
    FileChannel channel = null;
    try {
      Files.createDirectories(file.getParent());
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) await(channel, patience);
      return channel;
    } catch (ClosedChannelException _) {
      if (Thread.currentThread().isInterrupted()) throw new Cancelled();
      throw inUse(photo);
    } catch (IOException _) {
      // A file system without locks: what the files look like must do.
      return null;
    }
  }

  /// Stands in the system's queue, so that somebody who takes the lock again and again does not
  /// always come first; only closing the channel ends that early.
  ///
  /// @throws ClosedChannelException when patience is at its end
  private static void await(FileChannel channel, Duration patience) throws IOException {
    Thread end =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              try {
                Thread.sleep(patience);
                channel.close();
              } catch (InterruptedException | IOException _) {
                // It was had in time, or is closed as far as it can be.
              }
            });
    try {
      FileLock _ = channel.lock();
    } finally {
      end.interrupt();
    }
    try {
      end.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      channel.close();
    }
    if (!channel.isOpen()) throw new ClosedChannelException();
  }

  private static CannotWrite inUse(Path photo) {
    return new CannotWrite(
        photo.toString(),
        "another process is writing what belongs to it and does not come to an end",
        "wait for it, or end it, and try again; nothing was changed");
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
