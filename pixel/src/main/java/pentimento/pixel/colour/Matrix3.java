package pentimento.pixel.colour;

/// A 3×3 matrix of doubles, row by row. Reads right to left like the maths: `a.times(b)` applies b
/// first.
public record Matrix3(
    double m00,
    double m01,
    double m02,
    double m10,
    double m11,
    double m12,
    double m20,
    double m21,
    double m22) {

  public static final Matrix3 IDENTITY = new Matrix3(1, 0, 0, 0, 1, 0, 0, 0, 1);

  public static Matrix3 diagonal(double a, double b, double c) {
    return new Matrix3(a, 0, 0, 0, b, 0, 0, 0, c);
  }

  /// @param v nine values, row by row
  public static Matrix3 of(double... v) {
    if (v.length != 9) throw new IllegalArgumentException("nine values expected, not " + v.length);
    return new Matrix3(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8]);
  }

  public Matrix3 times(Matrix3 o) {
    return new Matrix3(
        m00 * o.m00 + m01 * o.m10 + m02 * o.m20,
        m00 * o.m01 + m01 * o.m11 + m02 * o.m21,
        m00 * o.m02 + m01 * o.m12 + m02 * o.m22,
        m10 * o.m00 + m11 * o.m10 + m12 * o.m20,
        m10 * o.m01 + m11 * o.m11 + m12 * o.m21,
        m10 * o.m02 + m11 * o.m12 + m12 * o.m22,
        m20 * o.m00 + m21 * o.m10 + m22 * o.m20,
        m20 * o.m01 + m21 * o.m11 + m22 * o.m21,
        m20 * o.m02 + m21 * o.m12 + m22 * o.m22);
  }

  /// The product with a column vector of three values.
  public double[] times(double a, double b, double c) {
    return new double[] {
      m00 * a + m01 * b + m02 * c, m10 * a + m11 * b + m12 * c, m20 * a + m21 * b + m22 * c
    };
  }

  public double[] times(double[] v) {
    return times(v[0], v[1], v[2]);
  }

  public double determinant() {
    return m00 * (m11 * m22 - m12 * m21)
        - m01 * (m10 * m22 - m12 * m20)
        + m02 * (m10 * m21 - m11 * m20);
  }

  /// @throws ArithmeticException when there is none
  public Matrix3 inverse() {
    double d = determinant();
    if (d == 0 || !Double.isFinite(d)) throw new ArithmeticException("singular matrix " + this);
    return new Matrix3(
        (m11 * m22 - m12 * m21) / d,
        (m02 * m21 - m01 * m22) / d,
        (m01 * m12 - m02 * m11) / d,
        (m12 * m20 - m10 * m22) / d,
        (m00 * m22 - m02 * m20) / d,
        (m02 * m10 - m00 * m12) / d,
        (m10 * m21 - m11 * m20) / d,
        (m01 * m20 - m00 * m21) / d,
        (m00 * m11 - m01 * m10) / d);
  }

  /// The nine values row by row, rounded to float.
  public float[] toFloats() {
    return new float[] {
      (float) m00, (float) m01, (float) m02,
      (float) m10, (float) m11, (float) m12,
      (float) m20, (float) m21, (float) m22
    };
  }

  /// The nine values row by row.
  public double[] toDoubles() {
    return new double[] {m00, m01, m02, m10, m11, m12, m20, m21, m22};
  }
}
