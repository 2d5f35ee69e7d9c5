package pentimento.pixel.colour.icc;

import org.jspecify.annotations.Nullable;

/// What the channels of a profile's device side are, with the numbers a [ColourTransform] takes and
/// gives for them.
public enum ColourModel {
  /// One channel, 0 black to 1 white.
  GRAY("GRAY", 1),
  /// 0…1 as encoded by the profile, unbounded.
  RGB("RGB ", 3),
  /// Ink, 0 none to 1 full.
  CMY("CMY ", 3),
  /// Ink, 0 none to 1 full.
  CMYK("CMYK", 4),
  /// L* 0…100, a* and b* about -128…127, relative to D50.
  LAB("Lab ", 3),
  /// CIE XYZ relative to D50, white Y = 1.
  XYZ("XYZ ", 3),
  /// Y 0…1, Cb and Cr 0…1 with 0.5 neutral.
  YCBCR("YCbr", 3);

  private final String signature;
  private final int channels;

  ColourModel(String signature, int channels) {
    this.signature = signature;
    this.channels = channels;
  }

  /// The four characters that stand for it in a profile header.
  public String signature() {
    return signature;
  }

  public int channels() {
    return channels;
  }

  static @Nullable ColourModel ofSignature(String signature) {
    for (ColourModel model : values()) if (model.signature.equals(signature)) return model;
    return null;
  }
}
