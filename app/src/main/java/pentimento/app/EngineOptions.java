package pentimento.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pentimento.engine.Executor;
import pentimento.engine.store.Eviction;
import pentimento.engine.store.FileMemory;
import pentimento.engine.store.Memos;
import pentimento.engine.store.ObjectStore;
import pentimento.engine.store.StoreFolder;
import pentimento.host.Places;
import pentimento.pixel.BadParameter;
import pentimento.studio.Darkroom;
import pentimento.studio.Live;
import pentimento.studio.Outputs;
import pentimento.studio.StoreLimit;
import pentimento.studio.painting.Flattening;
import pentimento.studio.painting.LivePainter;
import pentimento.studio.painting.Memory;
import pentimento.studio.painting.Painter;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// How a command renders; shared by all that do.
public final class EngineOptions {

  @Option(
      names = {"-t", "--threads"},
      paramLabel = "N",
      description = "Threads that render. Default: all cores.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--no-store", description = "Neither reads nor keeps results on disk.")
  private boolean noStore;

  @Option(names = "--tile", paramLabel = "WxH", hidden = true, description = "Size of a tile.")
  private String tile = "1024x128";

  public EngineOptions() {}

  public Darkroom darkroom(CommandLine line) {
    return darkroom(line, PentimentoCommand.above(line).live());
  }

  /// @param live what is kept in memory from render to render; null to keep nothing
  Darkroom darkroom(CommandLine line, @Nullable Live live) {
    if (threads < 1 || threads > 1024) {
      throw new BadParameter("-t", threads, "a number from 1 to 1024");
    }
    String[] size = tile.split("x");
    Executor executor = new Executor(threads, Integer.parseInt(size[0]), Integer.parseInt(size[1]));
    Path place = place();
    ObjectStore store = place == null ? null : store(new StoreFolder(place));
    Consumer<String> notes = note -> line.getErr().println("pentimento: " + note);
    Painter painter = new Painter(store, memory(), notes);
    Flattening flattening = live == null ? painter : new LivePainter(painter, live.paintings());
    return new Darkroom(executor, flattening, live, store, notes);
  }

  /// The options that give these again.
  List<String> words() {
    List<String> words = new ArrayList<>(List.of("-t", Integer.toString(threads)));
    if (noStore) words.add("--no-store");
    return words;
  }

  /// Remembers what paintings hash to, beside the store.
  public Memory memory() {
    return new Memory(place());
  }

  private static ObjectStore store(StoreFolder folder) {
    long limit = StoreLimit.of(Places.ofThisProcess(), System.getenv());
    return new ObjectStore(folder, new Eviction(folder, limit));
  }

  /// Knows which files are up to date.
  Outputs outputs() {
    return new Outputs(new FileMemory(memos()), memory());
  }

  /// Remembers small facts.
  Memos memos() {
    Path place = place();
    return new Memos(place == null ? null : new StoreFolder(place));
  }

  private @Nullable Path place() {
    return noStore ? null : Places.ofThisProcess().store();
  }
}
