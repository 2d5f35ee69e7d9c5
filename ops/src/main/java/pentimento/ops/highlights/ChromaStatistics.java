package pentimento.ops.highlights;

import java.util.List;
import pentimento.pipe.Picture;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// How far each colour lies from its opposed reference near full photosites, over the picture.
///
/// Works in cells of 3×3 sites. A cell is marked for a colour when it holds a full inner site of
/// it; marks spread by three cells, but not into the corners of that square. The mean of sample -
/// reference over the marked cells' sites of the colour that are bright but not full is the
/// colour's chroma. Nothing is computed away from full sites.
final class ChromaStatistics {

  /// Rows looked at at once: whole cells.
  private static final int BAND = 240;

  /// Cells that a mark spreads.
  private static final int SPREAD = 3;

  /// The rows of the spread and of one 3×3 block.
  private static final int HALO = 3 * SPREAD + 1;

  /// Full sites that are still taken for noise.
  private static final long NOISE = 5;

  private final OpposedReference reference;
  private final Rect band;
  private final Planes samples;
  private final int cellsAcross;
  private final int cellsDown;
  private final int firstCell;
  private final byte[] marked;
  private final byte[] spread;
  private final double[] sum = new double[3];
  private final long[] sites = new long[3];
  private long fullSites;

  private ChromaStatistics(OpposedReference reference, Rect band, Planes samples) {
    this.reference = reference;
    this.band = band;
    this.samples = samples;
    this.cellsAcross = evenCells(reference.width());
    this.cellsDown = evenCells(reference.height());
    this.firstCell = band.y() / 3 - SPREAD;
    int rows = Math.ceilDiv(band.height(), 3) + 2 * SPREAD;
    this.marked = new byte[rows * cellsAcross];
    this.spread = new byte[rows * cellsAcross];
  }

  /// The chroma of red, green and blue.
  static float[] of(Picture picture, OpposedReference reference) {
    List<ChromaStatistics> bands =
        picture.mapBands(
            BAND,
            HALO,
            (rows, samples) -> {
              ChromaStatistics one = new ChromaStatistics(reference, rows, samples);
              if (one.mark()) one.add();
              return one;
            });
    double[] sum = new double[3];
    long[] sites = new long[3];
    long full = 0;
    for (ChromaStatistics one : bands) {
      full += one.fullSites;
      for (int c = 0; c < 3; c++) {
        sum[c] += one.sum[c];
        sites[c] += one.sites[c];
      }
    }
    float[] chroma = new float[3];
    if (full <= NOISE) return chroma;
    for (int c = 0; c < 3; c++) if (sites[c] > 0) chroma[c] = (float) (sum[c] / sites[c]);
    return chroma;
  }

  /// Cells in a row or column of the picture, as darktable counts them.
  private static int evenCells(int size) {
    return size / 3 + 1 & ~1;
  }

  /// Marks the cells of the band and around it; false when there is nothing to mark.
  private boolean mark() {
    boolean any = false;
    int period = reference.period();
    int top = Math.max(Math.max(1, samples.rect().y()), band.y() - 3 * SPREAD);
    int bottom = Math.min(reference.height() - 1, band.bottom() + 3 * SPREAD);
    bottom = Math.min(bottom, samples.rect().bottom());
    for (int y = top; y < bottom; y++) {
      for (int x = 1; x < Math.min(1 + period, reference.width() - 1); x++) {
        int colour = reference.colour(x, y);
        int row = samples.index(0, y);
        int i = next(row + x, row, period, reference.full(colour));
        for (; i >= 0; i = next(i + period, row, period, reference.full(colour))) {
          any = true;
          if (y >= band.y() && y < band.bottom()) fullSites++;
          int cellX = (i - row) / 3;
          int cellY = y / 3;
          if (cellX < cellsAcross && cellY < cellsDown) {
            int cell = cellIndex(cellX, cellY);
            if (cell >= 0 && cell < marked.length) marked[cell] |= (byte) (1 << colour);
          }
        }
      }
    }
    return any;
  }

  /// The index of the next full site of the row, from `i` on in steps of `period`; -1 for none.
  private int next(int i, int row, int period, float full) {
    float[] plane = samples.plane(0);
    int end = row + reference.width() - 1;
    for (int k = i; k < end; k += period) if (plane[k] >= full) return k;
    return -1;
  }

  private int cellIndex(int cellX, int cellY) {
    return (cellY - firstCell) * cellsAcross + cellX;
  }

  private void add() {
    spreadMarks();
    for (int cellY = band.y() / 3; cellY * 3 < band.bottom() && cellY < cellsDown; cellY++) {
      for (int cellX = 0; cellX < cellsAcross; cellX++) {
        int marks = spread[cellIndex(cellX, cellY)];
        if (marks != 0) addCell(cellX * 3, cellY * 3, marks);
      }
    }
  }

  private void spreadMarks() {
    int rows = marked.length / cellsAcross;
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < cellsAcross; x++) {
        byte marks = marked[y * cellsAcross + x];
        if (marks == 0) continue;
        for (int v = Math.max(0, y - SPREAD); v <= Math.min(rows - 1, y + SPREAD); v++) {
          int wide = Math.abs(v - y) == SPREAD ? SPREAD - 1 : SPREAD;
          int to = Math.min(cellsAcross - 1, x + wide);
          for (int u = Math.max(0, x - wide); u <= to; u++) spread[v * cellsAcross + u] |= marks;
        }
      }
    }
  }

  private void addCell(int left, int top, int marks) {
    for (int y = top; y < Math.min(top + 3, band.bottom()); y++) {
      for (int x = left; x < Math.min(left + 3, reference.width()); x++) {
        int colour = reference.colour(x, y);
        if ((marks >> colour & 1) == 0 || !reference.isInner(x, y)) continue;
        float v = samples.at(0, x, y);
        float full = reference.full(colour);
        float dark = (colour == 1 ? 0.125f : 0.03f) * full;
        if (v <= dark || v >= full) continue;
        sum[colour] += v - reference.at(samples, x, y);
        sites[colour]++;
      }
    }
  }
}
