package pentimento.pixel.numeric;

/// Linear arithmetic over runs: plain loops, which the JIT turns into vector code by itself.
///
/// It does so for short bodies without branches (docs/decisions/0401): a sum of products per loop,
/// choices by min and max, all arrays at the same index.
public final class Linear {

  private Linear() {}

  /// Replaces each of the pixels `from` to `to - 1` by the product of the matrix with it.
  ///
  /// @param m nine values, row by row
  /// @param spare at least `to` samples, overwritten
  public static void matrix(
      float[] m, float[] r, float[] g, float[] b, float[] spare, int from, int to) {
    // C2 makes vector code of one output or two, but not of three.
    row(m[6], m[7], m[8], r, g, b, spare, from, to);
    rows(m, r, g, b, from, to);
    System.arraycopy(spare, from, b, from, to - from);
  }

  private static void row(
      float mx,
      float my,
      float mz,
      float[] x,
      float[] y,
      float[] z,
      float[] out,
      int from,
      int to) {
    for (int i = from; i < to; i++) out[i] = mx * x[i] + my * y[i] + mz * z[i];
  }

  /// The matrix' first two rows.
  private static void rows(float[] m, float[] r, float[] g, float[] b, int from, int to) {
    float m00 = m[0];
    float m01 = m[1];
    float m02 = m[2];
    float m10 = m[3];
    float m11 = m[4];
    float m12 = m[5];
    for (int i = from; i < to; i++) {
      float x = r[i];
      float y = g[i];
      float z = b[i];
      r[i] = m00 * x + m01 * y + m02 * z;
      g[i] = m10 * x + m11 * y + m12 * z;
    }
  }

  /// `out = w · (x, y, z)`, all from their starts.
  ///
  /// @param w three weights
  public static void dot(float[] w, float[] x, float[] y, float[] z, float[] out, int n) {
    row(w[0], w[1], w[2], x, y, z, out, 0, n);
  }

  /// `out = a · x + b · y + c`, all from their starts.
  public static void plane(float a, float[] x, float b, float[] y, float c, float[] out, int n) {
    for (int i = 0; i < n; i++) out[i] = a * x[i] + b * y[i] + c;
  }

  /// `v = clamp(v, low, high)`; NaN stays.
  public static void clamp(float[] plane, int from, int to, float low, float high) {
    for (int i = from; i < to; i++) plane[i] = Math.min(Math.max(plane[i], low), high);
  }

  /// `v = max(v, low)`; NaN stays.
  public static void floor(float[] plane, int from, int to, float low) {
    for (int i = from; i < to; i++) plane[i] = Math.max(plane[i], low);
  }

  /// `v = max(v, low)` of three planes, from their starts; NaN stays.
  public static void floor(float[] r, float[] g, float[] b, int n, float low) {
    for (int i = 0; i < n; i++) {
      r[i] = Math.max(r[i], low);
      g[i] = Math.max(g[i], low);
      b[i] = Math.max(b[i], low);
    }
  }

  /// The least, middle and greatest of three samples, all from their starts.
  public static void sort(
      float[] x, float[] y, float[] z, float[] min, float[] mid, float[] max, int n) {
    for (int i = 0; i < n; i++) {
      float a = x[i];
      float b = y[i];
      float c = z[i];
      float low = Math.min(a, b);
      float high = Math.max(a, b);
      min[i] = Math.min(low, c);
      mid[i] = Math.max(low, Math.min(high, c));
      max[i] = Math.max(high, c);
    }
  }
}
