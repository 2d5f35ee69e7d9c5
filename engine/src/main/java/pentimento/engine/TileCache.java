package pentimento.engine;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pentimento.pipe.TileKernel;
import pentimento.pixel.ContentHash;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// Rendered tiles in memory, by the fingerprint of what they are made of; the least recently used
/// go first. Safe for several threads: a tile that two want is made once.
public final class TileCache {
  /*
   * Two names for a tile: its fingerprint, known before it is rendered, and its identity, the
   * fingerprint under which these very pixels were first made. A tile that comes out as the one that
   * stood at its place before takes over that one's identity, and whatever is made of it, named by
   * identities, is still there: early cut-off. Identities are remembered longer than pixels, so
   * that a result can be found although what it was made of has been evicted.
   *
   * The idea is salsa's "backdating"; comparing with the last pixels costs less than hashing all.
   *
   * A slider that is drawn along makes the same tiles again and again. Memory that is touched for
   * the first time costs as much as the arithmetic, and moving it from generation to generation of
   * the heap more than that. So only the last few versions of a tile are kept, and their arrays are
   * used again. An array that somebody reads is not: tiles are taken and given back.
   */

  /// Identities and places remembered, about 200 bytes each.
  private static final int MOST_NAMES = 100_000;

  private static final int MOST_KERNELS = 32;

  /// Versions of the tile at one place that are kept, so that going back is a hit. More of them
  /// (eight) would fill the memory with what a hand that moves on never wants again: a third
  /// slower.
  private static final int MOST_VERSIONS = 3;

  /// One part of the limit is for arrays that wait to be used again.
  private static final int SPARE_SHARE = 16;

  /// A tile that somebody holds; closed, it is given back.
  final class Tile implements AutoCloseable {

    private final ContentHash id;
    private final Planes planes;
    private int holders;
    private boolean dropped;

    private Tile(ContentHash id, Planes planes) {
      this.id = id;
      this.planes = planes;
    }

    /// Equal ids, equal pixels.
    ContentHash id() {
      return id;
    }

    /// Not to be changed, and not to be looked at after [#close].
    Planes planes() {
      return planes;
    }

    private Tile held() {
      holders++;
      return this;
    }

    @Override
    public void close() {
      synchronized (TileCache.this) {
        holders--;
        if (dropped && holders == 0) recycle(planes);
      }
    }
  }

  /// A place in a picture, to compare what is made there with what was.
  record Place(ContentHash slot, int level, Rect rect) {}

  private final long limit;
  private final LinkedHashMap<ContentHash, Tile> tiles = new LinkedHashMap<>(64, 0.75f, true);
  private final Map<ContentHash, ContentHash> ids = recent(MOST_NAMES);

  /// The identities that were made at a place, the last one last.
  private final Map<Place, Deque<ContentHash>> versions = recent(MOST_NAMES);

  private final Map<ContentHash, TileKernel> kernels = recent(MOST_KERNELS);
  private final ConcurrentHashMap<ContentHash, CompletableFuture<Void>> making =
      new ConcurrentHashMap<>();

  /// Arrays to be used again, by length.
  private final Map<Integer, Deque<float[]>> spare = new HashMap<>();

  private long bytes;
  private long spareBytes;

  /// @param bytes of pixels to keep at most
  public TileCache(long bytes) {
    this.limit = bytes;
  }

  /// How many pictures can be kept whole at a time.
  ///
  /// @param bytes of pixels of each
  public long room(long bytes) {
    return (limit - limit / SPARE_SHARE) / bytes;
  }

  /// Bytes of pixels held, and of arrays that wait to be used again.
  public synchronized long bytes() {
    return bytes + spareBytes;
  }

  /// Forgets all pixels and names.
  public synchronized void clear() {
    tiles.clear();
    ids.clear();
    versions.clear();
    kernels.clear();
    spare.clear();
    bytes = 0;
    spareBytes = 0;
  }

  /// The identity of what a fingerprint names; null when that is not known.
  synchronized @Nullable ContentHash id(ContentHash name) {
    return ids.get(name);
  }

  /// Whether the pixels of an identity are here.
  synchronized boolean holds(ContentHash id) {
    return tiles.containsKey(id);
  }

  /// Takes the tile of an identity; null when it was evicted.
  synchronized @Nullable Tile take(ContentHash id) {
    Tile tile = tiles.get(id);
    return tile == null ? null : tile.held();
  }

  /// Takes the tile that `name` names, made when it is not here.
  Tile take(ContentHash name, Place place, Supplier<Planes> maker) {
    while (true) {
      Tile kept = named(name);
      if (kept != null) return kept;
      CompletableFuture<Void> mine = new CompletableFuture<>();
      CompletableFuture<Void> other = making.putIfAbsent(name, mine);
      if (other == null) return make(name, place, maker, mine);
      try {
        Void _ = other.join();
      } catch (CompletionException _) {
        // That render failed or was cancelled; ours is to find out for itself.
      }
    }
  }

  private Tile make(
      ContentHash name, Place place, Supplier<Planes> maker, CompletableFuture<Void> mine) {
    try {
      Tile kept = named(name);
      Tile made = kept != null ? kept : keep(name, place, maker.get());
      mine.complete(null);
      return made;
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      making.remove(name, mine);
    }
  }

  private synchronized @Nullable Tile named(ContentHash name) {
    ContentHash id = ids.get(name);
    return id == null ? null : take(id);
  }

  private Tile keep(ContentHash name, Place place, Planes made) {
    ContentHash id = id(name);
    if (id == null) {
      try (Tile before = latest(place)) {
        id = before != null && same(before.planes, made) ? before.id : name;
      }
    }
    synchronized (this) {
      ids.put(name, id);
      Tile present = tiles.get(id);
      if (present != null) {
        recycle(made);
        note(place, id);
        return present.held();
      }
      Tile tile = new Tile(id, made).held();
      tiles.put(id, tile);
      bytes += size(made);
      note(place, id);
      while (bytes > limit - limit / SPARE_SHARE && !tiles.isEmpty()) {
        drop(tiles.firstEntry().getKey());
      }
      return tile;
    }
  }

  private synchronized @Nullable Tile latest(Place place) {
    Deque<ContentHash> known = versions.get(place);
    return known == null ? null : take(known.getLast());
  }

  /// Takes note of what was made at a place, and lets go of what is many versions old.
  private void note(Place place, ContentHash id) {
    Deque<ContentHash> known = versions.computeIfAbsent(place, _ -> new ArrayDeque<>(2));
    known.remove(id);
    known.addLast(id);
    if (known.size() > MOST_VERSIONS) drop(known.removeFirst());
  }

  private void drop(ContentHash id) {
    Tile tile = tiles.remove(id);
    if (tile == null) return;
    bytes -= size(tile.planes);
    tile.dropped = true;
    if (tile.holders == 0) recycle(tile.planes);
  }

  private void recycle(Planes planes) {
    if (spareBytes + size(planes) > limit / SPARE_SHARE) return;
    spareBytes += size(planes);
    for (float[] plane : planes.planes()) {
      spare.computeIfAbsent(plane.length, _ -> new ArrayDeque<>()).addLast(plane);
    }
  }

  /// Planes for a tile, whose samples are whatever was left there.
  ///
  /// @param samples that each plane can hold, at least the rectangle's
  Planes blank(Rect rect, int channels, int samples) {
    float[][] planes = new float[channels][];
    synchronized (this) {
      Deque<float[]> fitting = spare.get(samples);
      for (int c = 0; fitting != null && c < channels && !fitting.isEmpty(); c++) {
        planes[c] = fitting.removeLast();
        spareBytes -= (long) Float.BYTES * samples;
      }
    }
    for (int c = 0; c < channels; c++) if (planes[c] == null) planes[c] = new float[samples];
    return new Planes(rect, planes);
  }

  /// The arithmetic that was learnt from the picture that `name` names; learnt when it is not here.
  TileKernel kernel(ContentHash name, Supplier<TileKernel> learn) {
    synchronized (this) {
      TileKernel known = kernels.get(name);
      if (known != null) return known;
    }
    TileKernel learnt = learn.get();
    synchronized (this) {
      kernels.put(name, learnt);
    }
    return learnt;
  }

  private static boolean same(Planes a, Planes b) {
    if (!a.rect().equals(b.rect()) || a.channels() != b.channels()) return false;
    int area = Math.toIntExact(a.rect().area());
    for (int c = 0; c < a.channels(); c++) {
      if (!Arrays.equals(a.plane(c), 0, area, b.plane(c), 0, area)) return false;
    }
    return true;
  }

  private static long size(Planes planes) {
    long samples = 0;
    for (float[] plane : planes.planes()) samples += plane.length;
    return Float.BYTES * samples;
  }

  /// A map that forgets the least recently used of more than `most` entries.
  private static <K, V> Map<K, V> recent(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
      }
    };
  }
}
