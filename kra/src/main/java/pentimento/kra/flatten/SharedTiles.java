package pentimento.kra.flatten;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pentimento.kra.blend.Tile;
import pentimento.pixel.Unsupported;

/// The tiles of all [SharedSource]s of one picture, the last used ones of them, within a share of
/// the memory there is. Any thread may ask.
final class SharedTiles {

  /// How often a tile is computed again, on an average, before it is called hopeless.
  private static final int MOST_AGAIN = 32;

  private static final int FEW = 10_000;

  /// @param tile null for one that is wholly transparent
  record Kept(@Nullable Tile tile) {}

  private record Place(SharedSource source, int column, int row) {}

  private final String file;
  private final long mostBytes;
  private final Map<Place, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
  private final Set<Place> seen = new HashSet<>();
  private long bytes;
  private long computed;

  /// @param file for errors
  SharedTiles(String file) {
    this(file, Runtime.getRuntime().maxMemory() / 8);
  }

  /// @param mostBytes of tiles that are kept
  SharedTiles(String file, long mostBytes) {
    this.file = file;
    this.mostBytes = mostBytes;
  }

  /// A tile that was computed before; null when it was not, or is forgotten.
  synchronized @Nullable Kept get(SharedSource source, int column, int row) {
    return kept.get(new Place(source, column, row));
  }

  /// Keeps a tile, which nobody changes any more.
  ///
  /// @throws Unsupported when the memory is so small for all of them that they are computed over
  ///   and over
  synchronized void put(SharedSource source, int column, int row, Kept tile) {
    Place place = new Place(source, column, row);
    seen.add(place);
    computed++;
    if (computed > FEW && computed / seen.size() > MOST_AGAIN) {
      throw new Unsupported(
          file,
          "has clones of clones too deeply within each other for the memory there is",
          "give more memory (-Xmx), or merge some of the groups that they show");
    }
    Kept before = kept.put(place, tile);
    bytes += size(source, tile) - (before == null ? 0 : size(source, before));
    Iterator<Map.Entry<Place, Kept>> eldest = kept.entrySet().iterator();
    while (bytes > mostBytes && eldest.hasNext()) {
      Map.Entry<Place, Kept> entry = eldest.next();
      bytes -= size(entry.getKey().source, entry.getValue());
      eldest.remove();
    }
  }

  /// How many tiles were computed.
  synchronized long computed() {
    return computed;
  }

  private static long size(SharedSource source, Kept tile) {
    return tile.tile() == null ? 0 : 4L * Tile.AREA * source.format().pixels().channels();
  }
}
