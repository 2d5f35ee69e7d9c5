package pentimento.pixel.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CubicCurveTest {

  private static final double[] X = {-0.5, 0, 0.1, 0.4, 0.75, 1};
  private static final double[] Y = {-0.2, 0, 0.02, 0.5, 0.5, 1.1};

  @Test
  void it_goes_through_its_points_and_never_turns_between_them() {
    float[] run = new float[4001];
    for (int i = 0; i < run.length; i++) run[i] = -2 + i / 1000f;
    apply(new CubicCurve(X, Y), run);
    // Rounding alone may take it back.
    for (int i = 1; i < run.length; i++) assertThat(run[i] - run[i - 1]).isGreaterThan(-1e-6f);
    for (int p = 0; p < X.length; p++) {
      float[] at = {(float) X[p]};
      apply(new CubicCurve(X, Y), at);
      assertThat((double) at[0]).isCloseTo(Y[p], within(1e-6));
    }
    // Level between equal points, straight beyond the ends.
    float[] level = {0.5f, 0.6f};
    apply(new CubicCurve(X, Y), level);
    assertThat(level[0]).isCloseTo(0.5f, within(1e-6f));
    assertThat(level[1]).isCloseTo(0.5f, within(1e-6f));
    float[] beyond = {-1.5f, -2.5f, 2f, 3f, 4f};
    apply(new CubicCurve(X, Y), beyond);
    assertThat(beyond[0] - beyond[1]).isCloseTo(0.4f, within(1e-5f));
    assertThat(beyond[4] - beyond[3]).isCloseTo(beyond[3] - beyond[2], within(1e-5f));
  }

  @Test
  void a_run_is_the_cubics_in_double_precision_whatever_its_place() {
    Random random = new Random(20261125);
    for (int round = 0; round < 50; round++) {
      int n = 2 + random.nextInt(10);
      double[] x = new double[n];
      double[] y = new double[n];
      for (int i = 0; i < n; i++) {
        x[i] = (i == 0 ? 0 : x[i - 1]) + 0.05 + random.nextDouble();
        y[i] = random.nextDouble();
      }
      CubicCurve curve = new CubicCurve(x, y);
      float[] run = new float[257];
      for (int i = 0; i < run.length; i++) {
        run[i] = (float) (x[0] + (x[n - 1] - x[0]) * random.nextDouble());
      }
      float[] in = run.clone();
      float[] shifted = new float[300];
      System.arraycopy(in, 0, shifted, 13, in.length);
      apply(curve, run);
      curve.apply(shifted, 13, 13 + in.length, new float[300], new float[300]);
      assertThat(Arrays.copyOfRange(shifted, 13, 13 + in.length)).containsExactly(run);
      double[] slopes = slopes(x, y);
      for (int i = 0; i < in.length; i++) {
        assertThat((double) run[i])
            .isCloseTo(hermite(x, y, slopes, in[i]), within(3 * n * 0x1p-23));
      }
    }
  }

  @Test
  void points_must_ascend_and_no_number_stays_none() {
    assertThatThrownBy(() -> new CubicCurve(new double[] {0, 0}, new double[] {0, 1}))
        .isInstanceOf(IllegalArgumentException.class);
    float[] none = {Float.NaN};
    apply(new CubicCurve(X, Y), none);
    assertThat(none[0]).isNaN();
  }

  private static void apply(CubicCurve curve, float[] run) {
    curve.apply(run, 0, run.length, new float[run.length], new float[run.length]);
  }

  /// The usual form, by the four basis functions.
  private static double hermite(double[] x, double[] y, double[] m, double at) {
    int i = 0;
    while (i < x.length - 2 && at > x[i + 1]) i++;
    double h = x[i + 1] - x[i];
    double t = Math.clamp((at - x[i]) / h, 0.0, 1.0);
    double u = 1 - t;
    return (1 + 2 * t) * u * u * y[i]
        + t * u * u * h * m[i]
        + t * t * (3 - 2 * t) * y[i + 1]
        - t * t * u * h * m[i + 1];
  }

  /// Means of neighbouring slopes, then pulled into the circle of radius 3.
  private static double[] slopes(double[] x, double[] y) {
    int n = x.length;
    double[] d = new double[n - 1];
    for (int i = 0; i < n - 1; i++) d[i] = (y[i + 1] - y[i]) / (x[i + 1] - x[i]);
    double[] m = new double[n];
    m[0] = d[0];
    m[n - 1] = d[n - 2];
    for (int i = 1; i < n - 1; i++) m[i] = d[i - 1] * d[i] <= 0 ? 0 : (d[i - 1] + d[i]) / 2;
    for (int i = 0; i < n - 1; i++) {
      double r = Math.hypot(m[i], m[i + 1]) / Math.abs(d[i]);
      if (r > 3) {
        m[i] *= 3 / r;
        m[i + 1] *= 3 / r;
      }
    }
    return m;
  }
}
