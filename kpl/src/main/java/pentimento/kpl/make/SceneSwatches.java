package pentimento.kpl.make;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import pentimento.kpl.ColourValue;
import pentimento.kpl.Palette;
import pentimento.kpl.PaletteProfile;
import pentimento.kpl.Swatch;
import pentimento.kpl.SwatchDepth;
import pentimento.kpl.SwatchGroup;
import pentimento.kpl.SwatchModel;
import pentimento.pixel.colour.Powers;
import pentimento.pixel.colour.RgbSpace;
import pentimento.pixel.colour.icc.StandardProfiles;

/// Swatches of a scene: its main colours as light, linear Rec.2020 in float with the profile, so
/// that highlights stay above 1. The same pixels give the same bytes.
public final class SceneSwatches {

  /// Middle grey of a scene-referred pipe, 2^-2.438.
  public static final double MIDDLE_GREY = 0.1845;

  private static final int COLUMNS = 8;

  private SceneSwatches() {}

  /// @param rgb planes R, G, B of linear Rec.2020
  /// @param length samples of each
  /// @param colours how many swatches at most
  /// @param byStop a group for each stop from middle grey, brightest first; else one group
  public static Palette of(String name, float[][] rgb, int length, int colours, boolean byStop) {
    List<double[]> lights = new ArrayList<>(SceneClusters.of(rgb, length, colours));
    lights.sort((a, b) -> Double.compare(luminance(b), luminance(a)));
    String space = StandardProfiles.LINEAR_REC2020.description();
    Map<String, List<Swatch>> groups = new LinkedHashMap<>();
    for (double[] light : lights) {
      String group = byStop ? stop(light) : "";
      List<Swatch> swatches = groups.computeIfAbsent(group, _ -> new ArrayList<>());
      swatches.add(
          new Swatch(
              exposure(light),
              "",
              false,
              SwatchDepth.F32,
              ColourValue.of(
                  SwatchModel.RGB, space, (float) light[0], (float) light[1], (float) light[2])));
    }
    List<SwatchGroup> filled = new ArrayList<>();
    groups.forEach((key, list) -> filled.add(SwatchGroup.filled(key, COLUMNS, list)));
    PaletteProfile profile =
        new PaletteProfile(
            space, "linear-rec2020.icc", "RGBA", "F32", StandardProfiles.LINEAR_REC2020.bytes());
    String comment = "Scene-linear light; middle grey is " + MIDDLE_GREY;
    return new Palette(name, comment, COLUMNS, filled, List.of(profile));
  }

  private static double luminance(double[] light) {
    return RgbSpace.REC2020.xyzD50FromRgb().times(light)[1];
  }

  private static double stops(double[] light) {
    double y = luminance(light);
    return y > 0 ? Powers.log2(y / MIDDLE_GREY) : Double.NEGATIVE_INFINITY;
  }

  private static String exposure(double[] light) {
    double ev = stops(light);
    return Double.isInfinite(ev) ? "no light" : String.format(Locale.ROOT, "%+.2f EV", ev);
  }

  private static String stop(double[] light) {
    double ev = stops(light);
    if (Double.isInfinite(ev)) return "no light";
    long whole = Math.round(ev);
    return whole > 0 ? "+" + whole + " EV" : whole + " EV";
  }
}
