package pentimento.studio.watch;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Wakes a watch early when something happens in a folder. Only a wake-up: what happened is found
/// by looking, so a signal lost, or a folder that gives none (network drives), costs time alone.
final class FolderSignals implements AutoCloseable {

  private final @Nullable WatchService service;
  private final Map<Path, WatchKey> keys = new HashMap<>();

  FolderSignals() {
    WatchService opened;
    try {
      opened = FileSystems.getDefault().newWatchService();
    } catch (IOException | UnsupportedOperationException _) {
      opened = null;
    }
    this.service = opened;
  }

  /// Listens to these folders and no others.
  void follow(Set<Path> folders) {
    if (service == null) return;
    keys.entrySet()
        .removeIf(entry -> {
          boolean gone = !folders.contains(entry.getKey()) || !entry.getValue().isValid();
          if (gone) entry.getValue().cancel();
          return gone;
        });
    for (Path folder : folders) {
      if (keys.containsKey(folder)) continue;
      try {
        keys.put(
            folder,
            folder.register(
                service,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE));
      } catch (IOException _) {
        // The folder is gone or the system's watches are used up: looking goes on.
      }
    }
  }

  /// Waits for a signal, at most this long.
  void await(Duration longest) throws InterruptedException {
    if (service == null) {
      Thread.sleep(longest);
      return;
    }
    try {
      WatchKey key = service.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
      while (key != null) {
        key.pollEvents();
        key.reset();
        key = service.poll();
      }
    } catch (ClosedWatchServiceException _) {
      Thread.sleep(longest);
    }
  }

  @Override
  public void close() {
    if (service == null) return;
    try {
      service.close();
    } catch (IOException _) {
      // The system takes it back at the end of the process.
    }
  }
}
