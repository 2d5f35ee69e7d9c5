package pentimento.pixel.numeric;

import java.util.Arrays;
import pentimento.pixel.Rect;

/// Rows that reach beyond the picture.
final class Edges {

  private Edges() {}

  /// Copies `n` samples of row `y` from column `x` on; beyond the edge of the picture its last
  /// sample goes on.
  static void repeat(Rect picture, Plane in, int x, int y, float[] to, int n) {
    int left = Math.clamp(picture.x() - (long) x, 0, n);
    int right = Math.clamp(picture.right() - (long) x, 0, n);
    copy(in, x, y, to, left, right);
    if (left > 0) Arrays.fill(to, 0, left, in.samples()[in.index(picture.x(), y)]);
    if (right < n) Arrays.fill(to, right, n, in.samples()[in.index(picture.right() - 1, y)]);
  }

  /// Copies `n` samples of row `y` from column `x` on; beyond the edge of the picture is 0.
  static void zero(Rect picture, Plane in, int x, int y, float[] to, int n) {
    int left = Math.clamp(picture.x() - (long) x, 0, n);
    int right = Math.clamp(picture.right() - (long) x, 0, n);
    copy(in, x, y, to, left, right);
    Arrays.fill(to, 0, left, 0);
    Arrays.fill(to, right, n, 0);
  }

  private static void copy(Plane in, int x, int y, float[] to, int left, int right) {
    if (left < right) {
      System.arraycopy(in.samples(), in.index(x + left, y), to, left, right - left);
    }
  }
}
