package pentimento.kra.vector;

import java.util.Arrays;

/// How much of each pixel of a band of rows lies inside an outline, exact in area.
///
/// Coordinates are in 1/256 pixel. Feed every edge of closed outlines, then read rows; memory is
/// that of the band, and edges outside it cost nothing.
final class Coverage {
  /*
   * Each edge adds to the cells it crosses the height it spans (`cover`) and twice the area between it
   * and the cell's left side (`area`). A pixel's coverage is the heights of all cells to its left less
   * its own area: the method of LibArt and FreeType's "smooth" rasteriser, with the latter's rounding:
   * where an edge crosses into another cell is rounded down to 1/256 pixel.
   */

  static final int ONE = 256;

  private final int left;
  private final int top;
  private final int width;
  private final int height;
  private final int[] cover;
  private final int[] area;
  private final boolean[] touched;

  /// A band of image pixels.
  Coverage(int left, int top, int width, int height) {
    this.left = left;
    this.top = top;
    this.width = width;
    this.height = height;
    // One more cell on the left takes what lies before the band.
    this.cover = new int[(width + 1) * height];
    this.area = new int[(width + 1) * height];
    this.touched = new boolean[height];
  }

  /// Adds an edge.
  void edge(int x1, int y1, int x2, int y2) {
    if (y1 == y2) return;
    int first = Math.max(Math.min(y1, y2) >> 8, top);
    int last = Math.min((Math.max(y1, y2) - 1) >> 8, top + height - 1);
    long dx = (long) x2 - x1;
    int dy = y2 - y1;
    for (int row = first; row <= last; row++) {
      int from = clamp(y1, row);
      int to = clamp(y2, row);
      touched[row - top] = true;
      span(row, crossing(x1, y1, dx, dy, from), from, crossing(x1, y1, dx, dy, to), to);
    }
  }

  private static int clamp(int y, int row) {
    return Math.clamp(y, row * ONE, (row + 1) * ONE);
  }

  /// Where the edge is at height `y`.
  private static int crossing(int x1, int y1, long dx, int dy, int y) {
    if (y == y1) return x1;
    return x1 + (int) Math.floorDiv(Math.abs((long) y - y1) * dx, Math.abs(dy));
  }

  /// The part of an edge in one row, cell by cell.
  private void span(int row, int x1, int y1, int x2, int y2) {
    int from = x1 >> 8;
    int to = x2 >> 8;
    if (from == to || y1 == y2) {
      cell(from, row, x1 - (from << 8), x2 - (from << 8), y2 - y1);
      return;
    }
    // Cells outside the band need their height alone.
    int step = to > from ? 1 : -1;
    long dx = Math.abs((long) x2 - x1);
    int dy = y2 - y1;
    int x = x1;
    int y = y1;
    int start = from;
    if (step > 0 && from < left - 1) start = Math.min(left - 1, to);
    if (step < 0 && from > left + width) start = Math.max(left + width, to);
    if (start != from) {
      x = step > 0 ? start << 8 : (start + 1) << 8;
      y = y1 + (int) Math.floorDiv(Math.abs((long) x - x1) * dy, dx);
      cell(from, row, 0, 0, y - y1);
    }
    for (int cell = start; cell != to; cell += step) {
      if (step > 0 && cell >= left + width || step < 0 && cell < left - 1) {
        cell(cell, row, 0, 0, y2 - y);
        return;
      }
      int edge = step > 0 ? (cell + 1) << 8 : cell << 8;
      int next = y1 + (int) Math.floorDiv(Math.abs((long) edge - x1) * dy, dx);
      cell(cell, row, x - (cell << 8), edge - (cell << 8), next - y);
      x = edge;
      y = next;
    }
    cell(to, row, x - (to << 8), x2 - (to << 8), y2 - y);
  }

  /// @param x1 in the cell, 0 to 256
  private void cell(int column, int row, int x1, int x2, int dy) {
    if (column >= left + width) return;
    int at = (row - top) * (width + 1) + Math.max(column - left + 1, 0);
    cover[at] += dy;
    if (column >= left) area[at] += (x1 + x2) * dy;
  }

  /// Reads a row and clears it.
  ///
  /// @param evenOdd the fill rule; otherwise all that is wound around is inside
  /// @param into 0 to 255 for each pixel
  /// @return false when nothing of the row is inside; `into` then holds anything
  boolean row(int row, boolean evenOdd, int[] into) {
    int index = row - top;
    if (!touched[index]) return false;
    touched[index] = false;
    int at = index * (width + 1);
    int sum = cover[at];
    int any = 0;
    for (int i = 0; i < width; i++) {
      sum += cover[at + 1 + i];
      int inside = alpha((sum * 2 * ONE - area[at + 1 + i]) >> 9, evenOdd);
      into[i] = inside;
      any |= inside;
    }
    Arrays.fill(cover, at, at + width + 1, 0);
    Arrays.fill(area, at, at + width + 1, 0);
    return any != 0;
  }

  private static int alpha(int winding, boolean evenOdd) {
    int v = Math.abs(winding);
    if (evenOdd) {
      v &= 511;
      if (v > 256) v = 512 - v;
    }
    return Math.min(v, 255);
  }
}
