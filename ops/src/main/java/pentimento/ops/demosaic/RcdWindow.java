package pentimento.ops.demosaic;

import pentimento.pixel.Planes;

/// The working memory of [Rcd]: a window of the mosaic and of what is derived from it, which slides
/// down over the picture.
///
/// All planes lie in one array at offsets known to the compiler, [#STRIDE] samples a row, so that a
/// neighbour is always "same index plus a constant": that is what the JIT needs to turn the loops
/// of [RcdDirections], [RcdGreen] and [RcdColours] into vector code. Window column 0 is an even
/// picture column, and red and blue sit where row + column is even.
final class RcdWindow {

  /*
   * One step feeds STEP new rows of the mosaic at the bottom; each stage then fills the next STEP
   * rows of its plane, as far down as its inputs reach (the *_FROM rows), and the last stage hands
   * out STEP finished rows. Before the next step everything moves up by STEP rows. A row is thus
   * computed once however tall the tile is, and the window stays in the second level cache.
   */

  /// Columns of the window.
  static final int STRIDE = 288;

  /// Rows that one step moves down.
  static final int STEP = 16;

  /// Rows a plane holds.
  static final int ROWS = STEP + 13;

  static final int PLANE = STRIDE * ROWS;

  private static final int MARGIN = 4 * STRIDE;

  // Planes that keep older rows from step to step.
  static final int MOSAIC = MARGIN;
  static final int LOW_PASS = MOSAIC + PLANE;
  static final int VH = LOW_PASS + PLANE;
  static final int VH_CHOICE = VH + PLANE;
  static final int PQ = VH_CHOICE + PLANE;
  static final int PQ_CHOICE = PQ + PLANE;
  static final int GREEN = PQ_CHOICE + PLANE;
  static final int OPPOSITE = GREEN + PLANE;
  private static final int KEPT = 8;

  // Planes that live during one step.
  static final int T1 = OPPOSITE + PLANE;
  static final int T2 = T1 + PLANE;
  static final int T3 = T2 + PLANE;
  static final int T4 = T3 + PLANE;
  static final int T5 = T4 + PLANE;
  static final int COLOUR = T5 + PLANE;

  // Constant patterns: 1 at red and blue sites; 1 at even columns.
  static final int AT_RED_BLUE = COLOUR + PLANE;
  static final int AT_EVEN = AT_RED_BLUE + PLANE;

  static final int LENGTH = AT_EVEN + PLANE + MARGIN;

  // First row that each stage fills in a step.
  static final int MOSAIC_FROM = ROWS - STEP;
  static final int LOW_PASS_FROM = MOSAIC_FROM - 1;
  static final int DIRECTION_FROM = MOSAIC_FROM - 4;
  static final int CHOICE_FROM = MOSAIC_FROM - 5;
  static final int GREEN_FROM = MOSAIC_FROM - 5;
  static final int OPPOSITE_FROM = MOSAIC_FROM - 7;
  static final int OUTPUT_FROM = MOSAIC_FROM - 10;

  final float[] w;
  private final int pictureWidth;
  private final int pictureHeight;
  private int x;
  private int y;

  /// @param w at least [#LENGTH] samples
  RcdWindow(float[] w, int pictureWidth, int pictureHeight) {
    this.w = w;
    this.pictureWidth = pictureWidth;
    this.pictureHeight = pictureHeight;
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < STRIDE; column++) {
        w[AT_RED_BLUE + row * STRIDE + column] = (row + column) & 1 ^ 1;
        w[AT_EVEN + row * STRIDE + column] = column & 1 ^ 1;
      }
    }
  }

  /// Puts the window's corner at picture position (x, y), empty.
  void place(int newX, int newY) {
    x = newX;
    y = newY;
    java.util.Arrays.fill(w, 0, AT_RED_BLUE, 0f);
  }

  /// The picture row of window row 0.
  int y() {
    return y;
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
    int left = Math.max(x, in.rect().x());
    int right = Math.min(x + STRIDE, in.rect().right());
    int from = MOSAIC + MOSAIC_FROM * STRIDE;
    int to = MOSAIC + ROWS * STRIDE;
    java.util.Arrays.fill(w, from, to, 0f);
    for (int row = MOSAIC_FROM; row < ROWS; row++) {
      if (y + row < in.rect().y() || y + row >= in.rect().bottom()) continue;
      System.arraycopy(
          in.plane(0), in.index(left, y + row), w, MOSAIC + row * STRIDE + left - x, right - left);
    }
    for (int i = from; i < to; i++) w[i] = Math.max(w[i], 0f) * gain;
  }

  /// Sets `plane` back to what `substitute` holds (0 when negative) in the rows from `fromRow` to
  /// `toRow` wherever the picture's edge is nearer than `ring` pixels.
  void restoreEdge(int plane, int substitute, int fromRow, int toRow, int ring) {
    int left = Math.clamp(ring - x, 0, STRIDE);
    int right = Math.clamp(pictureWidth - ring - x, 0, STRIDE);
    for (int row = fromRow; row < toRow; row++) {
      boolean whole = y + row < ring || y + row >= pictureHeight - ring || left >= right;
      if (whole) {
        restore(plane, substitute, row, 0, STRIDE);
      } else {
        restore(plane, substitute, row, 0, left);
        restore(plane, substitute, row, right, STRIDE);
      }
    }
  }

  private void restore(int plane, int substitute, int row, int from, int to) {
    if (from >= to) return;
    int at = row * STRIDE + from;
    if (substitute < 0) java.util.Arrays.fill(w, plane + at, plane + row * STRIDE + to, 0f);
    else System.arraycopy(w, substitute + at, w, plane + at, to - from);
  }
}
