package pentimento.engine;

import java.util.Set;
import java.util.function.Consumer;
import pentimento.pipe.Catalogue;
import pentimento.pixel.ContentHash;

/// How intermediate results are kept from render to render.
///
/// @param cache where tiles are kept
/// @param catalogue names the modules
/// @param slot tells pictures in the cache apart, such as a photograph at a scale: what is rendered
///   again is compared with what the same slot held before
/// @param focus names of modules that are likely to change: what they are given is kept
/// @param log is told of every step that is run, from several threads
public record Keeping(
    TileCache cache,
    Catalogue catalogue,
    ContentHash slot,
    Set<String> focus,
    Consumer<Executed> log) {

  public Keeping {
    focus = Set.copyOf(focus);
  }

  /// One whose log nobody reads.
  public Keeping(TileCache cache, Catalogue catalogue, ContentHash slot) {
    this(cache, catalogue, slot, Set.of(), _ -> {});
  }

  public Keeping focus(Set<String> modules) {
    return new Keeping(cache, catalogue, slot, modules, log);
  }
}
