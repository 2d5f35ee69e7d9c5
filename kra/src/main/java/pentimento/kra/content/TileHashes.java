package pentimento.kra.content;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pentimento.kra.PixelData;
import pentimento.pixel.ContentHash;

/// The content of pixels tile by tile, for finding which tiles changed.
public final class TileHashes {

  private TileHashes() {}

  /// The hash of each tile that holds more than the default pixel.
  public static Map<PixelData.Tile, ContentHash> of(PixelData pixels) {
    return of(pixels, PaintingMemo.empty());
  }

  /// The same, decoding only what the memo does not know.
  static Map<PixelData.Tile, ContentHash> of(PixelData pixels, PaintingMemo memo) {
    List<PixelData.Tile> tiles = pixels.tiles();
    ContentHash[] hashes = new PixelHashes(memo).learn(pixels, tiles);
    ContentHash empty = PixelHashes.emptyHash();
    Map<PixelData.Tile, ContentHash> found = LinkedHashMap.newLinkedHashMap(tiles.size());
    for (int i = 0; i < hashes.length; i++) {
      if (!hashes[i].equals(empty)) found.put(tiles.get(i), hashes[i]);
    }
    return found;
  }

  /// Whether tiles of both stand for the same places and missing tiles for the same pixels.
  public static boolean sameGrid(PixelData a, PixelData b) {
    return a.format().equals(b.format())
        && a.x() == b.x()
        && a.y() == b.y()
        && a.tileWidth() == b.tileWidth()
        && a.tileHeight() == b.tileHeight()
        && Arrays.equals(a.defaultPixel(), b.defaultPixel());
  }
}
