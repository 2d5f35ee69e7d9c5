package pentimento.pixel.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pentimento.pixel.Rect;
import pentimento.pixel.Scratch;

/// Filters over tiles: the bits of the whole picture, and the values of sums in double precision.
class FiltersTest {

  private static final long SEED = 20261125;
  private static final Rect[] PICTURES = {
    new Rect(0, 0, 1, 1), new Rect(-3, 5, 7, 1), new Rect(2, -9, 1, 6), new Rect(-11, 4, 67, 43)
  };

  /// A filter from a plane to a plane.
  private interface Filter {
    int reach();

    void apply(Rect picture, Plane in, Plane out, Scratch scratch);
  }

  private static final List<Filter> FILTERS =
      List.of(
          symmetric(SymmetricFilter.gaussian(0.4)),
          symmetric(SymmetricFilter.gaussian(2.7)),
          symmetric(SymmetricFilter.bSpline(0)),
          symmetric(SymmetricFilter.bSpline(3)),
          box(0),
          box(1),
          box(3),
          box(6),
          box(50),
          guided(2, 0.01f),
          guided(5, 0.3f));

  @Test
  void tiles_agree_with_the_whole_picture_in_every_bit() {
    Random random = new Random(SEED);
    for (Rect picture : PICTURES) {
      Plane whole = noise(picture, random);
      for (int f = 0; f < FILTERS.size(); f++) {
        Filter filter = FILTERS.get(f);
        Plane expected = filtered(filter, picture, whole, picture, new Scratch());
        Scratch used = new Scratch();
        for (int round = 0; round < 12; round++) {
          Rect part = part(picture, random);
          Plane in = crop(whole, part.grow(filter.reach()).intersect(picture));
          Plane out = filtered(filter, picture, in, part, used);
          assertThat(out.samples())
              .as("filter %d, %s of %s, seed %d", f, part, picture, SEED)
              .containsExactly(crop(expected, part).samples());
        }
      }
    }
  }

  @Test
  void a_symmetric_filter_is_its_sum_in_double_precision() {
    Random random = new Random(SEED);
    for (double sigma : new double[] {0.5, 1.3, 4}) {
      Plane whole = noise(PICTURES[3], random);
      Plane out =
          filtered(symmetric(SymmetricFilter.gaussian(sigma)), PICTURES[3], whole, PICTURES[3]);
      // The Gaussian as far as it can be told from 0.
      double[] exact = separable(whole, (int) (9 * sigma) + 1, k -> -0.5 * k * k / (sigma * sigma));
      same(out, exact, 1.5e-4);
    }
  }

  @Test
  void a_b_spline_has_holes() {
    Plane point = new Plane(Rect.ofSize(17, 17), new float[17 * 17]);
    point.samples()[8 * 17 + 8] = 256;
    Plane out = filtered(symmetric(SymmetricFilter.bSpline(1)), point.rect(), point, point.rect());
    int[] taps = {1, 0, 4, 0, 6, 0, 4, 0, 1};
    for (int y = 0; y < 17; y++) {
      for (int x = 0; x < 17; x++) {
        int v = y < 4 || y > 12 ? 0 : taps[y - 4];
        int h = x < 4 || x > 12 ? 0 : taps[x - 4];
        assertThat(out.samples()[y * 17 + x]).isEqualTo(v * h);
      }
    }
  }

  @Test
  void a_box_is_the_mean_of_what_lies_in_the_picture() {
    Plane whole = noise(PICTURES[3], new Random(SEED));
    for (int radius : new int[] {1, 2, 9, 40, 100}) {
      Plane out = filtered(box(radius), PICTURES[3], whole, PICTURES[3]);
      same(out, mean(doubles(whole), whole.rect(), radius), 4e-6);
    }
    Plane flat = new Plane(Rect.ofSize(30, 20), new float[600]);
    java.util.Arrays.fill(flat.samples(), 0.75f);
    assertThat(filtered(box(4), flat.rect(), flat, flat.rect()).samples()).containsOnly(0.75f);
  }

  @Test
  void a_guided_filter_is_its_formula_and_keeps_edges() {
    Random random = new Random(SEED);
    Rect rect = PICTURES[3];
    Plane guide = noise(rect, random);
    Plane in = noise(rect, random);
    for (int radius : new int[] {1, 4, 20}) {
      Plane out = new Plane(rect, new float[(int) rect.area()]);
      new GuidedFilter(radius, 0.01f).apply(rect, guide, in, out, new Scratch());
      same(out, guided(doubles(guide), doubles(in), rect, radius, 0.01), 1e-4);
    }
    // A step of 1 and some noise: the step stays, the noise goes.
    Plane step = noise(rect, random);
    for (int i = 0; i < step.samples().length; i++) {
      step.samples()[i] = 0.02f * step.samples()[i] + (i % rect.width() < 30 ? 0 : 1);
    }
    Plane out = new Plane(rect, new float[(int) rect.area()]);
    new GuidedFilter(6, 0.001f).apply(rect, step, step, out, new Scratch());
    int row = 20 * rect.width();
    assertThat(out.samples()[row + 30] - out.samples()[row + 29]).isGreaterThan(0.95f);
    assertThat(spread(out, 0, 20)).isLessThan(0.3 * spread(step, 0, 20));
  }

  @Test
  void too_little_input_is_refused() {
    Plane in = noise(Rect.ofSize(10, 10), new Random(SEED));
    Plane out = new Plane(new Rect(3, 3, 5, 5), new float[25]);
    Rect picture = Rect.ofSize(40, 40);
    assertThatThrownBy(() -> new BoxMean(3).apply(picture, in, out, new Scratch()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SymmetricFilter.bSpline(1).apply(picture, in, out, new Scratch()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Filter symmetric(SymmetricFilter filter) {
    return new Filter() {
      @Override
      public int reach() {
        return filter.reach();
      }

      @Override
      public void apply(Rect picture, Plane in, Plane out, Scratch scratch) {
        filter.apply(picture, in, out, scratch);
      }
    };
  }

  private static Filter box(int radius) {
    BoxMean filter = new BoxMean(radius);
    return new Filter() {
      @Override
      public int reach() {
        return filter.reach();
      }

      @Override
      public void apply(Rect picture, Plane in, Plane out, Scratch scratch) {
        filter.apply(picture, in, out, scratch);
      }
    };
  }

  private static Filter guided(int radius, float epsilon) {
    GuidedFilter filter = new GuidedFilter(radius, epsilon);
    return new Filter() {
      @Override
      public int reach() {
        return filter.reach();
      }

      @Override
      public void apply(Rect picture, Plane in, Plane out, Scratch scratch) {
        filter.apply(picture, in, in, out, scratch);
      }
    };
  }

  private static Plane filtered(Filter filter, Rect picture, Plane in, Rect part) {
    return filtered(filter, picture, in, part, new Scratch());
  }

  private static Plane filtered(Filter filter, Rect picture, Plane in, Rect part, Scratch scratch) {
    Plane out = new Plane(part, new float[(int) part.area()]);
    filter.apply(picture, in, out, scratch);
    return out;
  }

  private static Plane noise(Rect rect, Random random) {
    float[] samples = new float[(int) rect.area()];
    for (int i = 0; i < samples.length; i++) samples[i] = random.nextFloat();
    return new Plane(rect, samples);
  }

  private static Rect part(Rect picture, Random random) {
    int x = random.nextInt(picture.width());
    int y = random.nextInt(picture.height());
    return new Rect(
        picture.x() + x,
        picture.y() + y,
        1 + random.nextInt(picture.width() - x),
        1 + random.nextInt(picture.height() - y));
  }

  private static Plane crop(Plane plane, Rect part) {
    float[] samples = new float[(int) part.area()];
    for (int y = part.y(); y < part.bottom(); y++) {
      System.arraycopy(
          plane.samples(),
          plane.index(part.x(), y),
          samples,
          (y - part.y()) * part.width(),
          part.width());
    }
    return new Plane(part, samples);
  }

  private static void same(Plane out, double[] expected, double most) {
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) out.samples()[i]).isCloseTo(expected[i], within(most));
    }
  }

  private static double[] doubles(Plane plane) {
    double[] all = new double[plane.samples().length];
    for (int i = 0; i < all.length; i++) all[i] = plane.samples()[i];
    return all;
  }

  private static double spread(Plane plane, int from, int columns) {
    double sum = 0;
    double squares = 0;
    int n = 0;
    for (int y = 5; y < plane.rect().height() - 5; y++) {
      for (int x = from; x < from + columns; x++) {
        double v = plane.samples()[y * plane.rect().width() + x];
        sum += v;
        squares += v * v;
        n++;
      }
    }
    return Math.sqrt(squares / n - sum / n * (sum / n));
  }

  /// A filter with weights `exp(log(k))`, along rows and columns, edges going on.
  static double[] separable(Plane in, int radius, java.util.function.IntToDoubleFunction log) {
    int w = in.rect().width();
    int h = in.rect().height();
    double sum = 0;
    for (int k = -radius; k <= radius; k++) sum += StrictMath.exp(log.applyAsDouble(k));
    double[] rows = new double[w * h];
    double[] out = new double[w * h];
    for (int k = -radius; k <= radius; k++) {
      double weight = StrictMath.exp(log.applyAsDouble(k)) / sum;
      for (int y = 0; y < h; y++) {
        for (int x = 0; x < w; x++) {
          rows[y * w + x] += weight * in.samples()[y * w + Math.clamp(x + k, 0, w - 1)];
        }
      }
    }
    for (int k = -radius; k <= radius; k++) {
      double weight = StrictMath.exp(log.applyAsDouble(k)) / sum;
      for (int y = 0; y < h; y++) {
        for (int x = 0; x < w; x++) {
          out[y * w + x] += weight * rows[Math.clamp(y + k, 0, h - 1) * w + x];
        }
      }
    }
    return out;
  }

  private static double[] mean(double[] in, Rect rect, int radius) {
    int w = rect.width();
    int h = rect.height();
    double[] out = new double[w * h];
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        double sum = 0;
        int n = 0;
        for (int v = Math.max(0, y - radius); v <= Math.min(h - 1, y + radius); v++) {
          for (int u = Math.max(0, x - radius); u <= Math.min(w - 1, x + radius); u++) {
            sum += in[v * w + u];
            n++;
          }
        }
        out[y * w + x] = sum / n;
      }
    }
    return out;
  }

  private static double[] guided(double[] guide, double[] in, Rect rect, int radius, double eps) {
    int n = guide.length;
    double[] square = new double[n];
    double[] cross = new double[n];
    for (int i = 0; i < n; i++) {
      square[i] = guide[i] * guide[i];
      cross[i] = guide[i] * in[i];
    }
    double[] mg = mean(guide, rect, radius);
    double[] mi = mean(in, rect, radius);
    square = mean(square, rect, radius);
    cross = mean(cross, rect, radius);
    double[] a = new double[n];
    double[] b = new double[n];
    for (int i = 0; i < n; i++) {
      a[i] = (cross[i] - mg[i] * mi[i]) / (square[i] - mg[i] * mg[i] + eps);
      b[i] = mi[i] - a[i] * mg[i];
    }
    a = mean(a, rect, radius);
    b = mean(b, rect, radius);
    double[] out = new double[n];
    for (int i = 0; i < n; i++) out[i] = a[i] * guide[i] + b[i];
    return out;
  }
}
