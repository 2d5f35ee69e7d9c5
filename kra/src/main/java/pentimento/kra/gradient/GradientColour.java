package pentimento.kra.gradient;

import java.util.List;
import pentimento.kra.ColourModel;
import pentimento.kra.Depth;
import pentimento.kra.PixelFormat;

/// A colour as gradients hold it: in a space of its own.
///
/// @param profile the name of its profile; empty for the usual one
/// @param numbers per channel of the model without alpha; 0..1, but L*, a* and b* of Lab as they
///   are, and in float beyond that
/// @param alpha 0..1
public record GradientColour(
    PixelFormat format, String profile, List<Double> numbers, double alpha) {

  public static final GradientColour BLACK = gray(0);
  public static final GradientColour WHITE = gray(1);

  public GradientColour {
    numbers = List.copyOf(numbers);
  }

  private static GradientColour gray(double v) {
    PixelFormat format = new PixelFormat(ColourModel.RGBA, Depth.U8);
    return new GradientColour(format, "sRGB-elle-V2-srgbtrc.icc", List.of(v, v, v), 1);
  }

  /// The samples of the pixel that Krita makes of it, alpha last: codes of integers, numbers of
  /// floats.
  public float[] samples() {
    float[] samples = new float[numbers.size() + 1];
    for (int c = 0; c < numbers.size(); c++) samples[c] = sample(numbers.get(c), c);
    samples[numbers.size()] = sample(alpha);
    return samples;
  }

  private float sample(double v, int c) {
    boolean integer = !format.depth().isFloat();
    if (integer && format.model() == ColourModel.LABA) return lab(v, c);
    boolean percent = !integer && format.model() == ColourModel.CMYKA;
    return percent ? sample(v) * 100 : sample(v);
  }

  /// Lab in integers; of a* and b* what is beyond a code is cut off.
  private float lab(double v, int c) {
    if (c == 0) return sample(v * 0.01f);
    boolean bytes = format.depth() == Depth.U8;
    int middle = bytes ? 0x80 : 0x8080;
    double part = v <= 0 ? v / 128 : v / 127;
    return (int) (middle + part * middle) & (bytes ? 255 : 65535);
  }

  private float sample(double v) {
    return switch (format.depth()) {
      case U8 -> code(v, 255);
      case U16 -> code(v, 65535);
      case F16 -> Float.float16ToFloat(Float.floatToFloat16((float) v));
      case F32 -> (float) v;
    };
  }

  /// In single precision, rounding halves up.
  private static float code(double v, int unit) {
    return (int) (Math.clamp((float) (v * unit), 0f, unit) + 0.5f);
  }
}
