package pentimento.kpl;

/// A swatch in a cell of its group's grid, counted from 0.
public record PlacedSwatch(int row, int column, Swatch swatch) implements Comparable<PlacedSwatch> {

  @Override
  public int compareTo(PlacedSwatch other) {
    int byRow = Integer.compare(row, other.row);
    return byRow != 0 ? byRow : Integer.compare(column, other.column);
  }
}
