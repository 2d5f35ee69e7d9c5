package pentimento.kpl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A colour model that swatches are written in: its element, its numbers and their meaning.
public enum SwatchModel {
  /// Encoded sRGB, 0…1.
  SRGB("sRGB", "r", "g", "b"),
  /// Values encoded by a profile, 0…1; unbounded in float.
  RGB("RGB", "r", "g", "b"),
  /// 0 black to 1 white, encoded by a profile.
  GRAY("Gray", "g"),
  /// Ink, 0 none to 1 full.
  CMYK("CMYK", "c", "m", "y", "k"),
  /// L* 0…100, a* and b* about -128…127, relative to D50.
  LAB("Lab", "L", "a", "b"),
  /// XYZ relative to D50, white Y = 1.
  XYZ("XYZ", "x", "y", "z"),
  /// 0…1, Cb and Cr 0.5 for greys.
  YCBCR("YCbCr", "Y", "Cb", "Cr"),
  /// Hue in degrees 0…360, saturation and value 0…1, of encoded sRGB. Not in KPL.
  HSV("HSV", "h", "s", "v"),
  /// Hue in degrees 0…360, lightness and saturation 0…1, of encoded sRGB. Not in KPL.
  HLS("HLS", "h", "l", "s"),
  /// L*u*v* relative to D50. Not in KPL.
  LUV("Luv", "L", "u", "v"),
  /// Luminance Y, 1 for white, and chromaticity x, y, relative to D50. Not in KPL.
  YXY("Yxy", "Y", "x", "y");

  private final String element;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable.
  private final List<String> channels;

  SwatchModel(String element, String... channels) {
    this.element = element;
    this.channels = List.of(channels);
  }

  /// The name of the XML element, case sensitive.
  public String element() {
    return element;
  }

  /// The attribute names, in order.
  public List<String> channels() {
    return channels;
  }

  /// Whether Krita's palettes can hold it.
  public boolean inKpl() {
    return switch (this) {
      case SRGB, RGB, GRAY, CMYK, LAB, XYZ, YCBCR -> true;
      case HSV, HLS, LUV, YXY -> false;
    };
  }

  /// The model whose element this is; null when there is none.
  public static @Nullable SwatchModel ofElement(String element) {
    for (SwatchModel model : values()) if (model.element.equals(element)) return model;
    return null;
  }
}
