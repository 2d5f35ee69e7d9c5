package pentimento.ops.demosaic;

import static pentimento.ops.demosaic.RcdWindow.*;

/// The stages of [Rcd] that find along which directions the picture changes.
///
/// VH is the share of change along columns against that along rows, PQ that along the falling
/// diagonal against the rising one: 1/2 where both are alike. What is kept for a site is its own
/// ratio or the mean of its four diagonal neighbours', whichever is farther from 1/2.
final class RcdDirections {

  /// Floor of the squared high-pass values.
  private static final float EPS2 = 1e-10f;

  // The diagonals' high-pass; each with room for green sites after it.
  private static final int FALLING = T1;
  private static final int RISING = T3;

  private static final int AROUND_PQ = BEFORE;

  private RcdDirections() {}

  /// Fills the step's rows of VH, and of the choices made by it, everywhere.
  static void fillVh(RcdWindow window) {
    float[] w = window.w;
    int top = window.top(DIRECTION_FROM, VH_REACH);
    int bottom = window.bottom(DIRECTION_FROM, VH_REACH);
    int left = window.left(VH_REACH);
    int right = window.right(VH_REACH);
    int from = (top - 1) * S + left - 1;
    int to = bottom * S + right + 1;
    oddAlongColumn(w, from, to);
    squareAlongColumn(w, from, to);
    oddAlongRow(w, from, to);
    squareAlongRow(w, from, to);
    sumAlongColumn(w, top * S + left, (bottom - 1) * S + right);
    ratioVh(w, top * S + left, (bottom - 1) * S + right);
    for (int row = top; row < bottom; row++) window.clearEdge(VH, row, 4);

    int firstChoice = window.top(CHOICE_FROM, GREEN_REACH);
    int lastChoice = window.bottom(CHOICE_FROM, GREEN_REACH) - 1;
    from = firstChoice * S + window.left(GREEN_REACH);
    to = lastChoice * S + window.right(GREEN_REACH);
    aroundVh(w, from, to);
    choiceVh(w, from, to);
    window.split(ALONG_ROW, VH_C, firstChoice, lastChoice + 1);
  }

  /// Fills the step's rows of the low-pass, and the choice between the diagonals in PQ's, at red
  /// and blue sites.
  static void fillPq(RcdWindow window) {
    float[] w = window.w;
    int lowFrom = siteAt(window.top(LOW_PASS_FROM, LOW_PASS_REACH), window.left(LOW_PASS_REACH));
    int lowTo =
        siteAt(window.bottom(LOW_PASS_FROM, LOW_PASS_REACH) - 1, window.right(LOW_PASS_REACH));
    lowPassEdges(w, lowFrom, lowTo);
    lowPassCorners(w, lowFrom, lowTo);

    int top = window.top(DIRECTION_FROM, PQ_REACH);
    int bottom = window.bottom(DIRECTION_FROM, PQ_REACH);
    int left = window.left(PQ_REACH);
    int right = window.right(PQ_REACH);
    for (int row = top - 1; row < bottom + 1; row++) {
      diagonals(w, row, left - 2, right + 2);
      window.clearEdgeOfOddColumns(FALLING, row, 3);
      window.clearEdgeOfOddColumns(RISING, row, 3);
    }
    int from = siteAt(top, left);
    int to = siteAt(bottom - 1, right);
    sumFalling(w, from, to);
    ratioPq(w, from, to);
    for (int row = top; row < bottom; row++) window.restoreEdge(RATIO_PQ, LOW_PASS, row, 4);

    from = siteAt(window.top(CHOICE_FROM, OPPOSITE_REACH), window.left(OPPOSITE_REACH));
    to = siteAt(window.bottom(CHOICE_FROM, OPPOSITE_REACH) - 1, window.right(OPPOSITE_REACH));
    aroundPq(w, from, to);
    choicePq(w, from, to);
  }

  // Along columns and rows, over whole planes.
  // D(u) = (a-3 - a-1 - a+1 + a+3 - 3 (a-2 + a+2) + 6 a)^2 along the step u.

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

  private static void aroundVh(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[ALONG_COLUMN + i] =
          w[VH + i - S - 1] + w[VH + i - S + 1] + w[VH + i + S - 1] + w[VH + i + S + 1];
    }
  }

  private static void choiceVh(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[ALONG_ROW + i] = farther(w[VH + i] - 0.5f, 0.25f * w[ALONG_COLUMN + i] - 0.5f);
    }
  }

  /// 1/2 plus the larger in magnitude of two distances from 1/2: the greater one when their sum is
  /// positive, else the smaller one. Chosen by factors, since a branch is no vector code.
  private static float farther(float x, float m) {
    float positive = Math.min(Math.max((x + m) * 1e38f, 0f), 1f);
    return 0.5f + (positive * Math.max(x, m) + (1f - positive) * Math.min(x, m));
  }

  // Along diagonals, over half planes.

  /// lpf = a + 1/2 (edge neighbours) + 1/4 (corners).
  private static void lowPassEdges(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[LOW_PASS + i] =
          w[SITE_C + i]
              + 0.5f
                  * (w[SITE_G + i + C_N1]
                      + w[SITE_G + i + C_S1]
                      + w[SITE_G + i + C_W1]
                      + w[SITE_G + i + C_E1]);
    }
  }

  private static void lowPassCorners(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[LOW_PASS + i] +=
          0.25f
              * (w[SITE_C + i + NW] + w[SITE_C + i + NE] + w[SITE_C + i + SW] + w[SITE_C + i + SE]);
    }
  }

  /// The high-pass along both diagonals at a row's odd columns, which are red or blue sites in
  /// every second row: an even column sees its right neighbour's.
  private static void diagonals(float[] w, int row, int left, int right) {
    if ((row & 1) == 1) {
      high(w, siteAt(row, left), siteAt(row, right));
    } else {
      int from = greenAt(row, left);
      int to = greenAt(row, right);
      high(w, from + TO_GREEN, to + TO_GREEN);
      System.arraycopy(w, FALLING + TO_GREEN + from, w, FALLING + from, to - from);
      System.arraycopy(w, RISING + TO_GREEN + from, w, RISING + from, to - from);
    }
  }

  private static void high(float[] w, int from, int to) {
    oddFalling(w, from, to);
    squareFalling(w, from, to);
    oddRising(w, from, to);
    squareRising(w, from, to);
  }

  private static void oddFalling(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[FALLING + i] =
          (w[SITE_C + i + 3 * NW] - w[SITE_C + i + NW])
              - (w[SITE_C + i + SE] - w[SITE_C + i + 3 * SE]);
    }
  }

  private static void squareFalling(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      float d =
          w[FALLING + i]
              - 3f * (w[SITE_C + i + 2 * NW] + w[SITE_C + i + 2 * SE])
              + 6f * w[SITE_C + i];
      w[FALLING + i] = d * d;
    }
  }

  private static void oddRising(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[RISING + i] =
          (w[SITE_C + i + 3 * NE] - w[SITE_C + i + NE])
              - (w[SITE_C + i + SW] - w[SITE_C + i + 3 * SW]);
    }
  }

  private static void squareRising(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      float d =
          w[RISING + i]
              - 3f * (w[SITE_C + i + 2 * NE] + w[SITE_C + i + 2 * SW])
              + 6f * w[SITE_C + i];
      w[RISING + i] = d * d;
    }
  }

  private static void sumFalling(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[RATIO_PQ + i] = Math.max(EPS2, w[FALLING + i + NW] + w[FALLING + i] + w[FALLING + i + SE]);
    }
  }

  private static void ratioPq(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      float q = Math.max(EPS2, w[RISING + i + NE] + w[RISING + i] + w[RISING + i + SW]);
      w[RATIO_PQ + i] = w[RATIO_PQ + i] / (w[RATIO_PQ + i] + q);
    }
  }

  private static void aroundPq(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[AROUND_PQ + i] =
          w[RATIO_PQ + i + NW] + w[RATIO_PQ + i + NE] + w[RATIO_PQ + i + SW] + w[RATIO_PQ + i + SE];
    }
  }

  private static void choicePq(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[PQ + i] = farther(w[RATIO_PQ + i] - 0.5f, 0.25f * w[AROUND_PQ + i] - 0.5f);
    }
  }
}
