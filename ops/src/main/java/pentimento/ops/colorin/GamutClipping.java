package pentimento.ops.colorin;

import org.jspecify.annotations.Nullable;
import pentimento.pixel.colour.RgbSpace;

/// A space to which incoming colours are cut.
// RgbSpace is a record of numbers, which the checker cannot see.
@SuppressWarnings("ImmutableEnumChecker")
public enum GamutClipping {
  OFF(0, null),
  SRGB(1, RgbSpace.SRGB),
  ADOBE_RGB(2, RgbSpace.ADOBE_RGB),
  LINEAR_REC709(3, RgbSpace.SRGB),
  LINEAR_REC2020(4, RgbSpace.REC2020);

  private final int code;
  private final @Nullable RgbSpace rgb;

  GamutClipping(int code, @Nullable RgbSpace rgb) {
    this.code = code;
    this.rgb = rgb;
  }

  /// The number that darktable's files give this choice.
  public int code() {
    return code;
  }

  /// The space; null for none.
  public @Nullable RgbSpace rgb() {
    return rgb;
  }
}
