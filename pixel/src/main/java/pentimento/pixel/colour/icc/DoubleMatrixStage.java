package pentimento.pixel.colour.icc;

import org.jspecify.annotations.Nullable;

/// A matrix whose sums are made in double precision and rounded to float once, as LittleCMS does.
///
/// @param m rows of `inputs` values, `outputs` of them
/// @param offset added last; null when there is none, and then it may be joined with another matrix
record DoubleMatrixStage(int inputs, int outputs, double[] m, double @Nullable [] offset)
    implements Stage {

  private static final double NEGLIGIBLE = 1 / 65535.0;

  static DoubleMatrixStage of(MatrixStage matrix, boolean offset) {
    return new DoubleMatrixStage(
        matrix.inputs(), matrix.outputs(), matrix.m(), offset ? matrix.offset() : null);
  }

  static DoubleMatrixStage scaling(double a, double b, double c) {
    return new DoubleMatrixStage(3, 3, new double[] {a, 0, 0, 0, b, 0, 0, 0, c}, null);
  }

  boolean isJoinable() {
    return offset == null && inputs == 3 && outputs == 3;
  }

  /// The one step that does `first`, then this; both joinable.
  DoubleMatrixStage after(DoubleMatrixStage first) {
    double[] product = new double[9];
    for (int r = 0; r < 3; r++) {
      for (int c = 0; c < 3; c++) {
        product[3 * r + c] =
            m[3 * r] * first.m[c] + m[3 * r + 1] * first.m[3 + c] + m[3 * r + 2] * first.m[6 + c];
      }
    }
    return new DoubleMatrixStage(3, 3, product, null);
  }

  /// Whether no coefficient differs from the identity's by more than a 16-bit code.
  boolean isNearIdentity() {
    for (int i = 0; i < 9; i++) {
      if (Math.abs(m[i] - (i % 4 == 0 ? 1 : 0)) >= NEGLIGIBLE) return false;
    }
    return true;
  }

  @Override
  public void apply(float[][] planes, int from, int length) {
    double[] in = new double[inputs];
    for (int i = from; i < from + length; i++) {
      for (int c = 0; c < inputs; c++) in[c] = planes[c][i];
      for (int r = 0; r < outputs; r++) {
        double sum = 0;
        for (int c = 0; c < inputs; c++) sum += in[c] * m[r * inputs + c];
        if (offset != null) sum += offset[r];
        planes[r][i] = (float) sum;
      }
    }
  }
}
