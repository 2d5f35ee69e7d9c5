package pentimento.engine;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import pentimento.pipe.ImageInfo;
import pentimento.pixel.Cancellation;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// The output of a plan in tiles that are kept: each is rendered when it is first asked for, and
/// again when something has changed that it is made of. Can be the source of another plan.
///
/// Rendered in the thread that asks; for several threads see [Executor#read].
public final class KeptTiles implements Source {

  /// Columns of a tile.
  private static final int WIDTH = 256;

  /// Rows of a tile where a neighbourhood is read, or pixels are moved.
  private static final int ROWS = 256;

  /// Rows of a tile of same-pixel steps: with no neighbours to read, lower tiles cost nothing, and
  /// less is made around a region that is wanted.
  private static final int FEW_ROWS = 64;

  private static final String SCHEME = "tile-1";

  private final Plan plan;
  private final ContentHash steps;
  private final int level;
  private final Keeping keeping;
  private final Cancellation cancellation;
  private final StageTimes times;
  private final int rows;
  private final int columns;
  private final AtomicReferenceArray<@Nullable ContentHash> ids;
  private final ConcurrentLinkedQueue<Worker> idle = new ConcurrentLinkedQueue<>();

  /// @param steps fingerprint of the plan's modules, whatever they are applied to
  /// @param level how many of these stand below
  KeptTiles(Plan plan, ContentHash steps, int level, Keeping keeping, Cancellation cancellation) {
    this.plan = plan;
    this.steps = steps;
    this.level = level;
    this.keeping = keeping;
    this.cancellation = cancellation;
    this.times = new StageTimes(plan.stages().size());
    this.rows = samePixel(plan) ? FEW_ROWS : ROWS;
    this.columns = Math.ceilDiv(plan.out().width(), WIDTH);
    this.ids = new AtomicReferenceArray<>(columns * Math.ceilDiv(plan.out().height(), rows));
  }

  private static boolean samePixel(Plan plan) {
    for (Stage stage : plan.stages()) if (!(stage instanceof Stage.Points)) return false;
    return true;
  }

  /// How the tiles are rendered.
  public Plan plan() {
    return plan;
  }

  int level() {
    return level;
  }

  @Override
  public ImageInfo info() {
    return plan.out();
  }

  @Override
  public ContentHash fingerprint() {
    return new ContentHasher().put(steps).put(plan.source().fingerprint()).hash();
  }

  @Override
  public ContentHash name(Rect rect) {
    ContentHasher hasher = new ContentHasher();
    for (int tile : tiles(rect)) hasher.put(identify(tile));
    return hasher.hash();
  }

  @Override
  public void read(Planes out) {
    for (int tile : tiles(out.rect())) copy(tile, out);
  }

  /// The tiles that a rectangle inside the picture touches.
  int[] tiles(Rect rect) {
    if (rect.isEmpty()) return new int[0];
    int left = rect.x() / WIDTH;
    int top = rect.y() / rows;
    int across = (rect.right() - 1) / WIDTH - left + 1;
    int down = (rect.bottom() - 1) / rows - top + 1;
    int[] tiles = new int[across * down];
    for (int i = 0; i < tiles.length; i++) {
      tiles[i] = (top + i / across) * columns + left + i % across;
    }
    return tiles;
  }

  /// A rectangle grown to whole tiles.
  Rect grown(Rect rect) {
    if (rect.isEmpty()) return rect;
    Rect grown =
        Rect.between(
            Math.floorDiv(rect.x(), WIDTH) * WIDTH,
            Math.floorDiv(rect.y(), rows) * rows,
            Math.ceilDiv(rect.right(), WIDTH) * WIDTH,
            Math.ceilDiv(rect.bottom(), rows) * rows);
    return grown.intersect(info().bounds());
  }

  /// How many of a rectangle's tiles are not here and would be rendered, as far as that can be told
  /// without rendering: what stands on tiles that were never rendered counts.
  public int missing(Rect rect) {
    int missing = 0;
    for (int tile : tiles(rect)) {
      ContentHash id = known(tile);
      if (id == null || !keeping.cache().holds(id)) missing++;
    }
    return missing;
  }

  /// How many tiles a rectangle touches.
  public int count(Rect rect) {
    return tiles(rect).length;
  }

  /// The identity of a tile if that is known without rendering.
  private @Nullable ContentHash known(int tile) {
    Rect need = plan.need(rect(tile));
    if (plan.source() instanceof KeptTiles below) {
      for (int input : below.tiles(need)) if (below.known(input) == null) return null;
    }
    return keeping.cache().id(name(tile));
  }

  /// Copies what of a tile lies inside `out`.
  void copy(int tile, Planes out) {
    try (TileCache.Tile taken = take(tile)) {
      out.copyFrom(taken.planes());
    }
  }

  /// Has a tile made, so that it lies in the cache.
  void make(int tile) {
    take(tile).close();
  }

  private TileCache.Tile take(int tile) {
    ContentHash id = ids.get(tile);
    if (id != null) {
      TileCache.Tile kept = keeping.cache().take(id);
      if (kept != null) return kept;
    }
    TileCache.Tile made = keeping.cache().take(name(tile), place(tile), () -> render(tile));
    ids.set(tile, made.id());
    return made;
  }

  /// The identity of a tile: equal identities, equal pixels.
  ContentHash identify(int tile) {
    ContentHash id = ids.get(tile);
    if (id != null) return id;
    ContentHash name = name(tile);
    id = keeping.cache().id(name);
    if (id == null) {
      try (TileCache.Tile made = keeping.cache().take(name, place(tile), () -> render(tile))) {
        id = made.id();
      }
    }
    ids.set(tile, id);
    return id;
  }

  private ContentHash name(int tile) {
    Rect rect = rect(tile);
    ContentHasher hasher = new ContentHasher().put(SCHEME).put(steps);
    hasher.put(rect.x()).put(rect.y()).put(rect.width()).put(rect.height());
    return hasher.put(plan.source().name(plan.need(rect))).hash();
  }

  private TileCache.Place place(int tile) {
    return new TileCache.Place(keeping.slot(), level, rect(tile));
  }

  private Rect rect(int tile) {
    return new Rect(tile % columns * WIDTH, tile / columns * rows, WIDTH, rows)
        .intersect(plan.out().bounds());
  }

  private Planes render(int tile) {
    cancellation.check();
    Worker worker = idle.poll();
    if (worker == null) worker = new Worker(plan, times, keeping.log());
    Planes made = keeping.cache().blank(rect(tile), plan.out().channels(), WIDTH * rows);
    worker.render(made);
    idle.add(worker);
    return made;
  }

  /// The rectangle that the first tile has where the picture is large enough.
  Rect shape() {
    return Rect.ofSize(WIDTH, rows);
  }
}
