package pentimento.pixel.numeric;

/// Linear arithmetic over runs: plain loops, which the JIT turns into vector code by itself.
public final class Linear {

  private Linear() {}

  /// Replaces each of the pixels `from` to `to - 1` by the product of the matrix with it.
  ///
  /// @param m nine values, row by row
  public static void matrix(float[] m, float[] r, float[] g, float[] b, int from, int to) {
    float m00 = m[0];
    float m01 = m[1];
    float m02 = m[2];
    float m10 = m[3];
    float m11 = m[4];
    float m12 = m[5];
    float m20 = m[6];
    float m21 = m[7];
    float m22 = m[8];
    for (int i = from; i < to; i++) {
      float x = r[i];
      float y = g[i];
      float z = b[i];
      r[i] = m00 * x + m01 * y + m02 * z;
      g[i] = m10 * x + m11 * y + m12 * z;
      b[i] = m20 * x + m21 * y + m22 * z;
    }
  }

  /// `v = clamp(v, low, high)`; NaN stays.
  public static void clamp(float[] plane, int from, int to, float low, float high) {
    for (int i = from; i < to; i++) plane[i] = Math.min(Math.max(plane[i], low), high);
  }
}
