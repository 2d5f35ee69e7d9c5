package pentimento.ops.demosaic;

import static pentimento.ops.demosaic.RcdWindow.*;

/// The stages of [Rcd] that find along which directions the picture changes.
///
/// VH is the share of change along columns against that along rows, PQ that along the falling
/// diagonal against the rising one: 1/2 where both are alike.
final class RcdDirections {

  private static final int S = STRIDE;

  /// Floor of the squared high-pass values.
  private static final float EPS2 = 1e-10f;

  private RcdDirections() {}

  /// Fills the step's rows of VH, everywhere.
  static void fillVh(RcdWindow window) {
    float[] w = window.w;
    int top = window.top(DIRECTION_FROM, VH_REACH);
    int bottom = window.bottom(DIRECTION_FROM, VH_REACH);
    int left = window.left(VH_REACH);
    int right = window.right(VH_REACH);
    for (int row = top - 1; row < bottom + 1; row++) {
      int from = row * S + left - 1;
      int to = row * S + right + 1;
      oddAlongColumn(w, from, to);
      squareAlongColumn(w, from, to);
      oddAlongRow(w, from, to);
      squareAlongRow(w, from, to);
    }
    for (int row = top; row < bottom; row++) {
      sumAlongColumn(w, row * S + left, row * S + right);
      ratioVh(w, row * S + left, row * S + right);
      window.restoreEdge(VH, -1, row, 4);
    }
  }

  /// Fills the step's rows of PQ and of the low-pass, at red and blue sites.
  static void fillPq(RcdWindow window) {
    float[] w = window.w;
    int lowTop = window.top(LOW_PASS_FROM, LOW_PASS_REACH);
    int lowBottom = window.bottom(LOW_PASS_FROM, LOW_PASS_REACH);
    for (int row = lowTop; row < lowBottom; row++) {
      int left = siteFrom(window.left(LOW_PASS_REACH), row);
      lowPass(w, row * S + left, row * S + window.right(LOW_PASS_REACH));
    }

    int top = window.top(DIRECTION_FROM, PQ_REACH);
    int bottom = window.bottom(DIRECTION_FROM, PQ_REACH);
    int left = window.left(PQ_REACH);
    int right = window.right(PQ_REACH);
    for (int row = top - 1; row < bottom + 1; row++) {
      diagonalHighPass(w, row * S + (left - 2 | 1), row * S + right + 2);
      window.restoreEdge(ALONG_COLUMN, -1, row, 3);
      window.restoreEdge(ALONG_ROW, -1, row, 3);
    }
    for (int row = top; row < bottom; row++) {
      int from = siteFrom(left, row);
      ratioPq(w, row * S + from, row * S + right, from & 1 ^ 1);
      window.restoreEdge(PQ, LOW_PASS, row, 4);
    }
  }

  /// The first red or blue site of a window row from a column on.
  static int siteFrom(int column, int row) {
    return column + (column + row & 1);
  }

  /// Of a site's own ratio and the mean of its four diagonal neighbours' the one farther from 1/2.
  ///
  /// With x, m the distances from 1/2, the larger in magnitude is 1/2 (x + m ± |x - m|) with the
  /// sign of x + m: no branch that could be mispredicted.
  static float choice(float[] w, int i) {
    float m = 0.25f * (w[i - S - 1] + w[i - S + 1] + w[i + S - 1] + w[i + S + 1]) - 0.5f;
    float x = w[i] - 0.5f;
    return 0.5f + 0.5f * ((x + m) + Math.copySign(x - m, x + m));
  }

  // D(u) = (a-3 - a-1 - a+1 + a+3 - 3 (a-2 + a+2) + 6 a)^2 along the step u.

  // Small loops: C2 makes vector code of loops with few loads only.

  private static void oddAlongColumn(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[ALONG_COLUMN + i] =
          (w[MOSAIC + i - 3 * S] - w[MOSAIC + i - S]) - (w[MOSAIC + i + S] - w[MOSAIC + i + 3 * S]);
    }
  }

  private static void squareAlongColumn(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      float even = 2f * w[MOSAIC + i] - (w[MOSAIC + i - 2 * S] + w[MOSAIC + i + 2 * S]);
      float d = w[ALONG_COLUMN + i] + 3f * even;
      w[ALONG_COLUMN + i] = d * d;
    }
  }

  private static void oddAlongRow(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[ALONG_ROW + i] =
          (w[MOSAIC + i - 3] - w[MOSAIC + i - 1]) - (w[MOSAIC + i + 1] - w[MOSAIC + i + 3]);
    }
  }

  private static void squareAlongRow(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      float even = 2f * w[MOSAIC + i] - (w[MOSAIC + i - 2] + w[MOSAIC + i + 2]);
      float d = w[ALONG_ROW + i] + 3f * even;
      w[ALONG_ROW + i] = d * d;
    }
  }

  private static void sumAlongColumn(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[VH + i] =
          Math.max(EPS2, w[ALONG_COLUMN + i - S] + w[ALONG_COLUMN + i] + w[ALONG_COLUMN + i + S]);
    }
  }

  private static void ratioVh(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      float h = Math.max(EPS2, w[ALONG_ROW + i - 1] + w[ALONG_ROW + i] + w[ALONG_ROW + i + 1]);
      w[VH + i] = w[VH + i] / (w[VH + i] + h);
    }
  }

  /// lpf = a + 1/2 (edge neighbours) + 1/4 (corners).
  private static void lowPass(float[] w, int from, int to) {
    for (int i = from; i < to; i += 2) {
      int m = MOSAIC + i;
      w[LOW_PASS + i] =
          w[m]
              + 0.5f * (w[m - S] + w[m + S] + w[m - 1] + w[m + 1])
              + 0.25f * (w[m - S - 1] + w[m - S + 1] + w[m + S - 1] + w[m + S + 1]);
    }
  }

  // The diagonal D is kept at odd picture columns only; an even column sees its right neighbour's.

  private static void diagonalHighPass(float[] w, int from, int to) {
    for (int i = from; i < to; i += 2) {
      int m = MOSAIC + i;
      float six = 6f * w[m];
      float p =
          (w[m - 3 * S - 3] - w[m - S - 1])
              - (w[m + S + 1] - w[m + 3 * S + 3])
              - 3f * (w[m - 2 * S - 2] + w[m + 2 * S + 2])
              + six;
      float q =
          (w[m - 3 * S + 3] - w[m - S + 1])
              - (w[m + S - 1] - w[m + 3 * S - 3])
              - 3f * (w[m - 2 * S + 2] + w[m + 2 * S - 2])
              + six;
      w[ALONG_COLUMN + i] = p * p;
      w[ALONG_ROW + i] = q * q;
    }
  }

  /// @param even 1 when the row's sites are in even columns, else 0
  private static void ratioPq(float[] w, int from, int to, int even) {
    int above = -S - 2 * even;
    int below = S + 2 - 2 * even;
    for (int i = from; i < to; i += 2) {
      int d = ALONG_COLUMN + i + even;
      int u = ALONG_ROW + i + even;
      float p = Math.max(EPS2, w[d + above] + w[d] + w[d + below]);
      float q = Math.max(EPS2, w[u + above + 2] + w[u] + w[u + below - 2]);
      w[PQ + i] = p / (p + q);
    }
  }
}
