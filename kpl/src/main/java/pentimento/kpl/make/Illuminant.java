package pentimento.kpl.make;

import java.util.ArrayList;
import java.util.List;
import pentimento.pixel.colour.WhitePoint;

/// A standard light by its chromaticity for the CIE 1931 observer.
///
/// @param kind the group it belongs to
public record Illuminant(String name, String kind, WhitePoint white) {

  private static Illuminant of(String name, String kind, double x, double y) {
    return new Illuminant(name, kind, new WhitePoint(x, y));
  }

  /// A, B, C, D50 to D75, E and F1 to F12 as CIE 15 tabulates them, D60 and D70 and blackbodies by
  /// formula.
  public static List<Illuminant> standard() {
    List<Illuminant> all = new ArrayList<>();
    String daylight = "Daylight";
    all.add(of("D50", daylight, 0.34567, 0.35850));
    all.add(of("D55", daylight, 0.33242, 0.34743));
    all.add(new Illuminant("D60", daylight, daylight(6000)));
    all.add(of("D65", daylight, 0.31272, 0.32903));
    all.add(new Illuminant("D70", daylight, daylight(7000)));
    all.add(of("D75", daylight, 0.29902, 0.31485));
    all.add(of("E", "Equal energy", 1 / 3.0, 1 / 3.0));
    all.add(of("A", "Incandescent and old daylight", 0.44758, 0.40745));
    all.add(of("B", "Incandescent and old daylight", 0.34842, 0.35161));
    all.add(of("C", "Incandescent and old daylight", 0.31006, 0.31616));
    double[][] f = {
      {0.31310, 0.33727}, {0.37208, 0.37529}, {0.40910, 0.39430}, {0.44018, 0.40329},
      {0.31379, 0.34531}, {0.37790, 0.38835}, {0.31292, 0.32933}, {0.34588, 0.35875},
      {0.37417, 0.37281}, {0.34609, 0.35986}, {0.38052, 0.37713}, {0.43695, 0.40441}
    };
    for (int i = 0; i < f.length; i++) all.add(of("F" + (i + 1), "Fluorescent", f[i][0], f[i][1]));
    for (int kelvin :
        new int[] {1900, 2400, 2700, 3000, 3400, 4000, 5000, 6500, 8000, 10000, 20000}) {
      all.add(new Illuminant("BB" + kelvin, "Blackbody", blackbody(kelvin)));
    }
    return all;
  }

  /// CIE daylight of a nominal temperature, 4000 to 25000 K, with today's radiation constant.
  /// Source: CIE 15, 4.1.2.
  public static WhitePoint daylight(double nominal) {
    double t = nominal * 1.4388 / 1.438;
    double x =
        t <= 7000
            ? -4.6070e9 / (t * t * t) + 2.9678e6 / (t * t) + 0.09911e3 / t + 0.244063
            : -2.0064e9 / (t * t * t) + 1.9018e6 / (t * t) + 0.24748e3 / t + 0.237040;
    return new WhitePoint(x, -3 * x * x + 2.87 * x - 0.275);
  }

  /// The Planckian locus, 1667 to 25000 K, to about 0.0005. Source: Kim et al., US patent 7024034.
  public static WhitePoint blackbody(double t) {
    double t2 = t * t;
    double t3 = t2 * t;
    double x =
        t <= 4000
            ? -0.2661239e9 / t3 - 0.2343589e6 / t2 + 0.8776956e3 / t + 0.179910
            : -3.0258469e9 / t3 + 2.1070379e6 / t2 + 0.2226347e3 / t + 0.240390;
    double x2 = x * x;
    double x3 = x2 * x;
    double y;
    if (t <= 2222) y = -1.1063814 * x3 - 1.34811020 * x2 + 2.18555832 * x - 0.20219683;
    else if (t <= 4000) y = -0.9549476 * x3 - 1.37418593 * x2 + 2.09137015 * x - 0.16748867;
    else y = 3.0817580 * x3 - 5.87338670 * x2 + 3.75112997 * x - 0.37001483;
    return new WhitePoint(x, y);
  }
}
