package pentimento.studio.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pentimento.host.RunningKrita;
import pentimento.pipe.Edit;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Progress;
import pentimento.studio.Darkroom;
import pentimento.studio.Develop;
import pentimento.studio.Duplicate;
import pentimento.studio.Photo;
import pentimento.studio.painting.Memory;

/// Keeps outputs and base layers up to date while people paint and edit.
///
/// When a painting's document is saved, the photograph is rendered again; when the edit below a
/// painting changes, its base layer is replaced. A save counts once the document is whole and its
/// files have been at rest for a moment, or at once when it came as one piece, by a rename; of
/// several saves in a row the last one is rendered. Not for several threads.
public final class Watch {

  /// How to watch.
  ///
  /// @param quiet how long files must be at rest
  /// @param poll how often to look where the system gives no signal
  /// @param manual says what is stale and writes nothing
  /// @param request what to render of a photograph
  /// @param turn how long the output waits after a linked base has been replaced, so that a Krita
  ///   that is open can show it first
  public record Settings(
      Duration quiet,
      Duration poll,
      boolean manual,
      Function<Duplicate, Develop.Request> request,
      Supplier<Duration> turn) {

    /// A third of a second of rest, a look every second; a Krita that runs gets two seconds.
    public static Settings of(boolean manual, Function<Duplicate, Develop.Request> request) {
      return new Settings(
          Duration.ofMillis(300),
          Duration.ofSeconds(1),
          manual,
          request,
          () -> RunningKrita.anywhere() ? Duration.ofSeconds(2) : Duration.ZERO);
    }
  }

  /// Writes an output that is out of date.
  @FunctionalInterface
  public interface Renderer {

    /// @param place whose edit it is
    /// @throws pentimento.pixel.Problem when it cannot be written
    void render(
        Duplicate place,
        Photo photo,
        Edit edit,
        Develop.Request request,
        Cancellation cancellation);

    /// One that renders in this process.
    static Renderer in(Darkroom darkroom) {
      return (_, photo, edit, request, cancellation) ->
          Develop.run(darkroom, photo, edit, request, cancellation, Progress.NONE);
    }
  }

  private final Darkroom darkroom;
  private final Memory memory;
  private final WatchedPaths paths;
  private final Settings settings;
  private final Renderer renderer;
  private final Consumer<WatchEvent> listener;
  private final Map<Duplicate, WatchedPhoto> photos = new LinkedHashMap<>();
  private @Nullable WarmUp warmUp;
  private boolean empty;
  private boolean worked;

  /// @param paths photographs, paintings, or folders (their own photographs, not those of folders
  ///   in them)
  /// @param renderer writes the outputs
  /// @param listener told what happens
  /// @throws pentimento.pixel.BadInput when a path is none of these
  public Watch(
      Darkroom darkroom,
      Memory memory,
      List<Path> paths,
      Settings settings,
      Renderer renderer,
      Consumer<WatchEvent> listener) {
    this.darkroom = darkroom;
    this.memory = memory;
    this.paths = WatchedPaths.of(paths);
    this.settings = settings;
    this.renderer = renderer;
    this.listener = listener;
  }

  /// Looks at everything once and does what can be done now.
  ///
  /// @param now nanoseconds of a clock that only goes forward
  /// @return whether to look again soon: files are changing, or were changed by us
  public boolean step(long now, Cancellation cancellation) {
    Set<Duplicate> there = paths.now();
    photos.keySet().retainAll(there);
    if (there.isEmpty() && !empty) {
      for (Path folder : paths.folders()) {
        say(new WatchEvent(WatchEvent.Kind.WAITING, folder, "no photograph in it has an edit yet"));
      }
    }
    empty = there.isEmpty();
    boolean soon = false;
    for (Duplicate photo : there) {
      cancellation.check();
      soon |= photos.computeIfAbsent(photo, p -> new WatchedPhoto(p, this)).step(now, cancellation);
    }
    return soon;
  }

  /// Watches until cancelled or interrupted.
  public void run(Cancellation cancellation) throws InterruptedException {
    try (FolderSignals signals = new FolderSignals()) {
      while (!cancellation.isCancelled()) {
        // Before looking: what changes after the look then wakes us.
        signals.follow(folders());
        boolean soon = step(System.nanoTime(), cancellation);
        if (!soon) warmUp();
        signals.await(soon ? settings.quiet().dividedBy(3) : settings.poll());
      }
    } finally {
      working();
    }
  }

  /// Rehearses, once, if no base layer has been replaced yet.
  private void warmUp() {
    if (settings.manual() || worked) return;
    for (WatchedPhoto photo : photos.values()) {
      Edit edit = photo.painted();
      if (edit == null) continue;
      worked = true;
      warmUp = WarmUp.start(darkroom, photo.file(), edit);
      return;
    }
  }

  /// There is work: rehearsing ends.
  void working() {
    if (warmUp != null) warmUp.end();
    warmUp = null;
  }

  /// A base layer is about to be replaced by this process.
  void refreshing() {
    worked = true;
  }

  private Set<Path> folders() {
    Set<Path> folders = new LinkedHashSet<>(paths.folders());
    for (Path photo : paths.photos()) {
      Path folder = photo.toAbsolutePath().getParent();
      if (folder != null) folders.add(folder);
    }
    return folders;
  }

  /// Whether the user named a photograph itself, and not a folder with it.
  boolean names(Path photo) {
    return paths.photos().contains(photo);
  }

  Darkroom darkroom() {
    return darkroom;
  }

  Memory memory() {
    return memory;
  }

  Settings settings() {
    return settings;
  }

  Renderer renderer() {
    return renderer;
  }

  void say(WatchEvent event) {
    listener.accept(event);
  }
}
