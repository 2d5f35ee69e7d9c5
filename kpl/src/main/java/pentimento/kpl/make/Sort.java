package pentimento.kpl.make;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import pentimento.kpl.Palette;
import pentimento.kpl.PlacedSwatch;
import pentimento.kpl.Swatch;
import pentimento.kpl.SwatchGroup;
import pentimento.kpl.colour.Colorimetry;
import pentimento.pixel.colour.LCh;

/// Orders the swatches inside each group and closes the gaps. Equal ones keep their order.
public final class Sort {

  /// By what to order.
  public enum Key {
    NAME,
    ID,
    /// From dark to light, L*.
    LIGHTNESS,
    CHROMA,
    /// Hue angle in L*C*h; greys, of chroma below 2, come first.
    HUE
  }

  private static final double GREY = 2;

  private Sort() {}

  public static Palette by(Palette palette, Key key, boolean descending) {
    Colorimetry colorimetry = new Colorimetry(palette);
    Comparator<Swatch> order =
        switch (key) {
          case NAME -> Comparator.comparing(s -> s.name().toLowerCase(Locale.ROOT));
          case ID -> Comparator.comparing(Swatch::id);
          case LIGHTNESS -> Comparator.comparingDouble(s -> lch(colorimetry, s).l());
          case CHROMA -> Comparator.comparingDouble(s -> lch(colorimetry, s).c());
          case HUE -> Comparator.comparingDouble(s -> hue(lch(colorimetry, s)));
        };
    if (descending) order = order.reversed();
    List<SwatchGroup> groups = new ArrayList<>();
    for (SwatchGroup g : palette.groups()) {
      List<Swatch> swatches =
          new ArrayList<>(g.swatches().stream().map(PlacedSwatch::swatch).toList());
      swatches.sort(order);
      SwatchGroup filled = SwatchGroup.filled(g.name(), palette.columns(), swatches);
      groups.add(
          new SwatchGroup(
              g.name(),
              filled.rows(),
              filled.swatches(),
              g.foreignAttributes(),
              g.foreignElements()));
    }
    return palette.withGroups(palette.columns(), groups);
  }

  private static LCh lch(Colorimetry colorimetry, Swatch s) {
    double[] lab = colorimetry.of(s.colour()).lab();
    return LCh.ofLab(lab[0], lab[1], lab[2]);
  }

  private static double hue(LCh lch) {
    return lch.c() < GREY ? -1 : lch.h();
  }
}
