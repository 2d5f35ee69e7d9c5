package pentimento.pixel.colour.icc;

import pentimento.pixel.colour.Matrix3;

/// Fits `y = a·x² + b·x + c` by least squares and finds its upper root.
final class QuadraticFit {

  private int n;
  private double x1;
  private double x2;
  private double x3;
  private double x4;
  private double y0;
  private double yx1;
  private double yx2;

  void add(double x, double y) {
    n++;
    x1 += x;
    x2 += x * x;
    x3 += x * x * x;
    x4 += x * x * x * x;
    y0 += y;
    yx1 += y * x;
    yx2 += y * x * x;
  }

  /// The upper root, clipped to 0…50; 0 when there is none or too few points.
  double root() {
    if (n < 3) return 0;
    Matrix3 m = Matrix3.of(n, x1, x2, x1, x2, x3, x2, x3, x4);
    if (Math.abs(m.determinant()) < 1e-12) return 0;
    double[] v = m.inverse().times(y0, yx1, yx2);
    double a = v[2];
    double b = v[1];
    double c = v[0];
    if (Math.abs(a) < 1e-10) return b == 0 ? 0 : Math.clamp(-c / b, 0, 50);
    double d = b * b - 4 * a * c;
    return d <= 0 ? 0 : Math.clamp((-b + Math.sqrt(d)) / (2 * a), 0, 50);
  }
}
