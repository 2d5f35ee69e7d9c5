package pentimento.kra.flatten;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.kra.GroupLayer;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.kra.PaintLayer;
import pentimento.kra.Part;
import pentimento.kra.PixelFormat;
import pentimento.pixel.BadInput;
import pentimento.pixel.colour.RgbSpace;
import pentimento.pixel.colour.icc.IccProfile;
import pentimento.pixel.colour.icc.ParametricCurve;
import pentimento.pixel.colour.icc.StandardProfiles;

/// Profiles that colours in settings name: those of the document, and those that Krita has itself.
final class NamedProfiles {

  /// Krita's sRGB.
  static final IccProfile SRGB =
      StandardProfiles.ofKrita(
          2, "sRGB-elle-V2-srgbtrc.icc", RgbSpace.SRGB, ParametricCurve.srgb());

  private static final Map<String, IccProfile> INSTALLED =
      Map.of(
          "sRGB-elle-V2-srgbtrc.icc",
          SRGB,
          "sRGB-elle-V2-g10.icc",
          StandardProfiles.ofKrita(
              2, "sRGB-elle-V2-g10.icc", RgbSpace.SRGB, ParametricCurve.LINEAR),
          "sRGB built-in",
          StandardProfiles.SRGB,
          "Rec2020-elle-V4-g10.icc",
          StandardProfiles.ofKrita(
              4, "Rec2020-elle-V4-g10.icc", RgbSpace.REC2020, ParametricCurve.LINEAR),
          "Gray-D50-elle-V2-srgbtrc.icc",
          StandardProfiles.gray(2, "Gray-D50-elle-V2-srgbtrc.icc", ParametricCurve.srgb()),
          "Gray-D50-elle-V2-g10.icc",
          StandardProfiles.gray(2, "Gray-D50-elle-V2-g10.icc", ParametricCurve.LINEAR),
          "Lab identity built-in",
          StandardProfiles.LAB,
          "XYZ identity built-in",
          StandardProfiles.XYZ);

  private final KraDocument document;
  private @Nullable Map<String, IccProfile> embedded;

  NamedProfiles(KraDocument document) {
    this.document = document;
  }

  /// The profile that Krita finds under that name; null when it is neither in the document nor one
  /// of those we have too.
  ///
  /// @param name empty for the profile that Krita gives a space without one
  @Nullable IccProfile exact(String name, PixelFormat format) {
    String wanted = name.isEmpty() ? Spaces.defaultName(format) : name;
    IccProfile found = embedded().get(wanted);
    return found == null ? INSTALLED.get(wanted) : found;
  }

  /// The profile of that name, else the usual one of the format; null when there is none.
  @Nullable IccProfile closest(String name, PixelFormat format) {
    IccProfile found = exact(name, format);
    return found == null ? Spaces.usual(format) : found;
  }

  private Map<String, IccProfile> embedded() {
    Map<String, IccProfile> found = embedded;
    if (found == null) {
      found = new HashMap<>();
      add(document.image().space().icc(), found);
      add(document.layers(), found);
      embedded = found;
    }
    return found;
  }

  private static void add(List<Layer> layers, Map<String, IccProfile> found) {
    for (Layer layer : layers) {
      if (layer instanceof PaintLayer paint) add(paint.space().icc(), found);
      if (layer instanceof GroupLayer group) add(group.children(), found);
    }
  }

  private static void add(@Nullable Part icc, Map<String, IccProfile> found) {
    if (icc == null) return;
    try {
      IccProfile profile = IccProfile.parse(icc.name(), icc.bytes());
      found.putIfAbsent(profile.description().strip(), profile);
    } catch (BadInput _) {
      // It names nothing that colours could refer to.
    }
  }
}
