package pentimento.ops.colorin;

import org.jspecify.annotations.Nullable;
import pentimento.pixel.colour.RgbSpace;
import pentimento.pixel.colour.TransferFunction;

/// Where the meaning of the incoming red, green and blue is taken from.
// RgbSpace is a record of numbers, which the checker cannot see.
@SuppressWarnings("ImmutableEnumChecker")
public enum InputProfile {
  /// The matrix in the raw file; for other pictures, what the file says of itself.
  EMBEDDED_MATRIX(10, null, TransferFunction.LINEAR),
  /// Of the same effect as [#EMBEDDED_MATRIX], since a raw brings its matrix along.
  STANDARD_MATRIX(11, null, TransferFunction.LINEAR),
  /// Of the same effect as [#EMBEDDED_MATRIX], since a raw brings its matrix along.
  ENHANCED_MATRIX(12, null, TransferFunction.LINEAR),
  SRGB(1, RgbSpace.SRGB, TransferFunction.SRGB),
  ADOBE_RGB(2, RgbSpace.ADOBE_RGB, TransferFunction.GAMMA_2_2),
  LINEAR_REC709(3, RgbSpace.SRGB, TransferFunction.LINEAR),
  LINEAR_REC2020(4, RgbSpace.REC2020, TransferFunction.LINEAR),
  XYZ(5, RgbSpace.XYZ, TransferFunction.LINEAR),
  REC709(20, RgbSpace.SRGB, TransferFunction.REC709),
  LINEAR_PROPHOTO(21, RgbSpace.PROPHOTO, TransferFunction.LINEAR);

  private final int code;
  private final @Nullable RgbSpace rgb;
  private final TransferFunction transfer;

  InputProfile(int code, @Nullable RgbSpace rgb, TransferFunction transfer) {
    this.code = code;
    this.rgb = rgb;
    this.transfer = transfer;
  }

  /// The number that darktable's files give this profile.
  public int code() {
    return code;
  }

  /// The space that is meant, whatever the file says; null when it is the file that says.
  public @Nullable RgbSpace rgb() {
    return rgb;
  }

  public TransferFunction transfer() {
    return transfer;
  }
}
