package pentimento.kra.vector;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.Rect;

/// Pixels of sRGB with alpha in 8 bits, not premultiplied, as Krita paints vectors on; tiles of 64
/// x 64 that nothing was painted on take no room.
public final class Drawing {
  /*
   * Krita paints on a QImage of ARGB32. Qt premultiplies what is there, lays the colour over it, and
   * divides by alpha again, with 8 bits at each step; all three round to nearest. It divides by an
   * approximate reciprocal of the processor, which decides whether a half goes up or down: here as
   * [Reciprocals] has it, and where such a pixel survives it is counted.
   */

  static final int TILE = 64;

  private static final long[] NO_ROWS = {};

  private final int width;
  private final int height;
  private final int columns;
  private final List<int @Nullable []> tiles;
  private final List<long @Nullable []> halves;

  Drawing(int width, int height) {
    this.width = width;
    this.height = height;
    this.columns = (width + TILE - 1) / TILE;
    this.tiles = new ArrayList<>(Collections.nCopies(columns * ((height + TILE - 1) / TILE), null));
    this.halves = new ArrayList<>(Collections.nCopies(tiles.size(), null));
  }

  /// Pixels in which a division ended on a half, where Krita's result depends on the processor: it
  /// may be one more or less.
  public long halves() {
    long count = 0;
    for (long[] rows : halves) {
      for (long row : rows == null ? NO_ROWS : rows) count += Long.bitCount(row);
    }
    return count;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /// The rectangle of all tiles that hold anything.
  public Rect painted() {
    Rect painted = Rect.EMPTY;
    for (int i = 0; i < tiles.size(); i++) {
      if (tiles.get(i) == null) continue;
      painted = painted.union(new Rect(i % columns * TILE, i / columns * TILE, TILE, TILE));
    }
    return painted;
  }

  /// The pixels of a tile, `0xAARRGGBB`, row by row; null when nothing is there.
  public int @Nullable [] tile(int column, int row) {
    if (column < 0 || row < 0 || column >= columns) return null;
    int index = row * columns + column;
    return index < tiles.size() ? tiles.get(index) : null;
  }

  /// Lays colours over a run of pixels.
  ///
  /// @param premultiplied a colour for each pixel of the run
  /// @param coverage 0 to 255
  void over(int x, int y, int count, int[] premultiplied, int[] coverage, int offset) {
    int tileAt = x / TILE;
    int[] tile = null;
    for (int i = 0; i < count; i++) {
      int inside = coverage[offset + i];
      if (inside == 0) continue;
      int px = x + i;
      if (tile == null || px / TILE != tileAt) {
        tileAt = px / TILE;
        tile = tileForPainting(tileAt, y / TILE);
      }
      int at = (y % TILE) * TILE + px % TILE;
      int source = inside == 255 ? premultiplied[i] : multiply(premultiplied[i], inside);
      int clear = 255 - (source >>> 24);
      if (clear == 0) {
        tile[at] = source;
        certain(tileAt, px, y);
      } else {
        int sum = source + multiply(premultiplied(tile[at]), clear);
        tile[at] = Reciprocals.divided(sum);
        if (Reciprocals.isHalf(sum)) uncertain(tileAt, px, y);
      }
    }
  }

  private void certain(int column, int x, int y) {
    long[] rows = halves.get(y / TILE * columns + column);
    if (rows != null) rows[y % TILE] &= ~(1L << x % TILE);
  }

  private void uncertain(int column, int x, int y) {
    int index = y / TILE * columns + column;
    long[] rows = halves.get(index);
    if (rows == null) {
      rows = new long[TILE];
      halves.set(index, rows);
    }
    rows[y % TILE] |= 1L << x % TILE;
  }

  private int[] tileForPainting(int column, int row) {
    int index = row * columns + column;
    int[] tile = tiles.get(index);
    if (tile == null) {
      tile = new int[TILE * TILE];
      tiles.set(index, tile);
    }
    return tile;
  }

  static int premultiplied(int argb) {
    int alpha = argb >>> 24;
    return alpha == 255 ? argb : multiply(argb & 0xffffff, alpha) | alpha << 24;
  }

  /// Every channel times `by / 255`, rounded.
  private static int multiply(int argb, int by) {
    int even = (argb & 0xff00ff) * by;
    even = (even + (even >>> 8 & 0xff00ff) + 0x800080) >>> 8 & 0xff00ff;
    int odd = (argb >>> 8 & 0xff00ff) * by;
    odd = odd + (odd >>> 8 & 0xff00ff) + 0x800080 & 0xff00ff00;
    return odd | even;
  }
}
