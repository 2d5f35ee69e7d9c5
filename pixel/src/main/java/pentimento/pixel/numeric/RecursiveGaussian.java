package pentimento.pixel.numeric;

import java.util.Arrays;

/// A Gaussian blur whose cost does not grow with its width: a sum of decaying waves run forward and
/// backward over whole columns and whole rows.
///
/// Within 3e-4 of the exact Gaussian of a step of height 1 for a standard deviation of 1 pixel and
/// more. Beyond the edge of the picture its last sample goes on. Columns, and rows, do not depend
/// on each other, so that any split gives the same bits; but each is needed whole: this is for
/// global operations.
public final class RecursiveGaussian {
  /*
   * The right half of the Gaussian is nearly the sum of two damped waves [1]:
   *
   *     exp(-t²/2) ≈ Σ 2 Re(α exp(-λ t)),  t = distance / σ
   *
   * Each is a recursion of second order; the left half runs backward and leaves the middle sample
   * to the right one. Before the first sample the recursions stand where a constant would have
   * brought them. They run in double precision, since their poles come close to 1.
   *
   * [1] Deriche. Recursively implementing the Gaussian and its derivatives. INRIA 1893, 1993; the
   *     constants as in Getreuer. A survey of Gaussian convolution algorithms. IPOL 3, 2013.
   */

  private static final double[][] WAVES = {
    {0.84, 1.8675, 1.783, 0.6318}, {-0.34015, -0.1299, 1.723, 1.997}
  };

  /// Columns, or rows, that run together.
  private static final int LANES = 64;

  private final Wave[] waves = new Wave[WAVES.length];

  /// One damped wave. `y = b0·x + b1·x1 - a1·y1 - a2·y2` forward, `c1·x1 + c2·x2 - a1·y1 - a2·y2`
  /// backward, where 1 and 2 are the samples that came before.
  private record Wave(double b0, double b1, double c1, double c2, double a1, double a2) {

    static Wave of(double[] w, double sigma) {
      double decay = StrictMath.exp(-w[2] / sigma);
      double re = decay * StrictMath.cos(w[3] / sigma);
      double im = -decay * StrictMath.sin(w[3] / sigma);
      double a1 = -2 * re;
      double a2 = decay * decay;
      double b0 = 2 * w[0];
      double b1 = -2 * (w[0] * re + w[1] * im);
      return new Wave(b0, b1, b1 - b0 * a1, -b0 * a2, a1, a2);
    }

    /// What a constant of 1 becomes, forward.
    double forward() {
      return (b0 + b1) / (1 + a1 + a2);
    }

    double backward() {
      return (c1 + c2) / (1 + a1 + a2);
    }

    Wave times(double f) {
      return new Wave(f * b0, f * b1, f * c1, f * c2, a1, a2);
    }
  }

  /// @param sigma standard deviation in pixels, 0.5 or more
  public RecursiveGaussian(double sigma) {
    if (!(sigma >= 0.5)) throw new IllegalArgumentException("sigma " + sigma);
    double sum = 0;
    for (int i = 0; i < waves.length; i++) {
      waves[i] = Wave.of(WAVES[i], sigma);
      sum += waves[i].forward() + waves[i].backward();
    }
    // A constant stays what it is.
    for (int i = 0; i < waves.length; i++) waves[i] = waves[i].times(1 / sum);
  }

  /// Blurs the columns `from` to `to - 1` of a whole picture, along themselves, in place.
  public void columns(float[] plane, int width, int height, int from, int to) {
    for (int x = from; x < to; x += LANES) {
      int lanes = Math.min(LANES, to - x);
      double[][] samples = new double[height][lanes];
      for (int y = 0; y < height; y++) {
        for (int l = 0; l < lanes; l++) samples[y][l] = plane[y * width + x + l];
      }
      double[][] blurred = run(samples, lanes);
      for (int y = 0; y < height; y++) {
        for (int l = 0; l < lanes; l++) plane[y * width + x + l] = (float) blurred[y][l];
      }
    }
  }

  /// Blurs the rows `from` to `to - 1` of a whole picture, along themselves, in place.
  public void rows(float[] plane, int width, int from, int to) {
    for (int y = from; y < to; y += LANES) {
      int lanes = Math.min(LANES, to - y);
      double[][] samples = new double[width][lanes];
      for (int l = 0; l < lanes; l++) {
        for (int x = 0; x < width; x++) samples[x][l] = plane[(y + l) * width + x];
      }
      double[][] blurred = run(samples, lanes);
      for (int l = 0; l < lanes; l++) {
        for (int x = 0; x < width; x++) plane[(y + l) * width + x] = (float) blurred[x][l];
      }
    }
  }

  /// @param x for each place along the run a sample of each lane
  private double[][] run(double[][] x, int lanes) {
    int n = x.length;
    double[][] sum = new double[n][lanes];
    if (n == 0) return sum;
    for (Wave wave : waves) {
      double[] one = scaled(x[0], wave.forward());
      double[] two = one.clone();
      double[] now = new double[lanes];
      double[] before = x[0];
      for (int i = 0; i < n; i++) {
        step(wave.b0, x[i], wave.b1, before, wave, one, two, now);
        add(sum[i], now);
        before = x[i];
        double[] free = two;
        two = one;
        one = now;
        now = free;
      }
      one = scaled(x[n - 1], wave.backward());
      two = one.clone();
      for (int i = n - 1; i >= 0; i--) {
        double[] next = x[Math.min(i + 1, n - 1)];
        double[] second = x[Math.min(i + 2, n - 1)];
        step(wave.c1, next, wave.c2, second, wave, one, two, now);
        add(sum[i], now);
        double[] free = two;
        two = one;
        one = now;
        now = free;
      }
    }
    return sum;
  }

  private static double[] scaled(double[] x, double f) {
    double[] out = Arrays.copyOf(x, x.length);
    for (int l = 0; l < out.length; l++) out[l] *= f;
    return out;
  }

  private static void step(
      double p,
      double[] x,
      double q,
      double[] y,
      Wave w,
      double[] one,
      double[] two,
      double[] out) {
    double a1 = w.a1;
    double a2 = w.a2;
    for (int l = 0; l < out.length; l++) {
      out[l] = p * x[l] + q * y[l] - a1 * one[l] - a2 * two[l];
    }
  }

  private static void add(double[] to, double[] more) {
    for (int l = 0; l < to.length; l++) to[l] += more[l];
  }
}
