package pentimento.pixel.numeric;

import java.util.Arrays;
import pentimento.pixel.Rect;
import pentimento.pixel.Scratch;

/// The mean of the square around a pixel, as much of it as lies in the picture.
///
/// The error against sums in double precision is at most `4 · log2(window) · 2^-24` of the greatest
/// sample.
public final class BoxMean {
  /*
   * Running sums would make a sample depend on where its row began, so that tiles would not agree
   * with the whole picture. Instead sums over 1, 2, 4 ... samples are made of each other, and a
   * window is put together from those that its length is made of: log2(window) additions a sample,
   * each sample from its own neighbourhood in a fixed order.
   */

  private final int radius;

  /// @param radius pixels on each side, 0 for the picture itself
  public BoxMean(int radius) {
    if (radius < 0) throw new IllegalArgumentException("radius " + radius);
    this.radius = radius;
  }

  /// How many samples on each side are read.
  public int reach() {
    return radius;
  }

  /// Filters into `out`. Uses the first seven slots of the scratch.
  ///
  /// @param picture bounds of the whole picture
  /// @param in covers `out` grown by [#reach], cut to the picture
  public void apply(Rect picture, Plane in, Plane out, Scratch scratch) {
    Rect wanted = out.rect();
    if (wanted.isEmpty()) return;
    Rect need = wanted.grow(radius).intersect(picture);
    in.mustCover(need);
    int n = wanted.width();
    int padded = n + 2 * radius;
    float[] rows = scratch.floats(0, n * (wanted.height() + 2 * radius));
    float[] counts = scratch.floats(1, n);
    for (int i = 0; i < n; i++) counts[i] = count(wanted.x() + i, picture.x(), picture.right());
    float[] line = scratch.floats(2, padded);
    float[] sum = scratch.floats(3, padded);
    for (int k = 0; k < wanted.height() + 2 * radius; k++) {
      int y = wanted.y() - radius + k;
      if (y < need.y() || y >= need.bottom()) {
        Arrays.fill(rows, k * n, (k + 1) * n, 0);
        continue;
      }
      Edges.zero(picture, in, wanted.x() - radius, y, line, padded);
      sums(line, padded, 1, sum, scratch);
      for (int i = 0; i < n; i++) sum[i] /= counts[i];
      System.arraycopy(sum, 0, rows, k * n, n);
    }
    int all = n * (wanted.height() + 2 * radius);
    float[] total = scratch.floats(6, all);
    sums(rows, all, n, total, scratch);
    for (int y = wanted.y(); y < wanted.bottom(); y++) {
      float rowCount = count(y, picture.y(), picture.bottom());
      int from = (y - wanted.y()) * n;
      int to = out.index(wanted.x(), y);
      System.arraycopy(total, from, out.samples(), to, n);
      for (int i = to; i < to + n; i++) out.samples()[i] /= rowCount;
    }
  }

  private float count(int at, int from, int to) {
    return Math.min(at + radius + 1, to) - Math.max(at - radius, from);
  }

  /// Sums of windows that begin at each of the samples, which lie `stride` apart; those that would
  /// reach beyond the end are left out.
  private void sums(float[] line, int length, int stride, float[] sum, Scratch scratch) {
    int window = 2 * radius + 1;
    float[] shifted = scratch.floats(4, length);
    float[] spans = scratch.floats(5, length);
    System.arraycopy(line, 0, spans, 0, length);
    int whole = length - (window - 1) * stride;
    Arrays.fill(sum, 0, whole, 0);
    int offset = 0;
    int valid = length;
    for (int span = 1; span <= window; span *= 2) {
      if ((window & span) != 0) {
        System.arraycopy(spans, offset * stride, shifted, 0, whole);
        add(sum, shifted, whole);
        offset += span;
      }
      valid -= span * stride;
      if (valid <= 0 || 2 * span > window) break;
      System.arraycopy(spans, span * stride, shifted, 0, valid);
      add(spans, shifted, valid);
    }
  }

  private static void add(float[] to, float[] more, int n) {
    for (int i = 0; i < n; i++) to[i] += more[i];
  }
}
