package pentimento.kpl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Puts the swatches of a group into its cells, whatever a file says about them.
///
/// Whoever comes first keeps a cell; a swatch outside the grid or on a taken cell goes to the first
/// free one, a swatch without a place behind the last. None is lost.
public final class GridFiller {

  /// Beyond this a row is taken for nonsense.
  private static final int MOST_ROWS = 1 << 20;

  private final int columns;
  private final Set<Long> taken = new HashSet<>();
  private final List<PlacedSwatch> placed = new ArrayList<>();
  private final List<Swatch> displaced = new ArrayList<>();
  private final List<Swatch> placeless = new ArrayList<>();
  private int lastRow;
  private int nextColumn;

  public GridFiller(int columns) {
    this.columns = columns;
  }

  /// A swatch that named its cell; false when it could not have it.
  public boolean place(int row, int column, Swatch swatch) {
    boolean inside = row >= 0 && row < MOST_ROWS && column >= 0 && column < columns;
    if (!inside || !taken.add(cell(row, column))) {
      displaced.add(swatch);
      return false;
    }
    put(row, column, swatch);
    return true;
  }

  /// A swatch that named no cell.
  public void append(Swatch swatch) {
    placeless.add(swatch);
  }

  /// All swatches with their cells.
  public List<PlacedSwatch> finish() {
    int cursor = 0;
    for (Swatch swatch : displaced) {
      while (!taken.add(cell(cursor / columns, cursor % columns))) cursor++;
      put(cursor / columns, cursor % columns, swatch);
    }
    displaced.clear();
    for (Swatch swatch : placeless) {
      if (nextColumn == columns) {
        lastRow++;
        nextColumn = 0;
      }
      put(lastRow, nextColumn, swatch);
    }
    placeless.clear();
    return placed;
  }

  private void put(int row, int column, Swatch swatch) {
    placed.add(new PlacedSwatch(row, column, swatch));
    if (row > lastRow || row == lastRow && column >= nextColumn) {
      lastRow = row;
      nextColumn = column + 1;
    }
  }

  private static long cell(int row, int column) {
    return (long) row << 32 | column;
  }
}
