package pentimento.kra.filter;

import org.jspecify.annotations.Nullable;
import pentimento.kra.ColourModel;
import pentimento.kra.FilterSettings;
import pentimento.kra.PixelFormat;

/// Makes filters from their settings in a document.
public final class Filters {

  private Filters() {}

  /// The filter in a colour space, or null when it is not one that is rendered there.
  public static @Nullable Filter of(FilterSettings settings, PixelFormat format) {
    boolean rgb = format.model() == ColourModel.RGBA;
    boolean plain = rgb || format.model() == ColourModel.GRAYA;
    return switch (settings.id()) {
      case "invert" -> plain ? Invert.COLOURS : null;
      case "gaussian blur" -> plain ? gaussian(settings) : null;
      case "desaturate" -> rgb ? desaturate(settings) : null;
      case "hsvadjustment" -> rgb ? hueSaturation(settings) : null;
      case "colorbalance" -> rgb ? colourBalance(settings) : null;
      default -> null;
    };
  }

  private static Filter gaussian(FilterSettings s) {
    return new GaussianBlur(s.number("horizRadius", 5), s.number("vertRadius", 5));
  }

  private static @Nullable Filter desaturate(FilterSettings s) {
    int type = (int) s.number("type", 0);
    Desaturate[] all = Desaturate.values();
    return type < 0 || type >= all.length ? null : RgbFilter.onTiles(all[type]);
  }

  private static @Nullable Filter hueSaturation(FilterSettings s) {
    if (s.flag("compatibilityMode", true)) return null;
    int type = (int) s.number("type", 1);
    // These weigh channels by the profile's own luma, which is not known here.
    if (type > 2 || s.flag("colorize", false)) return null;
    HueSaturation.Model[] models = HueSaturation.Model.values();
    if (type < 0 || type >= models.length) return null;
    return RgbFilter.onTiles(
        new HueSaturation(
            models[type],
            (float) s.number("h", 0),
            (float) (s.number("s", 0) / 100),
            (float) (s.number("v", 0) / 100),
            s.flag("colorize", false)));
  }

  private static Filter colourBalance(FilterSettings s) {
    return RgbFilter.onTiles(
        new ColourBalance(
            shifts(s, "shadows"),
            shifts(s, "midtones"),
            shifts(s, "highlights"),
            s.flag("preserve_luminosity", true)));
  }

  private static float[] shifts(FilterSettings s, String range) {
    return new float[] {
      (float) (s.number("cyan_red_" + range, 0) / 100),
      (float) (s.number("magenta_green_" + range, 0) / 100),
      (float) (s.number("yellow_blue_" + range, 0) / 100)
    };
  }
}
