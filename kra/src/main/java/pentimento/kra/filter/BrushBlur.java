package pentimento.kra.filter;

import pentimento.kra.PixelFormat;
import pentimento.pixel.Planes;

/// `blur`: convolves with the shape of one of Krita's brush tips, 8 bits deep.
record BrushBlur(Convolution convolution) implements AreaFilter {

  /// @param halfWidth pixels to each side of the middle
  /// @param rectangle the tip's shape; else an ellipse
  /// @param fade 0 to 1: how much of the tip is full
  /// @param degrees the tip is turned by
  static BrushBlur of(
      int halfWidth, int halfHeight, boolean rectangle, double fade, double degrees) {
    int width = 2 * halfWidth + 1;
    int height = 2 * halfHeight + 1;
    double sin = StrictMath.sin(Math.toRadians(degrees));
    double cos = StrictMath.cos(Math.toRadians(degrees));
    double[] weights = new double[width * height];
    long sum = 0;
    for (int y = -halfHeight; y <= halfHeight; y++) {
      for (int x = -halfWidth; x <= halfWidth; x++) {
        double tx = Math.abs(cos * x - sin * y);
        double ty = Math.abs(sin * x + cos * y);
        int faded =
            (int)
                (255
                    * (rectangle
                        ? rectangle(tx, ty, width, height, fade)
                        : ellipse(tx, ty, width, height, fade)));
        weights[(y + halfHeight) * width + x + halfWidth] = 255 - faded;
        sum += 255 - faded;
      }
    }
    for (int i = 0; i < weights.length; i++) weights[i] /= sum;
    return new BrushBlur(new Convolution(width, height, weights));
  }

  private static double fadeScale(double fade, int size) {
    return fade == 0 ? 1 : 2 / (fade * size);
  }

  private static double ellipse(double x, double y, int width, int height, double fade) {
    double n = squares(x * 2 / width, y * 2 / height);
    if (n > 1) return 1;
    double full = squares((x + 1) * fadeScale(fade, width), (y + 1) * fadeScale(fade, height));
    return full < 1 ? 0 : n * (full - 1) / (full - n);
  }

  private static double squares(double a, double b) {
    return a * a + b * b;
  }

  private static double rectangle(double x, double y, int width, int height, double fade) {
    double nx = x * 2 / width;
    double ny = y * 2 / height;
    if (nx > 1 || ny > 1) return 1;
    return Math.max(
        edge(nx, (x + 1) * fadeScale(fade, width)), edge(ny, (y + 1) * fadeScale(fade, height)));
  }

  private static double edge(double n, double full) {
    return full > 1 ? n * (full - 1) / (full - n) : 0;
  }

  @Override
  public Planes apply(Planes picture, PixelFormat format) {
    return convolution.apply(picture, ConvolvedSamples.of(format));
  }
}
