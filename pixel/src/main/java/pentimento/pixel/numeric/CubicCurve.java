package pentimento.pixel.numeric;

/// A smooth curve through points that never turns where the points do not: a monotone cubic spline,
/// straight beyond its ends.
///
/// Fritsch, Carlson. Monotone piecewise cubic interpolation. SIAM J. Numer. Anal. 17, 1980. The
/// error of a run against double precision is at most `3 · points · 2^-23` of the greatest ordinate
/// inside the points.
public final class CubicCurve {
  /*
   * A run has no branches: the curve is its first ordinate plus what each piece adds on the part of
   * it that x has passed, `p(min(max(x - x0, 0), length))`, where a piece is a cubic that begins at
   * 0.
   */

  private final float[] starts;
  private final float[] lengths;
  private final float[] ones;
  private final float[] twos;
  private final float[] threes;
  private final float first;
  private final float before;
  private final float last;
  private final float after;

  /// @param x ascending, two at least
  /// @param y as many
  public CubicCurve(double[] x, double[] y) {
    int n = x.length;
    if (n < 2 || y.length != n) throw new IllegalArgumentException(n + " points");
    for (int i = 1; i < n; i++) {
      if (!(x[i] > x[i - 1])) throw new IllegalArgumentException("x does not ascend at " + i);
    }
    double[] slopes = slopes(x, y);
    starts = new float[n - 1];
    lengths = new float[n - 1];
    ones = new float[n - 1];
    twos = new float[n - 1];
    threes = new float[n - 1];
    for (int i = 0; i < n - 1; i++) {
      double h = x[i + 1] - x[i];
      double rise = (y[i + 1] - y[i]) / h;
      starts[i] = (float) x[i];
      lengths[i] = (float) h;
      ones[i] = (float) slopes[i];
      twos[i] = (float) ((3 * rise - 2 * slopes[i] - slopes[i + 1]) / h);
      threes[i] = (float) ((slopes[i] + slopes[i + 1] - 2 * rise) / (h * h));
    }
    first = (float) y[0];
    before = (float) slopes[0];
    last = (float) x[n - 1];
    after = (float) slopes[n - 1];
  }

  private static double[] slopes(double[] x, double[] y) {
    int n = x.length;
    double[] rise = new double[n - 1];
    for (int i = 0; i < n - 1; i++) rise[i] = (y[i + 1] - y[i]) / (x[i + 1] - x[i]);
    double[] slopes = new double[n];
    slopes[0] = rise[0];
    slopes[n - 1] = rise[n - 2];
    for (int i = 1; i < n - 1; i++) {
      slopes[i] = rise[i - 1] * rise[i] <= 0 ? 0 : (rise[i - 1] + rise[i]) / 2;
    }
    for (int i = 0; i < n - 1; i++) {
      if (rise[i] == 0) {
        slopes[i] = 0;
        slopes[i + 1] = 0;
        continue;
      }
      double a = slopes[i] / rise[i];
      double b = slopes[i + 1] / rise[i];
      double long2 = a * a + b * b;
      if (long2 <= 9) continue;
      double shorten = 3 / StrictMath.sqrt(long2);
      slopes[i] = shorten * a * rise[i];
      slopes[i + 1] = shorten * b * rise[i];
    }
    return slopes;
  }

  /// Replaces the samples `from` to `to - 1`, finite ones; NaN stays.
  ///
  /// @param x buffer of at least `to - from` samples
  /// @param sum another
  public void apply(float[] plane, int from, int to, float[] x, float[] sum) {
    int n = to - from;
    System.arraycopy(plane, from, x, 0, n);
    float f = first;
    float s = before;
    float left = starts[0];
    for (int i = 0; i < n; i++) sum[i] = f + s * Math.min(x[i] - left, 0f);
    for (int p = 0; p < starts.length; p++) {
      piece(x, sum, n, starts[p], lengths[p], ones[p], twos[p], threes[p]);
    }
    float right = last;
    float slope = after;
    for (int i = 0; i < n; i++) sum[i] += slope * Math.max(x[i] - right, 0f);
    System.arraycopy(sum, 0, plane, from, n);
  }

  private static void piece(
      float[] x, float[] sum, int n, float start, float length, float a, float b, float c) {
    for (int i = 0; i < n; i++) {
      float t = Math.min(Math.max(x[i] - start, 0f), length);
      sum[i] += t * (a + t * (b + t * c));
    }
  }
}
