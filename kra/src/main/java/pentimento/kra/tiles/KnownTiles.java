package pentimento.kra.tiles;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pentimento.kra.zip.ZipEntry;

/// Where the tiles of a document's pixels lie, kept for the next time it is opened: finding that
/// out takes a read for each tile, and of what was painted and saved again only a layer or two have
/// changed. Size and checksum stand for the content. Safe for several threads.
public final class KnownTiles {

  private record Content(long crc, long size, int pixelSize) {}

  private final Map<Content, TileIndex> earlier;
  private final Map<Content, TileIndex> used = new ConcurrentHashMap<>();

  private KnownTiles(Map<Content, TileIndex> earlier) {
    this.earlier = earlier;
  }

  /// Nothing is known.
  public static KnownTiles none() {
    return new KnownTiles(Map.of());
  }

  /// For a document that is opened later: what was asked for of this one is known.
  public KnownTiles next() {
    return new KnownTiles(Map.copyOf(used));
  }

  /// @param pixelSize bytes of a pixel
  /// @param read looks where the tiles lie
  TileIndex of(ZipEntry entry, int pixelSize, Supplier<TileIndex> read) {
    Content content = new Content(entry.crc(), entry.size(), pixelSize);
    @Nullable TileIndex known = earlier.get(content);
    TileIndex index = known == null ? read.get() : known;
    used.put(content, index);
    return index;
  }
}
