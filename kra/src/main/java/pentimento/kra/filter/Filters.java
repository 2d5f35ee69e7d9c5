package pentimento.kra.filter;

import org.jspecify.annotations.Nullable;
import pentimento.kra.ColourModel;
import pentimento.kra.Depth;
import pentimento.kra.FilterSettings;
import pentimento.kra.PixelFormat;

/// Makes filters from their settings in a document.
public final class Filters {

  private static final String IDENTITY = "0,0;1,1;";

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
      case "perchannel" -> rgb ? curves(settings) : null;
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

  /// Curves of all colour channels and of R, G and B; null when others bend or there are none.
  private static @Nullable Filter curves(FilterSettings s) {
    if (s.number("nTransfers", 0) != 8) return null;
    ToneCurve[] curves = new ToneCurve[4];
    for (int i = 0; i < 8; i++) {
      String text = s.text("curve" + i, IDENTITY);
      ToneCurve curve = ToneCurve.parse(text);
      if (curve == null || i > 3 && !text.equals(IDENTITY)) return null;
      if (i < 4) curves[i] = curve;
    }
    return RgbFilter.onTiles((r, g, b, n) -> {
      curves[1].apply(r, n);
      curves[2].apply(g, n);
      curves[3].apply(b, n);
      for (float[] run : new float[][] {r, g, b}) curves[0].apply(run, n);
    });
  }

  /// What of a filter that is rendered is not Krita's to the tolerance; null when nothing.
  public static @Nullable String caveat(FilterSettings settings, PixelFormat format) {
    boolean curves = settings.id().equals("perchannel");
    return curves && format.depth() != Depth.U8
        ? "curves above 8 bits are within 4e-5 of Krita's, which rounds in between"
        : null;
  }
}
