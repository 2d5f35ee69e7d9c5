package pentimento.kpl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import pentimento.kpl.xml.XmlAttribute;
import pentimento.kpl.xml.XmlElement;

/// A grid of swatches under one name, with empty cells where nothing was placed.
///
/// @param name unique in its palette; empty for the default group
/// @param rows of the grid, at least as many as the swatches need
/// @param swatches in order of row and column, one to a cell
public record SwatchGroup(
    String name,
    int rows,
    List<PlacedSwatch> swatches,
    List<XmlAttribute> foreignAttributes,
    List<XmlElement> foreignElements) {

  public SwatchGroup {
    List<PlacedSwatch> sorted = new ArrayList<>(swatches);
    sorted.sort(null);
    Set<Long> cells = new HashSet<>(sorted.size() * 2);
    int needed = 0;
    for (PlacedSwatch p : sorted) {
      if (p.row() < 0 || p.column() < 0) throw new IllegalArgumentException("cell " + p);
      if (!cells.add((long) p.row() << 32 | p.column())) {
        throw new IllegalArgumentException(
            "two swatches in row " + p.row() + ", column " + p.column() + " of '" + name + "'");
      }
      needed = Math.max(needed, p.row() + 1);
    }
    rows = Math.max(rows, needed);
    swatches = List.copyOf(sorted);
    foreignAttributes = List.copyOf(foreignAttributes);
    foreignElements = List.copyOf(foreignElements);
  }

  public SwatchGroup(String name, int rows, List<PlacedSwatch> swatches) {
    this(name, rows, swatches, List.of(), List.of());
  }

  /// Swatches one after the other, row by row.
  public static SwatchGroup filled(String name, int columns, List<Swatch> swatches) {
    List<PlacedSwatch> placed = new ArrayList<>(swatches.size());
    for (int i = 0; i < swatches.size(); i++) {
      placed.add(new PlacedSwatch(i / columns, i % columns, swatches.get(i)));
    }
    return new SwatchGroup(name, (swatches.size() + columns - 1) / columns, placed);
  }
}
