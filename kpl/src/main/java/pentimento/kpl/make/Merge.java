package pentimento.kpl.make;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import pentimento.kpl.Palette;
import pentimento.kpl.PaletteProfile;
import pentimento.kpl.PlacedSwatch;
import pentimento.kpl.SwatchGroup;

/// Puts several palettes into one: groups of the same name follow one another, the later below the
/// earlier; every profile travels along once.
public final class Merge {

  private Merge() {}

  public static Palette of(String name, List<Palette> palettes) {
    int columns = 1;
    Map<String, List<PlacedSwatch>> groups = new LinkedHashMap<>();
    Map<String, Integer> rows = new LinkedHashMap<>();
    Map<String, PaletteProfile> profiles = new LinkedHashMap<>();
    Map<String, byte[]> files = new TreeMap<>();
    for (Palette palette : palettes) {
      columns = Math.max(columns, palette.columns());
      for (SwatchGroup group : palette.groups()) {
        int below = rows.getOrDefault(group.name(), 0);
        List<PlacedSwatch> all = groups.computeIfAbsent(group.name(), _ -> new ArrayList<>());
        for (PlacedSwatch p : group.swatches()) {
          all.add(new PlacedSwatch(below + p.row(), p.column(), p.swatch()));
        }
        rows.put(group.name(), below + group.rows());
      }
      for (PaletteProfile p : palette.profiles()) {
        boolean taken = profiles.values().stream().anyMatch(q -> q.fileName().equals(p.fileName()));
        profiles.putIfAbsent(p.name(), taken ? renamed(p, profiles.size()) : p);
      }
      palette.foreignFiles().forEach(files::putIfAbsent);
    }
    List<SwatchGroup> merged = new ArrayList<>();
    groups.forEach(
        (key, list) -> merged.add(new SwatchGroup(key, rows.getOrDefault(key, 0), list)));
    return new Palette(
        name,
        "",
        columns,
        false,
        merged,
        List.copyOf(profiles.values()),
        List.of(),
        List.of(),
        files);
  }

  private static PaletteProfile renamed(PaletteProfile p, int n) {
    return new PaletteProfile(p.name(), n + "-" + p.fileName(), p.model(), p.depth(), p.icc());
  }
}
