package pentimento.pixel.numeric;

import java.util.Arrays;
import pentimento.pixel.Rect;
import pentimento.pixel.Scratch;

/// The same symmetric filter along rows and then along columns: `out[i] = w[0] · in[i] + Σ w[k] ·
/// (in[i - k · step] + in[i + k · step])`.
///
/// Beyond the edge of the picture its last sample goes on. A sample is summed from its own
/// neighbourhood in a fixed order, so that tiles agree with the whole picture bit for bit. The
/// error against sums in double precision is at most `(taps + 2) · 2^-23` of the greatest sample.
public final class SymmetricFilter {

  private final float[] weights;
  private final int step;

  /// @param weights the middle one, then those of one side, from the middle outward
  /// @param step samples from one tap to the next
  public SymmetricFilter(float[] weights, int step) {
    if (weights.length == 0 || step < 1) throw new IllegalArgumentException("no filter");
    this.weights = weights.clone();
    this.step = step;
  }

  /// A Gaussian, cut off at four times its standard deviation: 6e-5 of its weight are left out and
  /// put on the rest.
  ///
  /// @param sigma standard deviation in pixels, above 0
  public static SymmetricFilter gaussian(double sigma) {
    int radius = Math.max(1, (int) StrictMath.ceil(4 * sigma));
    double[] exact = new double[radius + 1];
    double sum = 0;
    for (int k = 0; k <= radius; k++) {
      exact[k] = StrictMath.exp(-0.5 * k * k / (sigma * sigma));
      sum += k == 0 ? exact[k] : 2 * exact[k];
    }
    float[] weights = new float[radius + 1];
    for (int k = 0; k <= radius; k++) weights[k] = (float) (exact[k] / sum);
    return new SymmetricFilter(weights, 1);
  }

  /// The smoothing of an à trous wavelet of cubic B-splines: 1 4 6 4 1 sixteenths, with holes.
  ///
  /// @param level 0 for the finest; the taps lie `2^level` samples apart
  public static SymmetricFilter bSpline(int level) {
    return new SymmetricFilter(new float[] {0.375f, 0.25f, 0.0625f}, 1 << level);
  }

  /// How many samples on each side are read.
  public int reach() {
    return (weights.length - 1) * step;
  }

  /// Filters into `out`.
  ///
  /// @param picture bounds of the whole picture
  /// @param in covers `out` grown by [#reach], cut to the picture
  public void apply(Rect picture, Plane in, Plane out, Scratch scratch) {
    Rect wanted = out.rect();
    if (wanted.isEmpty()) return;
    Rect need = wanted.grow(reach()).intersect(picture);
    in.mustCover(need);
    int n = wanted.width();
    float[] rows = scratch.floats(0, n * need.height());
    float[] sum = scratch.floats(2, n);
    for (int y = need.y(); y < need.bottom(); y++) {
      row(picture, in, wanted, y, sum, scratch);
      System.arraycopy(sum, 0, rows, (y - need.y()) * n, n);
    }
    float[] before = scratch.floats(3, n);
    float[] after = scratch.floats(4, n);
    for (int y = wanted.y(); y < wanted.bottom(); y++) {
      Arrays.fill(sum, 0, n, 0);
      for (int k = 0; k < weights.length; k++) {
        System.arraycopy(rows, (clamp(y - k * step, picture) - need.y()) * n, before, 0, n);
        System.arraycopy(rows, (clamp(y + k * step, picture) - need.y()) * n, after, 0, n);
        add(k, before, after, sum, n);
      }
      System.arraycopy(sum, 0, out.samples(), out.index(wanted.x(), y), n);
    }
  }

  private static int clamp(int y, Rect picture) {
    return Math.clamp(y, picture.y(), picture.bottom() - 1);
  }

  /// One row of input, filtered along itself, over the columns wanted.
  private void row(Rect picture, Plane in, Rect wanted, int y, float[] sum, Scratch scratch) {
    int n = wanted.width();
    int reach = reach();
    float[] padded = scratch.floats(1, n + 2 * reach);
    Edges.repeat(picture, in, wanted.x() - reach, y, padded, n + 2 * reach);
    float[] before = scratch.floats(3, n);
    float[] after = scratch.floats(4, n);
    Arrays.fill(sum, 0, n, 0);
    for (int k = 0; k < weights.length; k++) {
      System.arraycopy(padded, reach - k * step, before, 0, n);
      System.arraycopy(padded, reach + k * step, after, 0, n);
      add(k, before, after, sum, n);
    }
  }

  private void add(int tap, float[] before, float[] after, float[] sum, int n) {
    // The middle sample stands in both.
    float w = tap == 0 ? 0.5f * weights[0] : weights[tap];
    for (int i = 0; i < n; i++) sum[i] += w * (before[i] + after[i]);
  }
}
