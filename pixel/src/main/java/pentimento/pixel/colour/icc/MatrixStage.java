package pentimento.pixel.colour.icc;

import pentimento.pixel.colour.Matrix3;

/// `out = m · in + offset`, any number of channels to any number.
///
/// @param m rows of `inputs` values, `outputs` of them
record MatrixStage(int inputs, int outputs, double[] m, double[] offset) implements Stage {

  static MatrixStage of(Matrix3 m, double... offset) {
    return new MatrixStage(3, 3, m.toDoubles(), offset.length == 0 ? new double[3] : offset);
  }

  /// `out[i] = in[i] · scale[i] + offset[i]`.
  static MatrixStage scaling(double[] scale, double[] offset) {
    int n = scale.length;
    double[] m = new double[n * n];
    for (int i = 0; i < n; i++) m[i * n + i] = scale[i];
    return new MatrixStage(n, n, m, offset);
  }

  /// The one step that does `first`, then this.
  MatrixStage after(MatrixStage first) {
    double[] product = new double[outputs * first.inputs];
    double[] sum = offset.clone();
    for (int r = 0; r < outputs; r++) {
      for (int k = 0; k < inputs; k++) {
        double a = m[r * inputs + k];
        sum[r] += a * first.offset[k];
        for (int c = 0; c < first.inputs; c++) {
          product[r * first.inputs + c] += a * first.m[k * first.inputs + c];
        }
      }
    }
    return new MatrixStage(first.inputs, outputs, product, sum);
  }

  /// Whether it changes no value of ordinary size in float precision.
  boolean isIdentity() {
    if (inputs != outputs) return false;
    for (int r = 0; r < outputs; r++) {
      if (Math.abs(offset[r]) > 1e-9) return false;
      for (int c = 0; c < inputs; c++) {
        if (Math.abs(m[r * inputs + c] - (r == c ? 1 : 0)) > 1e-9) return false;
      }
    }
    return true;
  }

  @Override
  public void apply(float[][] planes, int from, int length) {
    if (inputs == 3 && outputs == 3) apply3(planes, from, length);
    else applyAny(planes, from, length);
  }

  private void apply3(float[][] planes, int from, int length) {
    float m00 = (float) m[0];
    float m01 = (float) m[1];
    float m02 = (float) m[2];
    float m10 = (float) m[3];
    float m11 = (float) m[4];
    float m12 = (float) m[5];
    float m20 = (float) m[6];
    float m21 = (float) m[7];
    float m22 = (float) m[8];
    float o0 = (float) offset[0];
    float o1 = (float) offset[1];
    float o2 = (float) offset[2];
    float[] p = planes[0];
    float[] q = planes[1];
    float[] r = planes[2];
    for (int i = from; i < from + length; i++) {
      float a = p[i];
      float b = q[i];
      float c = r[i];
      p[i] = m00 * a + m01 * b + m02 * c + o0;
      q[i] = m10 * a + m11 * b + m12 * c + o1;
      r[i] = m20 * a + m21 * b + m22 * c + o2;
    }
  }

  private void applyAny(float[][] planes, int from, int length) {
    double[] v = new double[inputs];
    for (int i = from; i < from + length; i++) {
      for (int c = 0; c < inputs; c++) v[c] = planes[c][i];
      for (int r = 0; r < outputs; r++) {
        double sum = offset[r];
        for (int c = 0; c < inputs; c++) sum += m[r * inputs + c] * v[c];
        planes[r][i] = (float) sum;
      }
    }
  }
}
