package pentimento.kpl.krita;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.colour.RgbSpace;
import pentimento.pixel.colour.icc.IccProfile;
import pentimento.pixel.colour.icc.ParametricCurve;
import pentimento.pixel.colour.icc.StandardProfiles;
import pentimento.pixel.colour.icc.ToneCurve;

/// Profiles that palettes name and do not embed because every Krita has them, remade by ours.
///
/// Their primaries and curves are public figures; Krita's own files round them to 16 bits.
public final class KnownSpaces {

  private static final RgbSpace ACESCG =
      RgbSpace.ofPrimaries("acescg", 0.713, 0.293, 0.165, 0.830, 0.128, 0.044, 0.32168, 0.33767);

  private static final ToneCurve ADOBE_GAMMA = ParametricCurve.gamma(563 / 256.0);

  private static final Map<String, Supplier<IccProfile>> SPACES =
      Map.ofEntries(
          Map.entry("sRGB-elle-V2-srgbtrc.icc", () -> StandardProfiles.SRGB),
          Map.entry("sRGB-elle-V2-g10.icc", () -> StandardProfiles.LINEAR_SRGB),
          Map.entry("sRGB built-in", () -> StandardProfiles.SRGB),
          Map.entry("sRGB", () -> StandardProfiles.SRGB),
          Map.entry("scRGB (linear)", () -> StandardProfiles.LINEAR_SRGB),
          Map.entry("Display P3", () -> StandardProfiles.DISPLAY_P3),
          Map.entry("Rec2020-elle-V4-g10.icc", () -> StandardProfiles.LINEAR_REC2020),
          Map.entry("Linear Rec2020", () -> StandardProfiles.LINEAR_REC2020),
          Map.entry("ACEScg-elle-V4-g10.icc", () -> rgb(ACESCG, ParametricCurve.LINEAR)),
          Map.entry("ClayRGB-elle-V2-g22.icc", () -> rgb(RgbSpace.ADOBE_RGB, ADOBE_GAMMA)),
          Map.entry(
              "ClayRGB-elle-V4-srgbtrc.icc", () -> rgb(RgbSpace.ADOBE_RGB, ParametricCurve.srgb())),
          Map.entry("LargeRGB-elle-V2-g22.icc", () -> rgb(RgbSpace.PROPHOTO, ADOBE_GAMMA)),
          Map.entry("Gray-D50-elle-V2-srgbtrc.icc", () -> StandardProfiles.SRGB_GRAY),
          Map.entry("Gray-D50-elle-V4-srgbtrc.icc", () -> StandardProfiles.SRGB_GRAY),
          Map.entry("Gray-D50-elle-V2-g10.icc", () -> StandardProfiles.LINEAR_GRAY),
          Map.entry("Gray-D50-elle-V4-g10.icc", () -> StandardProfiles.LINEAR_GRAY),
          Map.entry("Gray-D50-elle-V2-g22.icc", () -> gray(ADOBE_GAMMA)),
          Map.entry("Gray-D50-elle-V4-g22.icc", () -> gray(ADOBE_GAMMA)),
          Map.entry("Gray-D50-elle-V2-g18.icc", () -> gray(ParametricCurve.gamma(1.8))),
          Map.entry("Gray-D50-elle-V4-g18.icc", () -> gray(ParametricCurve.gamma(1.8))),
          Map.entry("Lab identity built-in", () -> StandardProfiles.LAB),
          Map.entry("Lab identity built-in (lcms internal)", () -> StandardProfiles.LAB),
          Map.entry("XYZ identity built-in", () -> StandardProfiles.XYZ),
          Map.entry("XYZ identity built-in (lcms internal)", () -> StandardProfiles.XYZ));

  private KnownSpaces() {}

  public static boolean isKnown(String name) {
    return SPACES.containsKey(name);
  }

  /// The profile of that name; null when it is not known.
  public static @Nullable IccProfile profile(String name) {
    Supplier<IccProfile> space = SPACES.get(name);
    return space == null ? null : space.get();
  }

  private static IccProfile rgb(RgbSpace space, ToneCurve curve) {
    return StandardProfiles.rgb(4, space.name(), space, curve);
  }

  private static IccProfile gray(ToneCurve curve) {
    return StandardProfiles.gray(4, "gray", curve);
  }
}
