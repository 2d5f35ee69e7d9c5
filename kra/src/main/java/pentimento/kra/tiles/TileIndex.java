package pentimento.kra.tiles;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.kra.PixelData;
import pentimento.kra.zip.EntryBytes;
import pentimento.pixel.BadInput;
import pentimento.pixel.Rect;

/// Where the tiles of one payload lie: the headers read, the pixels not.
final class TileIndex {

  private static final int LONGEST_LINE = 64;
  private static final int LARGEST_TILE = 4096;
  private static final int FARTHEST = 1 << 30;

  /// Shortest tile: `0,0,LZF,1` and a line feed, a flag byte.
  private static final int SHORTEST_TILE = 11;

  final int tileWidth;
  final int tileHeight;

  /// Whether a flag byte precedes the tile (payload version 2).
  final boolean flagged;

  /*
   * Tiles are numbered as they come. A hash table of their places holds their numbers plus one, the place of a
   * tile being searched from its hash on: that is made in one pass, while Krita writes tiles in no order that
   * could be searched.
   */
  private final long[] keys;
  private final long[] positions;
  private final int[] lengths;
  private final int[] table;

  /// Columns and rows of all tiles.
  private final Rect grid;

  private volatile @Nullable List<PixelData.Tile> sorted;

  private TileIndex(
      int tileWidth,
      int tileHeight,
      boolean flagged,
      long[] keys,
      long[] positions,
      int[] lengths,
      int[] table,
      Rect grid) {
    this.tileWidth = tileWidth;
    this.tileHeight = tileHeight;
    this.flagged = flagged;
    this.keys = keys;
    this.positions = positions;
    this.lengths = lengths;
    this.table = table;
    this.grid = grid;
  }

  /// The tiles, row by row.
  List<PixelData.Tile> tiles() {
    List<PixelData.Tile> ready = sorted;
    if (ready == null) {
      ready = sort();
      sorted = ready;
    }
    return ready;
  }

  private List<PixelData.Tile> sort() {
    long[] places = new long[keys.length];
    int n = 0;
    for (int i = 0; i < keys.length; i++) {
      if (table[slot(table, keys, keys[i])] == i + 1) places[n++] = keys[i];
    }
    Arrays.sort(places, 0, n);
    PixelData.Tile[] tiles = new PixelData.Tile[n];
    for (int i = 0; i < n; i++) tiles[i] = new PixelData.Tile(column(places[i]), row(places[i]));
    return List.of(tiles);
  }

  /// The smallest rectangle of columns and rows that holds all tiles.
  Rect grid() {
    return grid;
  }

  /// The number of a tile, or a negative number.
  int find(int column, int row) {
    return table[slot(table, keys, key(column, row))] - 1;
  }

  long position(int tile) {
    return positions[tile];
  }

  int length(int tile) {
    return lengths[tile];
  }

  /// Where a place is in the table, or would be.
  private static int slot(int[] table, long[] keys, long key) {
    int mask = table.length - 1;
    int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 32) & mask;
    while (table[slot] != 0 && keys[table[slot] - 1] != key) slot = slot + 1 & mask;
    return slot;
  }

  static TileIndex read(String file, String part, EntryBytes bytes, int pixelSize) {
    return new Reading(file, part, bytes, pixelSize).read();
  }

  /// In the order of rows, and of columns within a row.
  private static long key(int column, int row) {
    return (long) row << 32 | (column ^ 0x80000000) & 0xffffffffL;
  }

  private static int column(long key) {
    return (int) key ^ 0x80000000;
  }

  private static int row(long key) {
    return (int) (key >> 32);
  }

  private static final class Reading {

    private final String file;
    private final String part;
    private final EntryBytes bytes;
    private final int pixelSize;

    private final byte[] window = new byte[128];
    private long windowStart;
    private int windowSize;
    private long at;

    private int width = 64;
    private int height = 64;
    private long[] keys = new long[0];
    private long[] positions = new long[0];
    private int[] lengths = new int[0];
    private int count;

    Reading(String file, String part, EntryBytes bytes, int pixelSize) {
      this.file = file;
      this.part = part;
      this.bytes = bytes;
      this.pixelSize = pixelSize;
    }

    TileIndex read() {
      String first = line();
      if (first.startsWith("VERSION ")) {
        if (number(first.substring(8)) != 2) {
          throw bad(0, "tile format " + first + " where version 2 is expected");
        }
        tilesWithHeader();
        return finish(true);
      }
      legacyTiles(number(first));
      return finish(false);
    }

    private void tilesWithHeader() {
      long tiles = -1;
      int declared = pixelSize;
      for (int i = 0; tiles < 0; i++) {
        long start = at;
        String line = line();
        int space = line.indexOf(' ');
        if (space < 0 || i == 8) throw bad(start, "a header line expected, not \"" + line + "\"");
        int value = number(line.substring(space + 1));
        switch (line.substring(0, space)) {
          case "TILEWIDTH" -> width = value;
          case "TILEHEIGHT" -> height = value;
          case "PIXELSIZE" -> declared = value;
          case "DATA" -> tiles = value;
          default -> throw bad(start, "unknown header line \"" + line + "\"");
        }
      }
      if (declared != pixelSize) {
        throw bad(0, declared + " bytes per pixel where the colour space has " + pixelSize);
      }
      checkSize();
      allocate(tiles, SHORTEST_TILE);
      int largest = 2 * width * height * pixelSize + 64;
      TileHeader usual = new TileHeader();
      for (long i = 0; i < tiles; i++) {
        long start = at;
        fill();
        int after = usual.read(window, (int) (at - windowStart), windowSize);
        if (after < 0) {
          readTile(usual, i, tiles);
        } else {
          at = windowStart + after;
        }
        if (usual.length < 1 || usual.length > largest) {
          throw bad(start, "tile " + i + " claims " + usual.length + " bytes");
        }
        add(usual.x, usual.y, usual.length, start, i, tiles);
      }
    }

    /// Reads a tile's header that is not written as Krita does, or not one at all.
    private void readTile(TileHeader header, long tile, long tiles) {
      long start = at;
      String[] fields = line().split(",");
      if (fields.length != 4) throw bad(start, "tile " + tile + " of " + tiles + " expected here");
      if (!fields[2].equals("LZF")) {
        throw bad(start, "tile " + tile + " is compressed by " + fields[2] + ", not LZF");
      }
      header.x = number(fields[0]);
      header.y = number(fields[1]);
      header.length = number(fields[3]);
    }

    private void legacyTiles(int tiles) {
      int before = -1;
      for (long i = 0; i < tiles; i++) {
        long start = at;
        String[] fields = line().split(",");
        if (fields.length != 4) throw bad(start, "tile " + i + " of " + tiles + " expected here");
        int w = number(fields[2]);
        int h = number(fields[3]);
        if (before < 0) {
          width = w;
          height = h;
          before = w;
          checkSize();
          allocate(tiles, (long) w * h * pixelSize);
        } else if (w != width || h != height) {
          throw bad(start, "tiles of different sizes");
        }
        add(number(fields[0]), number(fields[1]), w * h * pixelSize, start, i, tiles);
      }
    }

    private void checkSize() {
      if (width < 1 || height < 1 || width > LARGEST_TILE || height > LARGEST_TILE) {
        throw bad(0, "tiles of " + width + "x" + height + " pixels");
      }
    }

    /// Weighs a count of tiles against the bytes that are left.
    private void allocate(long tiles, long shortest) {
      if (tiles * shortest > bytes.size() - at) {
        throw bad(
            at, tiles + " tiles announced, but only " + (bytes.size() - at) + " bytes follow");
      }
      keys = new long[(int) tiles];
      positions = new long[(int) tiles];
      lengths = new int[(int) tiles];
    }

    private void add(int x, int y, int length, long start, long tile, long tiles) {
      if (Math.abs((long) x) > FARTHEST || Math.abs((long) y) > FARTHEST) {
        throw bad(start, "tile " + tile + " lies at " + x + "," + y);
      }
      if (length > bytes.size() - at) {
        throw bad(
            start,
            "tile "
                + tile
                + " of "
                + tiles
                + " is cut off: "
                + length
                + " bytes announced, "
                + (bytes.size() - at)
                + " follow");
      }
      keys[count] = key(Math.floorDiv(x, width), Math.floorDiv(y, height));
      positions[count] = at;
      lengths[count++] = length;
      at += length;
    }

    /// Of tiles at the same place the last one counts.
    private TileIndex finish(boolean flagged) {
      int[] table = new int[Math.max(4, Integer.highestOneBit(count) * 4)];
      Rect grid = Rect.EMPTY;
      int left = Integer.MAX_VALUE;
      int top = Integer.MAX_VALUE;
      int right = Integer.MIN_VALUE;
      int bottom = Integer.MIN_VALUE;
      for (int i = 0; i < count; i++) {
        long key = keys[i];
        table[slot(table, keys, key)] = i + 1;
        left = Math.min(left, column(key));
        right = Math.max(right, column(key) + 1);
        top = Math.min(top, row(key));
        bottom = Math.max(bottom, row(key) + 1);
      }
      if (count > 0) grid = Rect.between(left, top, right, bottom);
      return new TileIndex(width, height, flagged, keys, positions, lengths, table, grid);
    }

    /// Has the window hold the next line.
    private void fill() {
      if (at >= windowStart && at + LONGEST_LINE <= windowStart + windowSize) return;
      windowStart = at;
      windowSize = (int) Math.min(window.length, bytes.size() - at);
      if (windowSize <= 0) throw bad(at, "the data ends where a tile or header is expected");
      bytes.read(at, window, 0, windowSize);
    }

    private String line() {
      fill();
      int from = (int) (at - windowStart);
      for (int i = from; i < windowSize; i++) {
        if (window[i] == '\n') {
          at = windowStart + i + 1;
          return new String(window, from, i - from, StandardCharsets.ISO_8859_1);
        }
        if (i - from > LONGEST_LINE) break;
      }
      throw bad(at, "a line of text expected");
    }

    private int number(String text) {
      try {
        return Integer.parseInt(text.strip());
      } catch (NumberFormatException _) {
        throw bad(at, "a number expected, not \"" + text.strip() + "\"");
      }
    }

    private BadInput bad(long offset, String problem) {
      return new BadInput(
          file,
          "entry " + part + ", offset " + offset,
          problem,
          "pentimento kra unzip --salvage FILE -o NEW.kra keeps what is intact");
    }
  }
}
