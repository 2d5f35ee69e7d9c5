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

  /// Columns and rows of a tile.
  static final int SIZE = 256;

  private static final String SCHEME = "tile-1";

  private final Plan plan;
  private final ContentHash steps;
  private final int level;
  private final Keeping keeping;
  private final Cancellation cancellation;
  private final StageTimes times;
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
    this.columns = Math.ceilDiv(plan.out().width(), SIZE);
    this.ids = new AtomicReferenceArray<>(columns * Math.ceilDiv(plan.out().height(), SIZE));
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
    for (int tile : tiles(out.rect())) out.copyFrom(tile(tile));
  }

  /// The tiles that a rectangle inside the picture touches.
  int[] tiles(Rect rect) {
    if (rect.isEmpty()) return new int[0];
    int left = rect.x() / SIZE;
    int top = rect.y() / SIZE;
    int across = (rect.right() - 1) / SIZE - left + 1;
    int down = (rect.bottom() - 1) / SIZE - top + 1;
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
            Math.floorDiv(rect.x(), SIZE) * SIZE,
            Math.floorDiv(rect.y(), SIZE) * SIZE,
            Math.ceilDiv(rect.right(), SIZE) * SIZE,
            Math.ceilDiv(rect.bottom(), SIZE) * SIZE);
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

  /// The pixels of a tile; not to be changed.
  Planes tile(int tile) {
    ContentHash id = ids.get(tile);
    if (id != null) {
      Planes planes = keeping.cache().find(id);
      if (planes != null) return planes;
    }
    TileCache.Tile made = keeping.cache().tile(name(tile), place(tile), () -> render(tile));
    ids.set(tile, made.id());
    return made.planes();
  }

  /// The identity of a tile: equal identities, equal pixels.
  ContentHash identify(int tile) {
    ContentHash id = ids.get(tile);
    if (id != null) return id;
    ContentHash name = name(tile);
    id = keeping.cache().id(name);
    if (id == null) id = keeping.cache().tile(name, place(tile), () -> render(tile)).id();
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
    return new Rect(tile % columns * SIZE, tile / columns * SIZE, SIZE, SIZE)
        .intersect(plan.out().bounds());
  }

  private Planes render(int tile) {
    cancellation.check();
    Worker worker = idle.poll();
    if (worker == null) worker = new Worker(plan, times, keeping.log());
    Planes made = worker.render(rect(tile)).crop(rect(tile));
    idle.add(worker);
    return made;
  }
}
