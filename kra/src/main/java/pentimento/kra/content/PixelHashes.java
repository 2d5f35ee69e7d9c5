package pentimento.kra.content;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import pentimento.kra.PixelData;
import pentimento.kra.TileReader;
import pentimento.kra.tiles.StoredPixels;
import pentimento.kra.zip.ZipEntry;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;

/// Hashes of pixels as they look, however they are stored.
final class PixelHashes {
  /*
   * Krita encodes every tile anew when it saves, writes them in another order, and may leave out or
   * add tiles that hold nothing but the default pixel. So the hash is over the decoded tiles that
   * differ from the default pixel, in the order of rows and columns.
   */

  private static final String EMPTY = "empty";
  private static final int CHUNK = 64;

  private final PaintingMemo memo;

  PixelHashes(PaintingMemo memo) {
    this.memo = memo;
  }

  /// The hash of the pixels and their place; EMPTY tiles do not count.
  ContentHash of(PixelData pixels) {
    ContentHasher hasher = new ContentHasher().put("pixels").put(pixels.format().toString());
    hasher.put(pixels.x()).put(pixels.y()).put(pixels.defaultPixel());
    return hasher.put(tiles(pixels)).hash();
  }

  private ContentHash tiles(PixelData pixels) {
    if (!(pixels instanceof StoredPixels stored)) return decoded(pixels);
    String key = payload(stored);
    ContentHash hash = memo.find(key);
    if (hash == null) {
      hash = decoded(pixels);
      memo.learn(key, hash);
    }
    return hash;
  }

  /// Names the content of an entry as it is stored: size and checksum together stand for it, as
  /// they do in backups.
  static String payload(StoredPixels stored) {
    ZipEntry e = stored.entry();
    return "payload "
        + Long.toHexString(e.crc())
        + " "
        + e.size()
        + " "
        + stored.format()
        + " "
        + HexFormat.of().formatHex(stored.defaultPixel());
  }

  /// The hash of each tile, and as a by-product the memo's knowledge of the whole payload.
  ContentHash[] learn(PixelData pixels, List<PixelData.Tile> tiles) {
    ContentHash[] hashes = tileHashes(pixels, tiles);
    if (pixels instanceof StoredPixels s) memo.learn(payload(s), joined(pixels, tiles, hashes));
    return hashes;
  }

  private ContentHash decoded(PixelData pixels) {
    List<PixelData.Tile> tiles = pixels.tiles();
    return joined(pixels, tiles, tileHashes(pixels, tiles));
  }

  private static ContentHash joined(
      PixelData pixels, List<PixelData.Tile> tiles, ContentHash[] hashes) {
    ContentHasher hasher = new ContentHasher();
    hasher.put(pixels.tileWidth()).put(pixels.tileHeight());
    for (int i = 0; i < hashes.length; i++) {
      if (hashes[i].equals(emptyHash())) continue;
      hasher.put(tiles.get(i).column()).put(tiles.get(i).row()).put(hashes[i]);
    }
    return hasher.hash();
  }

  /// The hash of each tile, [#emptyHash()] for those that hold nothing but the default pixel.
  ContentHash[] tileHashes(PixelData pixels, List<PixelData.Tile> tiles) {
    ContentHash[] hashes = new ContentHash[tiles.size()];
    int chunks = (tiles.size() + CHUNK - 1) / CHUNK;
    IntStream.range(0, chunks)
        .parallel()
        .forEach(chunk -> {
          Hasher hasher = new Hasher(pixels);
          int end = Math.min(tiles.size(), (chunk + 1) * CHUNK);
          for (int i = chunk * CHUNK; i < end; i++) hashes[i] = hasher.hash(tiles.get(i));
        });
    return hashes;
  }

  static ContentHash emptyHash() {
    return ContentHasher.ofBytes(EMPTY.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }

  /// Hashes tiles one after the other in the same memory.
  private final class Hasher {

    private final PixelData pixels;
    private final byte[] tile;
    private final byte[] empty;
    private @org.jspecify.annotations.Nullable TileReader reader;

    Hasher(PixelData pixels) {
      this.pixels = pixels;
      byte[] pixel = pixels.defaultPixel();
      this.tile = new byte[pixels.tileWidth() * pixels.tileHeight() * pixel.length];
      this.empty = new byte[tile.length];
      for (int i = 0; i < empty.length; i++) empty[i] = pixel[i % pixel.length];
    }

    ContentHash hash(PixelData.Tile t) {
      if (!(pixels instanceof StoredPixels stored)) return decoded(t);
      ContentHash bytes = ContentHasher.ofBytes(stored.storedTile(t.column(), t.row()));
      String key = "tile " + bytes.hex() + " " + HexFormat.of().formatHex(pixels.defaultPixel());
      ContentHash hash = memo.find(key);
      if (hash == null) {
        hash = decoded(t);
        memo.learn(key, hash);
      }
      return hash;
    }

    private ContentHash decoded(PixelData.Tile t) {
      TileReader r = reader;
      if (r == null) {
        r = pixels.reader();
        reader = r;
      }
      r.read(t.column(), t.row(), tile);
      return Arrays.equals(tile, empty) ? emptyHash() : ContentHasher.ofBytes(tile);
    }
  }

  /// All hashes in order, for comparing two documents tile by tile.
  List<ContentHash> list(PixelData pixels) {
    return new ArrayList<>(Arrays.asList(tileHashes(pixels, pixels.tiles())));
  }
}
