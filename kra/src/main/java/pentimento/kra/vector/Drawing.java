package pentimento.kra.vector;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Pixels of sRGB with alpha in 8 bits, not premultiplied, as Krita paints vectors on; tiles of 64
/// x 64 that nothing was painted on take no room.
public final class Drawing {
  /*
   * Krita paints on a QImage of ARGB32. Qt premultiplies what is there, lays the colour over it, and
   * divides by alpha again, with 8 bits at each step; all three round to nearest. It divides by an
   * approximate reciprocal of the processor, so that a half goes up or down by chance; here it goes
   * down.
   */

  static final int TILE = 64;

  private final int width;
  private final int height;
  private final int columns;
  private final List<int @Nullable []> tiles;
  private boolean halves;

  Drawing(int width, int height) {
    this.width = width;
    this.height = height;
    this.columns = (width + TILE - 1) / TILE;
    this.tiles = new ArrayList<>(Collections.nCopies(columns * ((height + TILE - 1) / TILE), null));
  }

  /// Whether a division ended on a half, where Krita's result depends on the processor.
  public boolean hasHalves() {
    return halves;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
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
      tile[at] = over(premultiplied[i], inside, tile[at]);
    }
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

  private int over(int colour, int coverage, int below) {
    int source = coverage == 255 ? colour : multiply(colour, coverage);
    int clear = 255 - (source >>> 24);
    if (clear == 0) return source;
    return divided(source + multiply(premultiplied(below), clear));
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

  private int divided(int argb) {
    int alpha = argb >>> 24;
    if (alpha == 255) return argb;
    if (alpha == 0) return 0;
    return alpha << 24
        | divided(argb >> 16 & 255, alpha) << 16
        | divided(argb >> 8 & 255, alpha) << 8
        | divided(argb & 255, alpha);
  }

  private int divided(int premultiplied, int alpha) {
    if (premultiplied * 510 % (2 * alpha) == alpha) halves = true;
    return Math.min((premultiplied * 510 + alpha - 1) / (2 * alpha), 255);
  }
}
