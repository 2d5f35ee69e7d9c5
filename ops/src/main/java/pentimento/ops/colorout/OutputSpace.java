package pentimento.ops.colorout;

import pentimento.pixel.colour.RgbSpace;
import pentimento.pixel.colour.TransferFunction;

/// An output colour space that needs no file.
// RgbSpace is a record of numbers, which the checker cannot see.
@SuppressWarnings("ImmutableEnumChecker")
public enum OutputSpace {
  SRGB(1, RgbSpace.SRGB, TransferFunction.SRGB),
  ADOBE_RGB(2, RgbSpace.ADOBE_RGB, TransferFunction.GAMMA_2_2),
  LINEAR_REC709(3, RgbSpace.SRGB, TransferFunction.LINEAR),
  LINEAR_REC2020(4, RgbSpace.REC2020, TransferFunction.LINEAR),
  XYZ(5, RgbSpace.XYZ, TransferFunction.LINEAR),
  REC709(20, RgbSpace.SRGB, TransferFunction.REC709),
  LINEAR_PROPHOTO(21, RgbSpace.PROPHOTO, TransferFunction.LINEAR),
  DISPLAY_P3(-1, RgbSpace.P3, TransferFunction.SRGB);

  private final int code;
  private final RgbSpace rgb;
  private final TransferFunction transfer;

  OutputSpace(int code, RgbSpace rgb, TransferFunction transfer) {
    this.code = code;
    this.rgb = rgb;
    this.transfer = transfer;
  }

  /// The number that darktable's files give this space; -1 when they have none.
  public int code() {
    return code;
  }

  public RgbSpace rgb() {
    return rgb;
  }

  public TransferFunction transfer() {
    return transfer;
  }
}
