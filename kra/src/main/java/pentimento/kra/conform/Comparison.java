package pentimento.kra.conform;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import pentimento.kra.Depth;
import pentimento.kra.PixelFormat;

/// Compares two pictures of the same format, pixel by pixel.
///
/// Integers may differ by one code value, floats by 1e-5 and halves by 1e-3, relative to Krita's
/// value or to 1 where that is smaller. Colours do not count where both are transparent. Where
/// masks meet 32-bit floats Krita itself wobbles, so there 0.5 % of the pixels may differ.
final class Comparison {

  private final PixelFormat format;
  private final ByteBuffer ours;
  private final ByteBuffer krita;

  double max;
  double mean;
  double outliers;
  boolean equal;
  @Nullable String worst;

  private Comparison(PixelFormat format, byte[] ours, byte[] krita) {
    this.format = format;
    this.ours = ByteBuffer.wrap(ours).order(ByteOrder.LITTLE_ENDIAN);
    this.krita = ByteBuffer.wrap(krita).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// @param width of the picture, to name places
  /// @param wobbles whether 0.5 % of the pixels may differ
  static Comparison of(PixelFormat format, byte[] ours, byte[] krita, int width, boolean wobbles) {
    Comparison comparison = new Comparison(format, ours, krita);
    comparison.run(width, wobbles);
    return comparison;
  }

  private void run(int width, boolean wobbles) {
    int channels = format.channels();
    int pixels = krita.capacity() / format.bytesPerPixel();
    double tolerance =
        switch (format.depth()) {
          case U8, U16 -> 1;
          case F16 -> 1e-3;
          case F32 -> 1e-5;
        };
    double sum = 0;
    long beyond = 0;
    for (int p = 0; p < pixels; p++) {
      boolean transparent =
          sample(ours, p * channels + channels - 1) == 0
              && sample(krita, p * channels + channels - 1) == 0;
      double pixelError = 0;
      for (int c = transparent ? channels - 1 : 0; c < channels; c++) {
        double error = error(sample(ours, p * channels + c), sample(krita, p * channels + c));
        sum += error;
        pixelError = Math.max(pixelError, error);
        if (error > max) {
          max = error;
          worst =
              "at %d,%d channel %d: ours %s, Krita's %s"
                  .formatted(
                      p % width,
                      p / width,
                      c,
                      sample(ours, p * channels + c),
                      sample(krita, p * channels + c));
        }
      }
      if (pixelError > tolerance) beyond++;
    }
    mean = pixels == 0 ? 0 : sum / ((double) pixels * channels);
    outliers = pixels == 0 ? 0 : (double) beyond / pixels;
    equal = beyond == 0 || wobbles && outliers <= 0.005;
  }

  private double error(double a, double b) {
    if (a == b || Double.isNaN(a) && Double.isNaN(b)) return 0;
    if (Double.isNaN(a) || Double.isNaN(b) || Double.isInfinite(a) || Double.isInfinite(b)) {
      return Double.POSITIVE_INFINITY;
    }
    double difference = Math.abs(a - b);
    return format.depth().isFloat() ? difference / Math.max(1, Math.abs(b)) : difference;
  }

  private double sample(ByteBuffer buffer, int index) {
    Depth depth = format.depth();
    return switch (depth) {
      case U8 -> buffer.get(index) & 0xff;
      case U16 -> buffer.getShort(index * 2) & 0xffff;
      case F16 -> Float.float16ToFloat(buffer.getShort(index * 2));
      case F32 -> buffer.getFloat(index * 4);
    };
  }
}
