package pentimento.kra.colour;

import pentimento.kra.ColourModel;
import pentimento.kra.Depth;
import pentimento.kra.PixelFormat;

/// Krita's sample values against the numbers colour conversions work in: RGB, grey, ink and YCbCr
/// 0..1, Lab in its own units, XYZ relative to white 1.
///
/// `number = (sample - zero) · scale`, per channel.
public record ChannelUnits(double[] scale, double[] zero) {

  public static ChannelUnits of(PixelFormat format) {
    int colours = format.alpha();
    double[] scale = new double[colours];
    double[] zero = new double[colours];
    for (int c = 0; c < colours; c++) {
      scale[c] = scale(format.model(), format.depth(), c);
      zero[c] = zero(format.model(), format.depth(), c);
    }
    return new ChannelUnits(scale, zero);
  }

  private static double scale(ColourModel model, Depth depth, int channel) {
    double unit = depth.unit();
    return switch (model) {
      case CMYKA -> depth.isFloat() ? 0.01 : 1 / unit;
      case LABA ->
          switch (depth) {
            case U8 -> channel == 0 ? 100 / unit : 1;
            case U16 -> channel == 0 ? 100 / unit : 1 / 257.0;
            case F16, F32 -> 1;
          };
      case XYZA ->
          switch (depth) {
            case U8 -> 1 / 127.5;
            case U16 -> 1 / 32768.0;
            case F16 -> 2;
            case F32 -> 1;
          };
      case RGBA, GRAYA, YCBCRA, ALPHA -> 1 / unit;
    };
  }

  private static double zero(ColourModel model, Depth depth, int channel) {
    if (model != ColourModel.LABA || channel == 0) return 0;
    return switch (depth) {
      case U8 -> 128;
      case U16 -> 0x8080;
      case F16, F32 -> 0;
    };
  }
}
