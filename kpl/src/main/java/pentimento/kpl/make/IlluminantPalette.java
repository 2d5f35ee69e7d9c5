package pentimento.kpl.make;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pentimento.kpl.ColourValue;
import pentimento.kpl.Palette;
import pentimento.kpl.PlacedSwatch;
import pentimento.kpl.Swatch;
import pentimento.kpl.SwatchDepth;
import pentimento.kpl.SwatchGroup;
import pentimento.kpl.SwatchModel;

/// Standard lights at steps of exposure: a row for each light, a column for each stop; at 0 EV
/// luminance Y is 0.18.
///
/// XYZ in float, not adapted: D65 stays bluish beside D50, as light does.
public final class IlluminantPalette {

  private static final double MIDDLE_GREY = 0.18;

  private IlluminantPalette() {}

  /// @param from the darkest stop
  /// @param to the brightest stop, included
  public static Palette of(int from, int to) {
    Map<String, List<Illuminant>> kinds = new LinkedHashMap<>();
    for (Illuminant i : Illuminant.standard()) {
      kinds.computeIfAbsent(i.kind(), _ -> new ArrayList<>()).add(i);
    }
    List<SwatchGroup> groups = new ArrayList<>();
    kinds.forEach((kind, lights) -> groups.add(group(kind, lights, from, to)));
    String comment =
        "CIE standard illuminants, XYZ relative to D50 without adaptation, Y = 0.18 at 0 EV";
    return new Palette("Standard illuminants", comment, to - from + 1, groups, List.of());
  }

  private static SwatchGroup group(String kind, List<Illuminant> lights, int from, int to) {
    List<PlacedSwatch> swatches = new ArrayList<>();
    for (int row = 0; row < lights.size(); row++) {
      for (int ev = from; ev <= to; ev++) {
        swatches.add(new PlacedSwatch(row, ev - from, swatch(lights.get(row), ev)));
      }
    }
    return new SwatchGroup(kind, lights.size(), swatches);
  }

  private static Swatch swatch(Illuminant light, int ev) {
    double y = Math.scalb(MIDDLE_GREY, ev);
    double[] xyz = light.white().xyz();
    return new Swatch(
        "%s %s EV".formatted(light.name(), ev > 0 ? "+" + ev : ev),
        "SI-%s-%dEV".formatted(light.name(), ev),
        false,
        SwatchDepth.F32,
        ColourValue.of(
            SwatchModel.XYZ,
            "XYZ identity built-in",
            (float) (xyz[0] * y),
            (float) y,
            (float) (xyz[2] * y)));
  }
}
