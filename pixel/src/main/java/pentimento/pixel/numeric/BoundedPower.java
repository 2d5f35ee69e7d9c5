package pentimento.pixel.numeric;

/// `gain · x^exponent + offset` for x from a positive bound to 1, as a polynomial of the fourth
/// root of x: two square roots and ten multiplications in vector code, with no look at the bits of
/// a float as [Powers] takes it, at half the time.
///
/// Its error is below 2e-7 (mostly the rounding of floats) where the bound is at least 0.003 and
/// the exponent between 0 and 1. The coefficients interpolate the power at Chebyshev's nodes
/// (Trefethen, Approximation Theory and Approximation Practice, 2013, chapter 4).
public final class BoundedPower {

  private static final int DEGREE = 10;

  private final float low;
  private final float middle;

  /// Factors of the powers of the distance from the middle of the range of roots.
  private final float[] a = new float[DEGREE + 1];

  /// @param low above 0 and below 1; what is below is taken as this, what is above 1 as 1
  public BoundedPower(double exponent, double low, double gain, double offset) {
    double lowRoot = StrictMath.sqrt(StrictMath.sqrt(low));
    double half = (1 - lowRoot) / 2;
    this.low = (float) low;
    this.middle = (float) (lowRoot + half);
    double[] chebyshev = new double[DEGREE + 1];
    for (int k = 0; k <= DEGREE; k++) {
      double angle = StrictMath.PI * (k + 0.5) / (DEGREE + 1);
      double root = middle + half * StrictMath.cos(angle);
      double value = gain * StrictMath.pow(root, 4 * exponent) + offset;
      for (int j = 0; j <= DEGREE; j++) {
        chebyshev[j] += (j == 0 ? 1.0 : 2.0) / (DEGREE + 1) * value * StrictMath.cos(j * angle);
      }
    }
    double[] factors = monomials(chebyshev);
    for (int j = 0; j <= DEGREE; j++) a[j] = (float) (factors[j] / StrictMath.pow(half, j));
  }

  /// A sum of Chebyshev polynomials as one of powers: T(j+1) = 2 x T(j) - T(j-1).
  private static double[] monomials(double[] chebyshev) {
    int n = chebyshev.length;
    double[] sum = new double[n];
    double[] before = new double[n];
    double[] now = new double[n];
    now[0] = 1;
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < n; i++) sum[i] += chebyshev[j] * now[i];
      double[] next = new double[n];
      for (int i = 0; i < n; i++) {
        next[i] = (i == 0 ? 0 : (j == 0 ? 1 : 2) * now[i - 1]) - before[i];
      }
      before = now;
      now = next;
    }
    return sum;
  }

  /// Fills `out` from index 0 on; NaN stays.
  public void apply(float[] in, float[] out, int n) {
    float least = low;
    float m = middle;
    float a0 = a[0];
    float a1 = a[1];
    float a2 = a[2];
    float a3 = a[3];
    float a4 = a[4];
    float a5 = a[5];
    float a6 = a[6];
    float a7 = a[7];
    float a8 = a[8];
    float a9 = a[9];
    float a10 = a[10];
    for (int i = 0; i < n; i++) {
      float x = Math.min(Math.max(in[i], least), 1f);
      float d = (float) Math.sqrt((float) Math.sqrt(x)) - m;
      float p = Math.fma(a10, d, a9);
      p = Math.fma(p, d, a8);
      p = Math.fma(p, d, a7);
      p = Math.fma(p, d, a6);
      p = Math.fma(p, d, a5);
      p = Math.fma(p, d, a4);
      p = Math.fma(p, d, a3);
      p = Math.fma(p, d, a2);
      p = Math.fma(p, d, a1);
      out[i] = Math.fma(p, d, a0);
    }
  }
}
