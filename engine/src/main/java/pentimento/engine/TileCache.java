package pentimento.engine;

import java.util.Arrays;
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
   */

  /// Identities and places remembered, about 200 bytes each.
  private static final int MOST_NAMES = 100_000;

  private static final int MOST_KERNELS = 32;

  /// A tile.
  ///
  /// @param id equal ids, equal pixels
  public record Tile(ContentHash id, Planes planes) {}

  /// A place in a picture, to compare what is made there with what was.
  record Place(ContentHash slot, int level, Rect rect) {}

  private final long limit;
  private final LinkedHashMap<ContentHash, Planes> tiles = new LinkedHashMap<>(64, 0.75f, true);
  private final Map<ContentHash, ContentHash> ids = recent(MOST_NAMES);
  private final Map<Place, ContentHash> latest = recent(MOST_NAMES);
  private final Map<ContentHash, TileKernel> kernels = recent(MOST_KERNELS);
  private final ConcurrentHashMap<ContentHash, CompletableFuture<Tile>> making =
      new ConcurrentHashMap<>();
  private long bytes;

  /// @param bytes of pixels to keep at most
  public TileCache(long bytes) {
    this.limit = bytes;
  }

  /// Bytes of pixels held.
  public synchronized long bytes() {
    return bytes;
  }

  /// Forgets all pixels and names.
  public synchronized void clear() {
    tiles.clear();
    ids.clear();
    latest.clear();
    kernels.clear();
    bytes = 0;
  }

  /// The identity of what a fingerprint names; null when that is not known.
  synchronized @Nullable ContentHash id(ContentHash name) {
    return ids.get(name);
  }

  /// Whether the pixels of an identity are here.
  synchronized boolean holds(ContentHash id) {
    return tiles.containsKey(id);
  }

  /// The pixels of an identity; null when they were evicted.
  synchronized @Nullable Planes find(ContentHash id) {
    return tiles.get(id);
  }

  /// The tile that `name` names, made when it is not here.
  Tile tile(ContentHash name, Place place, Supplier<Planes> maker) {
    while (true) {
      Tile kept = kept(name);
      if (kept != null) return kept;
      CompletableFuture<Tile> mine = new CompletableFuture<>();
      CompletableFuture<Tile> other = making.putIfAbsent(name, mine);
      if (other == null) return make(name, place, maker, mine);
      try {
        return other.join();
      } catch (CompletionException _) {
        // That render failed or was cancelled; ours is to find out for itself.
      }
    }
  }

  private Tile make(
      ContentHash name, Place place, Supplier<Planes> maker, CompletableFuture<Tile> mine) {
    try {
      Tile kept = kept(name);
      Tile made = kept != null ? kept : keep(name, place, maker.get());
      mine.complete(made);
      return made;
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      making.remove(name, mine);
    }
  }

  private synchronized @Nullable Tile kept(ContentHash name) {
    ContentHash id = ids.get(name);
    if (id == null) return null;
    Planes planes = tiles.get(id);
    return planes == null ? null : new Tile(id, planes);
  }

  private Tile keep(ContentHash name, Place place, Planes made) {
    ContentHash id = id(name);
    if (id == null) {
      ContentHash before;
      Planes old;
      synchronized (this) {
        before = latest.get(place);
        old = before == null ? null : tiles.get(before);
      }
      id = before != null && old != null && same(old, made) ? before : name;
    }
    synchronized (this) {
      ids.put(name, id);
      latest.put(place, id);
      Planes present = tiles.get(id);
      if (present != null) return new Tile(id, present);
      tiles.put(id, made);
      bytes += size(made);
      var eldest = tiles.entrySet().iterator();
      while (bytes > limit && eldest.hasNext()) {
        bytes -= size(eldest.next().getValue());
        eldest.remove();
      }
    }
    return new Tile(id, made);
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

  /// Whether arithmetic for the picture that `name` names has been learnt.
  synchronized boolean knowsKernel(ContentHash name) {
    return kernels.containsKey(name);
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
    return 4L * planes.channels() * planes.rect().area();
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
