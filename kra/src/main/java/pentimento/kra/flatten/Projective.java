package pentimento.kra.flatten;

/// A plane transform of row vectors, `(x, y, w) = (x, y, 1) · m`, in the operations and their order
/// of Qt, whose last bits decide about samples that lie between two roundings.
///
/// @param m row by row; nine numbers
record Projective(double... m) {

  static final Projective IDENTITY = new Projective(1, 0, 0, 0, 1, 0, 0, 0, 1);

  static Projective moving(double x, double y) {
    return new Projective(1, 0, 0, 0, 1, 0, x, y, 1);
  }

  /// First this, then the other.
  Projective then(Projective o) {
    double[] r = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        r[3 * i + j] = m[3 * i] * o.m[j] + m[3 * i + 1] * o.m[3 + j] + m[3 * i + 2] * o.m[6 + j];
      }
    }
    return new Projective(r);
  }

  boolean isFinite() {
    for (double v : m) if (!Double.isFinite(v)) return false;
    return true;
  }

  boolean isIdentity() {
    return isMove() && isNull(m[6]) && isNull(m[7]);
  }

  /// Whether it only moves.
  boolean isMove() {
    return isScaling() && isNull(m[0] - 1) && isNull(m[4] - 1);
  }

  private boolean isScaling() {
    return isAffine() && isNull(m[1]) && isNull(m[3]);
  }

  boolean isAffine() {
    return isNull(m[2]) && isNull(m[5]) && isNull(m[8] - 1);
  }

  /// As small as counts for nothing.
  private static boolean isNull(double v) {
    return Math.abs(v) <= 1e-12;
  }

  /// Null where there is no way back.
  @org.jspecify.annotations.Nullable
  Projective inverse() {
    if (isScaling()) {
      if (isNull(m[0]) || isNull(m[4])) return null;
      double x = 1 / m[0];
      double y = 1 / m[4];
      return new Projective(x, 0, 0, 0, y, 0, -m[6] * x, -m[7] * y, 1);
    }
    if (isAffine()) {
      double determinant = m[0] * m[4] - m[1] * m[3];
      if (determinant == 0) return null;
      double d = 1 / determinant;
      return new Projective(
          m[4] * d,
          -m[1] * d,
          0,
          -m[3] * d,
          m[0] * d,
          0,
          (m[3] * m[7] - m[4] * m[6]) * d,
          (m[1] * m[6] - m[0] * m[7]) * d,
          1);
    }
    double determinant =
        m[0] * (m[8] * m[4] - m[7] * m[5])
            - m[3] * (m[8] * m[1] - m[7] * m[2])
            + m[6] * (m[5] * m[1] - m[4] * m[2]);
    if (isNull(determinant)) return null;
    return new Projective(
        (m[4] * m[8] - m[5] * m[7]) / determinant,
        (m[2] * m[7] - m[1] * m[8]) / determinant,
        (m[1] * m[5] - m[2] * m[4]) / determinant,
        (m[5] * m[6] - m[3] * m[8]) / determinant,
        (m[0] * m[8] - m[2] * m[6]) / determinant,
        (m[2] * m[3] - m[0] * m[5]) / determinant,
        (m[3] * m[7] - m[4] * m[6]) / determinant,
        (m[1] * m[6] - m[0] * m[7]) / determinant,
        (m[0] * m[4] - m[1] * m[3]) / determinant);
  }

  /// Maps a point.
  ///
  /// @param out receives x and y
  void map(double x, double y, double[] out) {
    if (isScaling()) {
      out[0] = m[0] * x + m[6];
      out[1] = m[4] * y + m[7];
      return;
    }
    out[0] = m[0] * x + m[3] * y + m[6];
    out[1] = m[1] * x + m[4] * y + m[7];
    if (isAffine()) return;
    double w = 1 / (m[2] * x + m[5] * y + m[8]);
    out[0] *= w;
    out[1] *= w;
  }
}
