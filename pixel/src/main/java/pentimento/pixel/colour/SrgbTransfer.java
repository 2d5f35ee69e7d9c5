package pentimento.pixel.colour;

/// The transfer function of sRGB (IEC 61966-2-1) over runs, unbounded: the straight part goes on
/// below 0, the power above 1.
public final class SrgbTransfer {

  private SrgbTransfer() {}

  /// From linear light to the encoded value.
  public static double encode(double linear) {
    return linear > 0.0031308 ? 1.055 * Powers.pow(linear, 1 / 2.4) - 0.055 : 12.92 * linear;
  }

  /// From the encoded value to linear light.
  public static double decode(double encoded) {
    return encoded > 0.04045 ? Powers.pow((encoded + 0.055) / 1.055, 2.4) : encoded / 12.92;
  }

  /// Replaces linear light by encoded values.
  public static void encode(float[] samples, int offset, int length) {
    for (int i = offset; i < offset + length; i++) samples[i] = (float) encode(samples[i]);
  }

  /// Replaces encoded values by linear light.
  public static void decode(float[] samples, int offset, int length) {
    for (int i = offset; i < offset + length; i++) samples[i] = (float) decode(samples[i]);
  }
}
