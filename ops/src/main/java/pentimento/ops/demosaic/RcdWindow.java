package pentimento.ops.demosaic;

import java.util.Arrays;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// The working memory of [Rcd]: a window of the mosaic and of what is derived from it, which slides
/// down over a block of the picture.
///
/// Window column 0 is an even picture column, and red and blue sit where row + column is even.
final class RcdWindow {

  /*
   * One step feeds STEP new rows of the mosaic at the bottom; each stage then fills the next STEP
   * rows of its plane, as far down as its inputs reach (the *_FROM rows), and the last stage hands
   * out STEP finished rows. Before the next step everything moves up by STEP rows. A row is thus
   * computed once however tall the tile is.
   *
   * Each stage is needed only so far around the block (the *_REACH): rows and columns beyond are
   * left out, or hold what does not matter.
   *
   * All planes lie in one array at offsets known to the compiler, so that whatever a loop reads is
   * "same index plus a constant": then, and with at most five samples read, it becomes vector code.
   *
   * A whole plane has a sample for every pixel. A half plane has one for every red or blue site
   * (*_C, or no suffix where there is only one) or for every green one (*_G): that of column c in
   * row r is number (c + r) / 2, rounded down, of its row. Rows are thus skewed by half a sample, so
   * that a neighbour is at the same offset in every row. Rows follow each other without a gap, and a
   * loop runs over all of them at once, with what lies between two rows.
   */

  /// Columns of the window, and samples of a row of a whole plane.
  static final int S = 544;

  /// Samples of a row of a half plane.
  static final int H = 288;

  /// Rows that one step moves down.
  static final int STEP = 16;

  /// Rows a plane holds.
  static final int ROWS = STEP + 13;

  private static final int WHOLE = S * ROWS;
  private static final int HALF = H * ROWS;

  /// From a sample of a *_C plane to the *_G plane's of the same row and number.
  static final int TO_GREEN = HALF;

  private static final int MARGIN = 4 * S;

  // Whole planes. The first two keep older rows from step to step.
  static final int MOSAIC = MARGIN;
  static final int VH = MOSAIC + WHOLE;
  static final int ALONG_COLUMN = VH + WHOLE;
  static final int ALONG_ROW = ALONG_COLUMN + WHOLE;

  // Half planes that keep older rows.
  static final int SITE_C = ALONG_ROW + WHOLE;
  static final int SITE_G = SITE_C + HALF;
  static final int LOW_PASS = SITE_G + HALF;
  static final int VH_C = LOW_PASS + HALF;
  static final int VH_G = VH_C + HALF;
  static final int RATIO_PQ = VH_G + HALF;
  static final int PQ = RATIO_PQ + HALF;
  static final int CHANGE_DOWN_C = PQ + HALF;
  static final int CHANGE_DOWN_G = CHANGE_DOWN_C + HALF;
  static final int CHANGE_RIGHT_C = CHANGE_DOWN_G + HALF;
  static final int CHANGE_RIGHT_G = CHANGE_RIGHT_C + HALF;
  static final int GREEN = CHANGE_RIGHT_G + HALF;
  static final int OPPOSITE = GREEN + HALF;
  static final int SITE_MINUS_GREEN = OPPOSITE + HALF;
  static final int OPPOSITE_MINUS_GREEN = SITE_MINUS_GREEN + HALF;

  // Half planes that live during one stage; what several stages use each in their own way.
  static final int T1 = OPPOSITE_MINUS_GREEN + HALF;
  static final int T2 = T1 + HALF;
  static final int T3 = T2 + HALF;
  static final int T4 = T3 + HALF;
  static final int BEFORE = T4 + HALF;
  static final int AFTER = BEFORE + HALF;

  // The mixture of two estimates.
  static final int V_OVER = AFTER + HALF;
  static final int V_UNDER = V_OVER + HALF;
  static final int H_OVER = V_UNDER + HALF;
  static final int H_UNDER = H_OVER + HALF;
  static final int CHOICE = H_UNDER + HALF;
  static final int MIXED = CHOICE + HALF;

  static final int LENGTH = MIXED + HALF + MARGIN;

  // From a sample to that of a neighbour in a plane of the same kind of sites.
  static final int NW = -H - 1;
  static final int NE = -H;
  static final int SW = H;
  static final int SE = H + 1;
  static final int N2 = NW + NE;
  static final int S2 = SW + SE;
  static final int W2 = -1;
  static final int E2 = 1;

  // From a red or blue site to a green one.
  static final int C_N1 = NW;
  static final int C_S1 = SW;
  static final int C_W1 = -1;
  static final int C_E1 = 0;
  static final int C_S3 = C_S1 + S2;
  static final int C_E3 = C_E1 + E2;

  // From a green site to a red or blue one.
  static final int G_N1 = NE;
  static final int G_S1 = SE;
  static final int G_W1 = 0;
  static final int G_E1 = 1;
  static final int G_S3 = G_S1 + S2;
  static final int G_E3 = G_E1 + E2;

  // First row that each stage fills in a step.
  static final int MOSAIC_FROM = ROWS - STEP;
  static final int LOW_PASS_FROM = MOSAIC_FROM - 1;
  static final int DIRECTION_FROM = MOSAIC_FROM - 4;
  static final int CHOICE_FROM = DIRECTION_FROM - 1;
  static final int GREEN_FROM = CHOICE_FROM;
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

  /// Where a red or blue site's sample is in a half plane, or that of the next one.
  static int siteAt(int row, int column) {
    return row * H + (column + row + 1 >> 1);
  }

  /// Where a green site's sample is in a half plane, or that of the next one.
  static int greenAt(int row, int column) {
    return row * H + (column + row >> 1);
  }

  /// Moves down by [#STEP] rows: what the next step reads of this one's rows moves up.
  void advance() {
    // The last row is the last that the stage has filled, the first the lowest that any stage
    // reads.
    moveUp(MOSAIC, S, DIRECTION_FROM - 4, MOSAIC_FROM);
    moveUp(VH, S, CHOICE_FROM - 1, DIRECTION_FROM);
    moveUp(SITE_C, H, OUTPUT_FROM, MOSAIC_FROM);
    moveUp(SITE_G, H, OUTPUT_FROM, MOSAIC_FROM);
    moveUp(LOW_PASS, H, GREEN_FROM - 2, LOW_PASS_FROM);
    moveUp(VH_G, H, OUTPUT_FROM, CHOICE_FROM);
    moveUp(RATIO_PQ, H, CHOICE_FROM - 1, DIRECTION_FROM);
    moveUp(PQ, H, OPPOSITE_FROM, CHOICE_FROM);
    for (int plane = CHANGE_DOWN_C; plane < GREEN; plane += HALF) {
      moveUp(plane, H, OUTPUT_FROM - 1, MOSAIC_FROM);
    }
    moveUp(GREEN, H, OUTPUT_FROM, GREEN_FROM);
    moveUp(OPPOSITE, H, OUTPUT_FROM - 3, OPPOSITE_FROM);
    moveUp(SITE_MINUS_GREEN, H, OUTPUT_FROM - 1, GREEN_FROM);
    moveUp(OPPOSITE_MINUS_GREEN, H, OUTPUT_FROM - 1, OPPOSITE_FROM);
    y += STEP;
  }

  private void moveUp(int plane, int stride, int from, int to) {
    int at = plane + from * stride;
    // A row's number in a half plane grows by half a sample less for every row on the way up.
    int source = at + STEP * stride + (stride == H ? STEP / 2 : 0);
    System.arraycopy(w, source, w, at, (to - from) * stride);
  }

  /// Loads the step's new rows of the mosaic, without negative values and times `gain`; 0 outside
  /// of what `in` covers.
  void load(Planes in, float gain) {
    int first = Math.max(x, in.rect().x());
    int after = Math.min(x + S, in.rect().right());
    for (int row = MOSAIC_FROM; row < ROWS; row++) {
      int at = MOSAIC + row * S;
      if (y + row < in.rect().y() || y + row >= in.rect().bottom()) {
        Arrays.fill(w, at, at + S, 0f);
      } else {
        Arrays.fill(w, at, at + first - x, 0f);
        Arrays.fill(w, at + after - x, at + S, 0f);
        System.arraycopy(in.plane(0), in.index(first, y + row), w, at + first - x, after - first);
        normalise(w, at + first - x, at + after - x, gain);
      }
    }
    split(MOSAIC, SITE_C, MOSAIC_FROM, ROWS);
  }

  private static void normalise(float[] w, int from, int to, float gain) {
    for (int i = from; i < to; i++) w[i] = Math.max(w[i], 0f) * gain;
  }

  /// Copies rows of a whole plane to a *_C plane and the *_G plane after it.
  void split(int whole, int half, int top, int bottom) {
    for (int row = top; row < bottom; row++) {
      int odd = row & 1;
      int even = half + row * H + (row >> 1);
      if (odd == 0) split(w, whole + row * S, even, even + TO_GREEN);
      else split(w, whole + row * S, even + TO_GREEN, even + 1);
    }
  }

  private static void split(float[] w, int whole, int even, int odd) {
    for (int i = 0; i < S / 2; i++) {
      w[even + i] = w[whole + 2 * i];
      w[odd + i] = w[whole + 2 * i + 1];
    }
  }

  /// Sets a row of a whole plane to 0 wherever the picture's edge is nearer than `ring` pixels.
  void clearEdge(int plane, int row, int ring) {
    int at = plane + row * S;
    int head = head(row, ring);
    int tail = tail(row, ring);
    if (head > 0) Arrays.fill(w, at, at + head, 0f);
    if (tail < S) Arrays.fill(w, at + tail, at + S, 0f);
  }

  /// Sets a row of a half plane of red and blue sites back to what `substitute` holds, or to 0
  /// without one (-1), wherever the picture's edge is nearer than `ring` pixels.
  void restoreEdge(int plane, int substitute, int row, int ring) {
    restore(plane, substitute, siteAt(row, 0), siteAt(row, head(row, ring)));
    restore(plane, substitute, siteAt(row, tail(row, ring)), siteAt(row, S));
  }

  /// Sets a row of a half plane that stands for the odd columns to 0 wherever the picture's edge is
  /// nearer than `ring` pixels.
  void clearEdgeOfOddColumns(int plane, int row, int ring) {
    restore(plane, -1, oddColumn(row, 0), oddColumn(row, head(row, ring)));
    restore(plane, -1, oddColumn(row, tail(row, ring)), oddColumn(row, S));
  }

  private static int oddColumn(int row, int column) {
    return (row & 1) == 1 ? siteAt(row, column) : greenAt(row, column);
  }

  /// The columns before this one are near the left edge; all of them when the row is near an edge.
  private int head(int row, int ring) {
    if (y + row < ring || y + row >= pictureHeight - ring) return S;
    return Math.clamp(ring - x, 0, S);
  }

  /// The columns from this one on are near the right edge.
  private int tail(int row, int ring) {
    return Math.clamp(pictureWidth - ring - x, head(row, ring), S);
  }

  private void restore(int plane, int substitute, int from, int to) {
    if (from >= to) return;
    if (substitute < 0) Arrays.fill(w, plane + from, plane + to, 0f);
    else System.arraycopy(w, substitute + from, w, plane + from, to - from);
  }
}
