package pentimento.kra.filter;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.kra.ColourModel;
import pentimento.kra.Depth;
import pentimento.kra.FilterSettings;

/// Makes filters from their settings in a document.
public final class Filters {

  private static final String IDENTITY = "0,0;1,1;";

  /// Pixels to each side of a blur; Krita's own sliders end at 1000.
  private static final int MOST_RADIUS = 1000;

  private Filters() {}

  /// The filter in a colour space, or null when it is not one that is rendered there.
  public static @Nullable Filter of(FilterSettings settings, FilterSpace space) {
    return switch (settings.id()) {
      case "invert" -> isPlain(space) || !space.format().depth().isFloat() ? Invert.COLOURS : null;
      case "gaussian blur" -> gaussian(settings);
      case "blur" -> blur(settings);
      case "unsharp" -> unsharp(settings, space);
      case "threshold" -> space.isConvertible() ? threshold(settings, space) : null;
      case "posterize" -> space.isConvertible() ? posterize(settings, space) : null;
      case "levels" -> levels(settings, space);
      case "desaturate" -> space.isRgb() ? desaturate(settings) : null;
      case "hsvadjustment" -> space.isRgb() ? hueSaturation(settings, space) : null;
      case "perchannel" -> curves(settings, space);
      case "colorbalance" -> space.isRgb() ? colourBalance(settings) : null;
      default -> null;
    };
  }

  private static boolean isPlain(FilterSpace space) {
    return space.isRgb() || space.format().model() == ColourModel.GRAYA;
  }

  private static Filter blur(FilterSettings s) {
    return BrushBlur.of(
        radius(s, "halfWidth"),
        radius(s, "halfHeight"),
        (int) s.number("shape", 0) == 1,
        s.number("strength", 0) / 100,
        s.number("rotate", 0));
  }

  private static int radius(FilterSettings s, String name) {
    return Math.clamp((int) s.number(name, 5), 0, MOST_RADIUS);
  }

  private static @Nullable Filter unsharp(FilterSettings s, FilterSpace space) {
    boolean lightness = s.flag("lightnessOnly", true);
    int threshold = (int) s.number("threshold", 0);
    boolean lab = lightness || threshold > 0;
    if (lab && !space.isConvertible()) return null;
    double radius = s.number("halfSize", 1);
    return new UnsharpMask(
        space,
        new GaussianBlur(radius, radius),
        s.number("amount", 0.5),
        threshold,
        lightness,
        lab ? space.toLab() : null,
        lab ? space.fromLab() : null);
  }

  private static Filter threshold(FilterSettings s, FilterSpace space) {
    return Threshold.of((int) s.number("threshold", 0), space);
  }

  private static Filter posterize(FilterSettings s, FilterSpace space) {
    return Posterize.of(Math.clamp((int) s.number("steps", 16), 1, 65535), space);
  }

  private static @Nullable Filter levels(FilterSettings s, FilterSpace space) {
    if (s.version() < 2) {
      return Lightness.of(
          LevelsCurve.of(
              s.number("blackvalue", 0) / 255,
              s.number("whitevalue", 255) / 255,
              s.number("gammavalue", 1),
              s.number("outblackvalue", 0) / 255,
              s.number("outwhitevalue", 255) / 255),
          space);
    }
    if (!s.text("mode", "lightness").equals("channels")) {
      TransferCurve curve = LevelsCurve.parse(s.text("lightness", LevelsCurve.IDENTITY));
      if (curve == null) return null;
      return curve.equals(LevelsCurve.STRAIGHT)
          ? new ChannelCurves(List.of(), null)
          : Lightness.of(curve, space);
    }
    int n = Math.clamp((int) s.number("number_of_channels", 0), 0, 16);
    List<@Nullable TransferCurve> curves = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      String text = s.text("channel_" + i, LevelsCurve.IDENTITY);
      TransferCurve curve = LevelsCurve.parse(text);
      if (curve == null) return null;
      curves.add(text.equals(LevelsCurve.IDENTITY) ? null : curve);
    }
    return ChannelCurves.of(curves, LevelsCurve.STRAIGHT, space);
  }

  private static Filter gaussian(FilterSettings s) {
    return new GaussianBlur(s.number("horizRadius", 0), s.number("vertRadius", 0));
  }

  private static @Nullable Filter desaturate(FilterSettings s) {
    int type = (int) s.number("type", 0);
    Desaturate[] all = Desaturate.values();
    return type < 0 || type >= all.length ? null : RgbFilter.onTiles(all[type]);
  }

  private static @Nullable Filter hueSaturation(FilterSettings s, FilterSpace space) {
    if (s.flag("compatibilityMode", true)) return null;
    int type = (int) s.number("type", 1);
    boolean colourise = s.flag("colorize", false);
    HueSaturation.Luma weights = HueSaturation.Luma.NONE;
    boolean luma = type > 2 || colourise;
    if (luma) {
      double[] of = space.profile() == null ? null : space.profile().luma();
      if (of == null) return null;
      weights = new HueSaturation.Luma(of[0], of[1], of[2]);
    }
    HueSaturation.Model[] models = HueSaturation.Model.values();
    if (type < 0 || type >= models.length) return null;
    return RgbFilter.onTiles(
        new HueSaturation(
            models[type],
            (float) s.number("h", 0),
            (float) (s.number("s", 0) / 100),
            (float) (s.number("v", 0) / 100),
            colourise,
            weights),
        luma && space.format().depth() == Depth.F32
            ? "its luma of colours beyond white or black is Krita's within 2e-5"
            : null);
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

  private static @Nullable Filter curves(FilterSettings s, FilterSpace space) {
    int n = Math.clamp((int) s.number("nTransfers", 0), 0, 16);
    List<@Nullable TransferCurve> curves = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      String text = s.text("curve" + i, IDENTITY);
      TransferCurve curve = ToneCurve.parse(text);
      if (curve == null) return null;
      curves.add(text.equals(IDENTITY) ? null : curve);
    }
    return ChannelCurves.of(curves, ToneCurve.STRAIGHT, space);
  }
}
