package pentimento.kra.flatten;

import java.util.stream.IntStream;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// Scales pictures with the cubic of Catmull and Rom ("A class of local interpolating splines",
/// 1974), widened where the picture shrinks; beyond its edges the picture is what it is at them.
final class ScaledPlanes {

  private ScaledPlanes() {}

  /// @param picture with straight alpha last if it has any
  /// @param alpha whether it has
  /// @return the picture in so many columns and rows, from (0, 0)
  static Planes of(Planes picture, boolean alpha, int width, int height) {
    Planes weighed = alpha ? multiplied(picture) : picture;
    int channels = picture.channels();
    Planes wide = Planes.allocate(Rect.ofSize(width, picture.height()), channels);
    Planes out = Planes.allocate(Rect.ofSize(width, height), channels);
    Taps across = Taps.of(picture.width(), width);
    Taps down = Taps.of(picture.height(), height);
    for (int c = 0; c < channels; c++) {
      across.scale(weighed.plane(c), picture.width(), 1, wide.plane(c), width, 1, picture.height());
      down.scale(wide.plane(c), 1, width, out.plane(c), 1, width, width);
    }
    if (alpha) divide(out);
    return out;
  }

  private static Planes multiplied(Planes picture) {
    Planes out = Planes.allocate(picture.rect(), picture.channels());
    out.copyFrom(picture);
    float[] alpha = out.plane(out.channels() - 1);
    for (int c = 0; c < out.channels() - 1; c++) {
      float[] plane = out.plane(c);
      for (int i = 0; i < plane.length; i++) plane[i] *= alpha[i];
    }
    return out;
  }

  private static void divide(Planes picture) {
    float[] alpha = picture.plane(picture.channels() - 1);
    for (int c = 0; c < picture.channels() - 1; c++) {
      float[] plane = picture.plane(c);
      for (int i = 0; i < plane.length; i++) plane[i] = alpha[i] > 0 ? plane[i] / alpha[i] : 0;
    }
    for (int i = 0; i < alpha.length; i++) alpha[i] = Math.clamp(alpha[i], 0f, 1f);
  }

  /// What samples of a line enter each sample of the scaled line.
  ///
  /// @param first the first sample for each, which may lie beyond the line
  /// @param weights they add up to 1
  private record Taps(int length, int[] first, float[][] weights) {

    static Taps of(int length, int scaled) {
      double step = length / (double) scaled;
      double spread = Math.max(1, step);
      int[] first = new int[scaled];
      float[][] weights = new float[scaled][];
      for (int i = 0; i < scaled; i++) {
        double centre = (i + 0.5) * step - 0.5;
        first[i] = (int) Math.ceil(centre - 2 * spread);
        int last = (int) Math.floor(centre + 2 * spread);
        double[] w = new double[last - first[i] + 1];
        double sum = 0;
        for (int k = 0; k < w.length; k++) {
          w[k] = cubic((first[i] + k - centre) / spread);
          sum += w[k];
        }
        weights[i] = new float[w.length];
        for (int k = 0; k < w.length; k++) weights[i][k] = (float) (w[k] / sum);
      }
      return new Taps(length, first, weights);
    }

    private static double cubic(double t) {
      double x = Math.abs(t);
      if (x >= 2) return 0;
      return x < 1 ? (1.5 * x - 2.5) * x * x + 1 : ((2.5 - 0.5 * x) * x - 4) * x + 2;
    }

    /// Scales lines that lie `line` samples apart and whose samples lie `step` apart.
    void scale(float[] from, int line, int step, float[] to, int lineOut, int stepOut, int lines) {
      IntStream.range(0, lines)
          .parallel()
          .forEach(n -> {
            for (int i = 0; i < first.length; i++) {
              float sum = 0;
              for (int k = 0; k < weights[i].length; k++) {
                int at = Math.clamp(first[i] + k, 0, length - 1);
                sum += weights[i][k] * from[n * line + at * step];
              }
              to[n * lineOut + i * stepOut] = sum;
            }
          });
    }
  }
}
