package pentimento.kra.filter;

import org.jspecify.annotations.Nullable;

/// One of Krita's curves: a natural cubic spline through points of `0..1`, as 256 samples cut to 16
/// bits.
final class ToneCurve {

  private static final int SIZE = 256;

  /// The curve that does nothing, but for the cut of its samples.
  static final TransferCurve STRAIGHT = of(new double[] {0, 1}, new double[] {0, 1});

  private ToneCurve() {}

  /// A curve written as `x,y;x,y;`; null when it is not understood.
  static @Nullable TransferCurve parse(String text) {
    String[] points = text.strip().replaceAll(";$", "").split(";");
    double[] x = new double[points.length];
    double[] y = new double[points.length];
    try {
      for (int i = 0; i < points.length; i++) {
        String[] pair = points[i].split(",");
        if (pair.length != 2) return null;
        x[i] = Double.parseDouble(pair[0].strip());
        y[i] = Double.parseDouble(pair[1].strip());
        if (i > 0 && !(x[i] > x[i - 1])) return null;
      }
    } catch (NumberFormatException _) {
      return null;
    }
    // Beyond its end points Krita goes on flat; curves that stop short are left to it.
    if (points.length < 2 || x[0] != 0 || x[points.length - 1] != 1) return null;
    return of(x, y);
  }

  /// Samples are cut, not rounded, so the order of operations decides about last bits.
  private static TransferCurve of(double[] x, double[] y) {
    double[] bend = bends(x, y);
    int[] samples = new int[SIZE];
    for (int s = 0, i = 0; s < SIZE; s++) {
      double t = s * (1.0 / (SIZE - 1));
      while (i < x.length - 2 && t >= x[i + 1]) i++;
      double h = x[i + 1] - x[i];
      double twist = (bend[i + 1] - bend[i]) / h;
      double slope = -0.5 * bend[i] * h - 1 / 6.0 * twist * h * h + (y[i + 1] - y[i]) / h;
      double u = t - x[i];
      double v = y[i] + slope * u + 0.5 * bend[i] * u * u + 1 / 6.0 * twist * u * u * u;
      samples[s] = (int) (Math.min(Math.max(v, 0), 1) * 65535);
    }
    return new TransferCurve(samples);
  }

  /// Second derivatives at the points, 0 at both ends: a tridiagonal system, solved by elimination.
  private static double[] bends(double[] x, double[] y) {
    int n = x.length;
    double[] bend = new double[n];
    double[] upper = new double[n];
    for (int i = 1; i < n - 1; i++) {
      double before = x[i] - x[i - 1];
      double after = x[i + 1] - x[i];
      double right = 6 * ((y[i + 1] - y[i]) / after - (y[i] - y[i - 1]) / before);
      double pivot = 2 * (before + after) - before * upper[i - 1];
      upper[i] = after / pivot;
      bend[i] = (right - before * bend[i - 1]) / pivot;
    }
    for (int i = n - 2; i > 0; i--) bend[i] -= upper[i] * bend[i + 1];
    return bend;
  }
}
