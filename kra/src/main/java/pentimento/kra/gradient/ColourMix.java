package pentimento.kra.gradient;

import pentimento.kra.PixelFormat;

/// Krita's mixture of two colours by weights of 15 bits, alpha weighing too.
///
/// @param format of 16-bit integers or of floats
public record ColourMix(PixelFormat format) {

  /// The sum of both weights.
  public static final int WHOLE = 32767;

  /// The weight of the first colour where `t` of the second is wanted.
  public static int weight(double t) {
    return (short) Math.round((1 - t) * WHOLE);
  }

  /// @param weight of the first colour, `0..WHOLE`
  /// @param into the mixture: samples, alpha last
  public void mix(float[] first, float[] second, int weight, float[] into) {
    if (format.depth().isFloat()) floats(first, second, weight, into);
    else words(first, second, weight, into);
  }

  private static void words(float[] first, float[] second, int weight, float[] into) {
    int last = into.length - 1;
    long a = code(first[last]) * weight;
    long b = code(second[last]) * (WHOLE - weight);
    long total = Math.min(a + b, 65535L * WHOLE);
    for (int c = 0; c < last; c++) {
      long v = code(first[c]) * a + code(second[c]) * b;
      into[c] = total > 0 ? Math.clamp((v + total / 2) / total, 0, 65535) : 0;
    }
    into[last] = total > 0 ? (total + WHOLE / 2) / WHOLE : 0;
  }

  private static long code(float sample) {
    return (long) sample;
  }

  private void floats(float[] first, float[] second, int weight, float[] into) {
    int last = into.length - 1;
    double a = (double) first[last] * weight;
    double b = (double) second[last] * (WHOLE - weight);
    double total = Math.min(a + b, WHOLE);
    for (int c = 0; c < last; c++) {
      into[c] = total > 0 ? stored((first[c] * a + second[c] * b) / total) : 0;
    }
    into[last] = total > 0 ? stored(total / WHOLE) : 0;
  }

  private float stored(double v) {
    return switch (format.depth()) {
      case F16 -> Float.float16ToFloat(Float.floatToFloat16((float) Math.clamp(v, -65504, 65504)));
      default -> (float) Math.clamp(v, -Float.MAX_VALUE, Float.MAX_VALUE);
    };
  }
}
