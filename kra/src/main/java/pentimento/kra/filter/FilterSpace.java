package pentimento.kra.filter;

import org.jspecify.annotations.Nullable;
import pentimento.kra.ColourModel;
import pentimento.kra.Depth;
import pentimento.kra.PixelFormat;
import pentimento.kra.blend.FloatTile;
import pentimento.kra.blend.IntTile;
import pentimento.kra.blend.Tile;
import pentimento.kra.colour.TileConversion;
import pentimento.pixel.colour.RgbSpace;
import pentimento.pixel.colour.icc.IccProfile;
import pentimento.pixel.colour.icc.KritaConversion;
import pentimento.pixel.colour.icc.ParametricCurve;
import pentimento.pixel.colour.icc.SampleDepth;
import pentimento.pixel.colour.icc.StandardProfiles;

/// The colour space a filter works in, and the ways from there to the spaces in which Krita's
/// filters calculate.
///
/// @param format of the pixels
/// @param profile what their numbers mean; null when that is not known
public record FilterSpace(PixelFormat format, @Nullable IccProfile profile) {

  /// 8 bits in sRGB, where colours are shown and judged.
  static final PixelFormat RGB_U8 = new PixelFormat(ColourModel.RGBA, Depth.U8);

  static final PixelFormat RGB_U16 = new PixelFormat(ColourModel.RGBA, Depth.U16);
  static final PixelFormat LAB_U16 = new PixelFormat(ColourModel.LABA, Depth.U16);

  /// The profile Krita means by sRGB: a table of 4096 samples.
  private static final String KRITA_SRGB = "sRGB-elle-V2-srgbtrc.icc";

  private static final IccProfile SRGB =
      StandardProfiles.ofKrita(2, KRITA_SRGB, RgbSpace.SRGB, ParametricCurve.srgb());

  boolean isRgb() {
    return format.model() == ColourModel.RGBA;
  }

  /// Whether the numbers are sRGB's.
  boolean isSrgb() {
    return isRgb() && profile != null && profile.description().equals(KRITA_SRGB);
  }

  /// Whether a conversion to another space can be made.
  boolean isConvertible() {
    return profile != null;
  }

  /// From here to sRGB of a depth.
  TileConversion toSrgb(PixelFormat target) {
    return TileConversion.of(format, target, transform(own(), format, srgb(), target));
  }

  /// What may differ where a filter has steps in sRGB; null when nothing.
  @Nullable String stepCaveat() {
    return isSrgb() ? null : "a colour next to a step, seen from sRGB, may fall on its other side";
  }

  /// From here to the colours that are shown, in 8 bits. RGB of 8 bits is taken as it is.
  TileConversion toShown() {
    return format.equals(RGB_U8) ? TileConversion.of(format, RGB_U8, null) : toSrgb(RGB_U8);
  }

  /// From sRGB of a depth to here.
  TileConversion fromSrgb(PixelFormat source) {
    return TileConversion.of(source, format, transform(srgb(), source, own(), format));
  }

  /// From here to Lab in 16 bits.
  TileConversion toLab() {
    boolean same = format.model() == ColourModel.LABA;
    return TileConversion.of(
        format, LAB_U16, same ? null : transform(own(), format, StandardProfiles.LAB, LAB_U16));
  }

  /// From Lab in 16 bits to here.
  TileConversion fromLab() {
    boolean same = format.model() == ColourModel.LABA;
    return TileConversion.of(
        LAB_U16, format, same ? null : transform(StandardProfiles.LAB, LAB_U16, own(), format));
  }

  private IccProfile srgb() {
    return isSrgb() ? own() : SRGB;
  }

  private IccProfile own() {
    if (profile == null) throw new IllegalStateException("a space without a profile");
    return profile;
  }

  private static KritaConversion transform(
      IccProfile from, PixelFormat source, IccProfile to, PixelFormat target) {
    return KritaConversion.of(from, depth(source), to, depth(target));
  }

  static SampleDepth depth(PixelFormat format) {
    return switch (format.depth()) {
      case U8 -> SampleDepth.U8;
      case U16 -> SampleDepth.U16;
      case F16, F32 -> SampleDepth.FLOAT;
    };
  }

  /// A tile of a format.
  static Tile tile(PixelFormat format) {
    return switch (format.depth()) {
      case U8 -> new IntTile(255, format.channels());
      case U16 -> new IntTile(65535, format.channels());
      case F16 -> new FloatTile(true, format.channels());
      case F32 -> new FloatTile(false, format.channels());
    };
  }
}
