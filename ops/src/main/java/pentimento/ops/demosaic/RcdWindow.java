package pentimento.ops.demosaic;

import java.util.Arrays;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// The working memory of [Rcd]: a window of the mosaic and of what is derived from it, which slides
/// down over a block of the picture.
///
/// All planes lie in one array at offsets known to the compiler, [#STRIDE] samples a row, so that a
/// neighbour is always "same index plus a constant". Window column 0 is an even picture column, and
/// red and blue sit where row + column is even.
final class RcdWindow {

  /*
   * One step feeds STEP new rows of the mosaic at the bottom; each stage then fills the next STEP
   * rows of its plane, as far down as its inputs reach (the *_FROM rows), and the last stage hands
   * out STEP finished rows. Before the next step everything moves up by STEP rows. A row is thus
   * computed once however tall the tile is, and the window stays in the second level cache.
   *
   * Each stage is needed only so far around the block (the *_REACH): rows and columns beyond are
   * left out.
   */

  /// Columns of the window.
  static final int STRIDE = 544;

  /// Rows that one step moves down.
  static final int STEP = 16;

  /// Rows a plane holds.
  static final int ROWS = STEP + 13;

  private static final int PLANE = STRIDE * ROWS;

  private static final int MARGIN = 4 * STRIDE;

  // Planes that keep older rows from step to step.
  static final int MOSAIC = MARGIN;
  static final int LOW_PASS = MOSAIC + PLANE;
  static final int VH = LOW_PASS + PLANE;
  static final int PQ = VH + PLANE;
  static final int GREEN = PQ + PLANE;
  static final int OPPOSITE = GREEN + PLANE;
  private static final int KEPT = 6;

  // Planes that live during one step.
  static final int ALONG_COLUMN = OPPOSITE + PLANE;
  static final int ALONG_ROW = ALONG_COLUMN + PLANE;

  static final int LENGTH = ALONG_ROW + PLANE + MARGIN;

  // First row that each stage fills in a step.
  static final int MOSAIC_FROM = ROWS - STEP;
  static final int LOW_PASS_FROM = MOSAIC_FROM - 1;
  static final int DIRECTION_FROM = MOSAIC_FROM - 4;
  static final int GREEN_FROM = MOSAIC_FROM - 5;
  static final int OPPOSITE_FROM = MOSAIC_FROM - 7;
  static final int OUTPUT_FROM = MOSAIC_FROM - 10;

  // How far around the block each stage is needed.
  static final int LOW_PASS_REACH = 7;
  static final int VH_REACH = 6;
  static final int PQ_REACH = 4;
  static final int GREEN_REACH = 5;
  static final int OPPOSITE_REACH = 3;

  final float[] w;
  private final int pictureWidth;
  private final int pictureHeight;
  private Rect block = Rect.EMPTY;
  private int x;
  private int y;

  /// @param w at least [#LENGTH] samples
  RcdWindow(float[] w, int pictureWidth, int pictureHeight) {
    this.w = w;
    this.pictureWidth = pictureWidth;
    this.pictureHeight = pictureHeight;
  }

  /// Starts a block: puts the window's corner at picture position (x, y). What the window held
  /// before stays, and matters nowhere.
  void place(Rect newBlock, int newX, int newY) {
    block = newBlock;
    x = newX;
    y = newY;
  }

  /// The picture row of window row 0.
  int y() {
    return y;
  }

  /// The first row of a stage's step that the block needs.
  int top(int stageFrom, int reach) {
    return Math.max(stageFrom, block.y() - reach - y);
  }

  /// The row after the last one of a stage's step that the block needs.
  int bottom(int stageFrom, int reach) {
    return Math.min(stageFrom + STEP, block.bottom() + reach - y);
  }

  /// The first column that the block needs.
  int left(int reach) {
    return block.x() - reach - x;
  }

  /// The column after the last one that the block needs.
  int right(int reach) {
    return block.right() + reach - x;
  }

  /// Moves down by [#STEP] rows.
  void advance() {
    for (int plane = 0; plane < KEPT; plane++) {
      int at = MOSAIC + plane * PLANE;
      System.arraycopy(w, at + STEP * STRIDE, w, at, (ROWS - STEP) * STRIDE);
    }
    y += STEP;
  }

  /// Loads the step's new rows of the mosaic, without negative values and times `gain`; 0 outside
  /// of what `in` covers.
  void load(Planes in, float gain) {
    int first = Math.max(x, in.rect().x());
    int after = Math.min(x + STRIDE, in.rect().right());
    for (int row = MOSAIC_FROM; row < ROWS; row++) {
      int at = MOSAIC + row * STRIDE;
      if (y + row < in.rect().y() || y + row >= in.rect().bottom()) {
        Arrays.fill(w, at, at + STRIDE, 0f);
      } else {
        int from = at + first - x;
        System.arraycopy(in.plane(0), in.index(first, y + row), w, from, after - first);
        normalise(w, from, from + after - first, gain);
      }
    }
  }

  private static void normalise(float[] w, int from, int to, float gain) {
    for (int i = from; i < to; i++) w[i] = Math.max(w[i], 0f) * gain;
  }

  /// Sets a row of `plane` back to what `substitute` holds (0 when negative) wherever the picture's
  /// edge is nearer than `ring` pixels.
  void restoreEdge(int plane, int substitute, int row, int ring) {
    if (y + row < ring || y + row >= pictureHeight - ring) {
      restore(plane, substitute, row, 0, STRIDE);
    } else {
      if (x < ring) restore(plane, substitute, row, 0, ring - x);
      int last = Math.max(0, pictureWidth - ring - x);
      if (last < STRIDE) restore(plane, substitute, row, last, STRIDE);
    }
  }

  private void restore(int plane, int substitute, int row, int from, int to) {
    int at = row * STRIDE + from;
    if (substitute < 0) Arrays.fill(w, plane + at, plane + row * STRIDE + to, 0f);
    else System.arraycopy(w, substitute + at, w, plane + at, to - from);
  }
}
