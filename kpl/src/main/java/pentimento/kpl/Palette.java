package pentimento.kpl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pentimento.kpl.xml.XmlAttribute;
import pentimento.kpl.xml.XmlElement;

/// A palette: groups of swatches on grids of the same width, and the profiles that say what their
/// numbers mean.
///
/// @param columns of all grids, at least 1
/// @param groups the default group (with the empty name) first; names are unique
/// @param foreignFiles entries of the archive that are not ours, kept byte for byte
public record Palette(
    String name,
    String comment,
    int columns,
    boolean readOnly,
    List<SwatchGroup> groups,
    List<PaletteProfile> profiles,
    List<XmlAttribute> foreignAttributes,
    List<XmlElement> foreignElements,
    Map<String, byte[]> foreignFiles) {

  /// Krita's own number of columns where a file gives none.
  public static final int USUAL_COLUMNS = 16;

  public Palette {
    if (columns < 1) throw new IllegalArgumentException(columns + " columns");
    List<SwatchGroup> all = new ArrayList<>(groups);
    int first = -1;
    Set<String> names = new HashSet<>();
    for (int i = 0; i < all.size(); i++) {
      if (!names.add(all.get(i).name())) {
        throw new IllegalArgumentException("two groups named '" + all.get(i).name() + "'");
      }
      if (all.get(i).name().isEmpty()) first = i;
    }
    all.addFirst(first < 0 ? new SwatchGroup("", 0, List.of()) : all.remove(first));
    for (SwatchGroup group : all) {
      for (PlacedSwatch p : group.swatches()) {
        if (p.column() >= columns) {
          throw new IllegalArgumentException(
              "column " + p.column() + " in a palette of " + columns + " columns");
        }
      }
    }
    groups = List.copyOf(all);
    profiles = List.copyOf(profiles);
    foreignAttributes = List.copyOf(foreignAttributes);
    foreignElements = List.copyOf(foreignElements);
    foreignFiles = java.util.Collections.unmodifiableMap(new TreeMap<>(foreignFiles));
  }

  public Palette(
      String name,
      String comment,
      int columns,
      List<SwatchGroup> groups,
      List<PaletteProfile> profiles) {
    this(name, comment, columns, false, groups, profiles, List.of(), List.of(), Map.of());
  }

  /// A palette of one default group, filled row by row.
  public static Palette of(String name, int columns, List<Swatch> swatches) {
    return new Palette(
        name, "", columns, List.of(SwatchGroup.filled("", columns, swatches)), List.of());
  }

  /// All swatches, group by group, in order of row and column.
  public List<Swatch> swatches() {
    List<Swatch> all = new ArrayList<>();
    for (SwatchGroup group : groups) {
      for (PlacedSwatch p : group.swatches()) all.add(p.swatch());
    }
    return all;
  }

  public int size() {
    int size = 0;
    for (SwatchGroup group : groups) size += group.swatches().size();
    return size;
  }

  /// The embedded profile of that name; null when there is none.
  public @Nullable PaletteProfile profile(String profileName) {
    for (PaletteProfile p : profiles) if (p.name().equals(profileName)) return p;
    return null;
  }

  public Palette withGroups(int newColumns, List<SwatchGroup> newGroups) {
    return new Palette(
        name,
        comment,
        newColumns,
        readOnly,
        newGroups,
        profiles,
        foreignAttributes,
        foreignElements,
        foreignFiles);
  }

  public Palette withProfiles(List<PaletteProfile> newProfiles) {
    return new Palette(
        name,
        comment,
        columns,
        readOnly,
        groups,
        newProfiles,
        foreignAttributes,
        foreignElements,
        foreignFiles);
  }

  public Palette withName(String newName, String newComment) {
    return new Palette(
        newName,
        newComment,
        columns,
        readOnly,
        groups,
        profiles,
        foreignAttributes,
        foreignElements,
        foreignFiles);
  }
}
