package pentimento.studio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pentimento.engine.Keeping;
import pentimento.engine.Plan;
import pentimento.engine.Planner;
import pentimento.engine.Source;
import pentimento.engine.TileCache;
import pentimento.pipe.AreaOperation;
import pentimento.pipe.GeometryOperation;
import pentimento.pipe.GlobalOperation;
import pentimento.pipe.Module;
import pentimento.pixel.Cancellation;
import pentimento.pixel.ContentHasher;

/// What a process keeps in memory of the pictures below paintings: what the module in hand is
/// given, so that a base whose exposure is moved is not demosaiced again. Safe for several threads.
public final class LiveBelow {
  /*
   * Whole pictures or nothing: tiles are read from the first to the last, so that of a picture that
   * does not fit each tile would be gone when its turn comes.
   */

  /// Paintings of which it is remembered what was in hand.
  private static final int MOST = 256;

  /// The module that is moved most, until another one is.
  private static final String FIRST = "exposure";

  private final TileCache cache;
  private final Map<String, Hand> hands =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Hand> eldest) {
          return size() > MOST;
        }
      };

  /// @param bytes of pixels to keep at most
  public LiveBelow(long bytes) {
    this.cache = new TileCache(bytes);
  }

  /// Bytes of pixels held.
  public long bytes() {
    return cache.bytes();
  }

  /// @param modules below a painting when it was planned last
  /// @param changed name of the lowest module that differed from the time before; null at first
  private record Hand(List<Module> modules, @Nullable String changed) {}

  /// Plans what stands below a painting.
  ///
  /// @param painting uuid of its base layer
  /// @param modules from the source up
  /// @param above the modules of the edit above them
  Plan plan(
      String painting,
      Planner planner,
      Source source,
      List<Module> modules,
      List<Module> above,
      Cancellation cancellation) {
    List<Integer> cuts = cuts(source, modules, taken(painting, modules));
    if (cuts.isEmpty()) return planner.plan(source, modules, above, cancellation);
    Keeping keeping =
        new Keeping(
            cache,
            Darkroom.catalogue(),
            new ContentHasher().put(painting).put(source.fingerprint()).hash());
    return planner.plan(source, modules, above, cuts, keeping, cancellation);
  }

  /// The module that is in hand; null when none is known.
  private synchronized @Nullable String taken(String painting, List<Module> modules) {
    Hand before = hands.get(painting);
    String changed = before == null ? null : before.changed;
    if (before != null) {
      for (int i = modules.size() - 1; i >= 0; i--) {
        Module module = modules.get(i);
        if (!before.modules.contains(module)) changed = module.name();
      }
    }
    hands.put(painting, new Hand(List.copyOf(modules), changed));
    return changed;
  }

  /// Where to keep what stands below: under the module in hand, and under the one that is moved
  /// most; what does not fit is not kept.
  private List<Integer> cuts(Source source, List<Module> modules, @Nullable String changed) {
    // What saw the whole picture would have to see kept tiles before they are wanted.
    int lowest = 0;
    int costly = modules.size();
    int above = 0;
    for (int i = 0; i < modules.size(); i++) {
      Module module = modules.get(i);
      if (!module.enabled()) continue;
      boolean global = module.operation() instanceof GlobalOperation;
      if (global) lowest = i + 1;
      if (global || module.operation() instanceof AreaOperation) costly = Math.min(costly, i);
      if (global
          || module.operation() instanceof AreaOperation
          || module.operation() instanceof GeometryOperation) above = i + 1;
    }
    int from = Math.max(lowest, costly + 1);
    List<Integer> wanted = new ArrayList<>();
    int first = -1;
    for (int i = from; i < modules.size(); i++) {
      if (modules.get(i).name().equals(changed)) wanted.add(i);
      if (first < 0 && modules.get(i).id().equals(FIRST)) first = i;
    }
    if (first < 0 && above >= from && above < modules.size()) first = above;
    if (first >= 0 && !wanted.contains(first)) wanted.add(first);
    long bytes = 3L * Float.BYTES * source.info().width() * source.info().height();
    long room = cache.room(bytes);
    return List.copyOf(new TreeSet<>(wanted.subList(0, (int) Math.min(room, wanted.size()))));
  }
}
