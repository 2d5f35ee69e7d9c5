package pentimento.kra.gradient;

/// The space in which a gradient's colours are mixed, and the ways into it. Pixels are samples of
/// its format, alpha last: codes of integers, numbers of floats.
public interface GradientSpace {

  ColourMix mix();

  /// The colour in this space.
  float[] of(GradientColour colour);

  /// A segment's colour, which Krita brings to sRGB in 8 bits first: red, green, blue and alpha of
  /// 0..255.
  int[] bytes(GradientColour colour);

  /// Pixels of sRGB in 8 bits, alpha included, in this space.
  float[][] ofBytes(int[][] pixels);

  /// Qt's colours in this space: red, green, blue and alpha of 0..255.
  float[][] ofScreen(int[][] pixels);
}
