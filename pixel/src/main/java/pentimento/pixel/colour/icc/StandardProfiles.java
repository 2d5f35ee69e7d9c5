package pentimento.pixel.colour.icc;

import org.jspecify.annotations.Nullable;
import pentimento.pixel.colour.RgbSpace;

/// Profiles of our own making for the spaces everyone uses. The bytes never change.
public final class StandardProfiles {

  private static final double[] D65 = {
    0.312700492 / 0.329000939, 1, (1 - 0.312700492 - 0.329000939) / 0.329000939
  };

  /// Linear Rec.2020, v4: the working space.
  public static final IccProfile LINEAR_REC2020 = linear(RgbSpace.REC2020);

  /// sRGB with its own transfer function, v4.
  public static final IccProfile SRGB = rgb(4, "sRGB", RgbSpace.SRGB, ParametricCurve.srgb());

  /// sRGB as LittleCMS has it without a file, its numbers not rounded to what a file would hold:
  /// what Krita converts the screen's colours by.
  public static final IccProfile LITTLECMS_SRGB = littleCmsSrgb();

  /// Linear light with the primaries of sRGB and Rec.709, v4.
  public static final IccProfile LINEAR_SRGB = linear(RgbSpace.SRGB);

  /// Display P3: its primaries and the transfer function of sRGB, v4.
  public static final IccProfile DISPLAY_P3 =
      rgb(4, "Display P3", RgbSpace.P3, ParametricCurve.srgb());

  /// Linear gray, v4.
  public static final IccProfile LINEAR_GRAY = gray(4, "Linear gray", ParametricCurve.LINEAR);

  /// Gray with the transfer function of sRGB, v4.
  public static final IccProfile SRGB_GRAY = gray(4, "sRGB gray", ParametricCurve.srgb());

  /// L*a*b* relative to D50: the connection space itself, as Krita's "Lab identity built-in".
  public static final IccProfile LAB = connection(2, ColourModel.LAB, "Lab identity");

  /// XYZ relative to D50: the connection space itself, as Krita's "XYZ identity built-in".
  public static final IccProfile XYZ = connection(4, ColourModel.XYZ, "XYZ identity");

  private StandardProfiles() {}

  /// Linear light of the space, v4. The description is "Linear " and the space's name.
  public static IccProfile linear(RgbSpace space) {
    return linear(4, space);
  }

  /// @param version 2 or 4
  public static IccProfile linear(int version, RgbSpace space) {
    return rgb(version, "Linear " + title(space), space, ParametricCurve.LINEAR);
  }

  /// A matrix profile of the given ICC version (2 or 4), with one curve for all channels. Version 2
  /// tabulates curves other than pure powers.
  public static IccProfile rgb(int version, String description, RgbSpace space, ToneCurve curve) {
    ProfileWriter writer = new ProfileWriter(version, ColourModel.RGB, description);
    writer.rgb(space, curve, whiteOf(space));
    return IccProfile.parse(description, writer.bytes());
  }

  /// The profile of that name which Krita installs and documents name without holding it: its
  /// colorants differ from ours in the last bit.
  public static IccProfile ofKrita(int version, String name, RgbSpace space, ToneCurve curve) {
    ProfileWriter writer = new ProfileWriter(version, ColourModel.RGB, name);
    writer.balancedRgb(space, curve);
    return IccProfile.parse(name, writer.bytes());
  }

  /// A gray profile of the given ICC version (2 or 4).
  public static IccProfile gray(int version, String description, ToneCurve curve) {
    ProfileWriter writer = new ProfileWriter(version, ColourModel.GRAY, description);
    writer.gray(curve);
    return IccProfile.parse(description, writer.bytes());
  }

  private static IccProfile connection(int version, ColourModel model, String description) {
    return IccProfile.parse(description, new ProfileWriter(version, model, description).bytes());
  }

  private static IccProfile littleCmsSrgb() {
    RgbSpace space = RgbSpace.ofPrimaries("srgb", 0.64, 0.33, 0.3, 0.6, 0.15, 0.06, 0.3127, 0.3290);
    ToneCurve curve = ParametricCurve.srgb();
    return rgb(4, "sRGB built-in", space, curve)
        .with(new IccProfile.Exact(curve, space.xyzD50FromRgb()));
  }

  private static String title(RgbSpace space) {
    return switch (space.name()) {
      case "rec2020" -> "Rec2020";
      case "srgb" -> "sRGB";
      case "p3" -> "P3";
      case "adobergb" -> "AdobeRGB";
      case "prophoto" -> "ProPhoto";
      case "xyz" -> "XYZ";
      default -> space.name();
    };
  }

  private static double @Nullable [] whiteOf(RgbSpace space) {
    return space.equals(RgbSpace.PROPHOTO) || space.equals(RgbSpace.XYZ) ? null : D65.clone();
  }
}
