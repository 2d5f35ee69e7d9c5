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

  /// Fills the step's rows of VH, LOW_PASS, PQ and of the two choices.
  static void fill(RcdWindow window) {
    float[] w = window.w;
    int from = (DIRECTION_FROM - 1) * S;
    int to = (DIRECTION_FROM + STEP + 1) * S;
    int inner = DIRECTION_FROM * S;
    int end = inner + STEP * S;

    lowPassRows(w, (LOW_PASS_FROM - 1) * S, (LOW_PASS_FROM + STEP + 1) * S);
    lowPass(w, LOW_PASS_FROM * S, (LOW_PASS_FROM + STEP) * S);

    oddVertical(w, from, to);
    highPassVertical(w, from, to);
    oddHorizontal(w, from, to);
    highPassHorizontal(w, from, to);
    sumVertical(w, inner, end);
    sumHorizontal(w, inner, end);
    ratioVh(w, inner, end);
    window.restoreEdge(VH, -1, DIRECTION_FROM, DIRECTION_FROM + STEP, 4);

    oddDown(w, from, to);
    highPassDown(w, from, to);
    window.restoreEdge(T2, -1, DIRECTION_FROM - 1, DIRECTION_FROM + STEP + 1, 3);
    oddUp(w, from, to);
    highPassUp(w, from, to);
    window.restoreEdge(T3, -1, DIRECTION_FROM - 1, DIRECTION_FROM + STEP + 1, 3);
    onOddColumnsDown(w, from, to);
    onOddColumnsUp(w, from, to);
    sumDown(w, inner, end);
    sumUp(w, inner, end);
    ratioPq(w, inner, end);
    window.restoreEdge(PQ, LOW_PASS, DIRECTION_FROM, DIRECTION_FROM + STEP, 4);

    int choiceFrom = CHOICE_FROM * S;
    int choiceTo = choiceFrom + STEP * S;
    meanVh(w, choiceFrom, choiceTo);
    chooseVh(w, choiceFrom, choiceTo);
    meanPq(w, choiceFrom, choiceTo);
    choosePq(w, choiceFrom, choiceTo);
  }

  // lpf = a + 1/2 (edge neighbours) + 1/4 (corners) = (1/2 1 1/2) down times (1/2 1 1/2) across.

  private static void lowPassRows(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[T1 + i] = w[MOSAIC + i] + 0.5f * (w[MOSAIC + i - 1] + w[MOSAIC + i + 1]);
    }
  }

  private static void lowPass(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[LOW_PASS + i] = w[T1 + i] + 0.5f * (w[T1 + i - S] + w[T1 + i + S]);
    }
  }

  // D(u) = (a-3 - a-1 - a+1 + a+3 - 3 (a-2 + a+2) + 6 a)^2 along the step u, in two loops each.

  private static void oddVertical(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[T1 + i] =
          (w[MOSAIC + i - 3 * S] - w[MOSAIC + i - S]) - (w[MOSAIC + i + S] - w[MOSAIC + i + 3 * S]);
    }
  }

  private static void highPassVertical(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      float d =
          w[T1 + i] - 3f * (w[MOSAIC + i - 2 * S] + w[MOSAIC + i + 2 * S]) + 6f * w[MOSAIC + i];
      w[T2 + i] = d * d;
    }
  }

  private static void oddHorizontal(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[T1 + i] = (w[MOSAIC + i - 3] - w[MOSAIC + i - 1]) - (w[MOSAIC + i + 1] - w[MOSAIC + i + 3]);
    }
  }

  private static void highPassHorizontal(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      float d = w[T1 + i] - 3f * (w[MOSAIC + i - 2] + w[MOSAIC + i + 2]) + 6f * w[MOSAIC + i];
      w[T3 + i] = d * d;
    }
  }

  private static void oddDown(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[T1 + i] =
          (w[MOSAIC + i - 3 * S - 3] - w[MOSAIC + i - S - 1])
              - (w[MOSAIC + i + S + 1] - w[MOSAIC + i + 3 * S + 3]);
    }
  }

  private static void highPassDown(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      float d =
          w[T1 + i]
              - 3f * (w[MOSAIC + i - 2 * S - 2] + w[MOSAIC + i + 2 * S + 2])
              + 6f * w[MOSAIC + i];
      w[T2 + i] = d * d;
    }
  }

  private static void oddUp(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[T1 + i] =
          (w[MOSAIC + i - 3 * S + 3] - w[MOSAIC + i - S + 1])
              - (w[MOSAIC + i + S - 1] - w[MOSAIC + i + 3 * S - 3]);
    }
  }

  private static void highPassUp(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      float d =
          w[T1 + i]
              - 3f * (w[MOSAIC + i - 2 * S + 2] + w[MOSAIC + i + 2 * S - 2])
              + 6f * w[MOSAIC + i];
      w[T3 + i] = d * d;
    }
  }

  // darktable keeps the diagonal D of odd picture columns only; an even column sees its right
  // neighbour's. Products with 0 and 1 are exact.

  private static void onOddColumnsDown(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[T4 + i] = w[AT_EVEN + i] * w[T2 + i + 1] + w[AT_EVEN + i + 1] * w[T2 + i];
    }
  }

  private static void onOddColumnsUp(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[T5 + i] = w[AT_EVEN + i] * w[T3 + i + 1] + w[AT_EVEN + i + 1] * w[T3 + i];
    }
  }

  // VH = V / (V + H), each summed over three pixels along its direction.

  private static void sumVertical(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[T4 + i] = Math.max(EPS2, w[T2 + i - S] + w[T2 + i] + w[T2 + i + S]);
    }
  }

  private static void sumHorizontal(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[T5 + i] = Math.max(EPS2, w[T3 + i - 1] + w[T3 + i] + w[T3 + i + 1]);
    }
  }

  private static void ratioVh(float[] w, int from, int to) {
    for (int i = from; i < to; i++) w[VH + i] = w[T4 + i] / (w[T4 + i] + w[T5 + i]);
  }

  private static void sumDown(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[T2 + i] = Math.max(EPS2, w[T4 + i - S - 1] + w[T4 + i] + w[T4 + i + S + 1]);
    }
  }

  private static void sumUp(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[T3 + i] = Math.max(EPS2, w[T5 + i - S + 1] + w[T5 + i] + w[T5 + i + S - 1]);
    }
  }

  private static void ratioPq(float[] w, int from, int to) {
    for (int i = from; i < to; i++) w[PQ + i] = w[T2 + i] / (w[T2 + i] + w[T3 + i]);
  }

  // The choice: of the pixel's own ratio and the mean of its four diagonal neighbours' the one
  // farther from 1/2. With x, m the distances from 1/2, the larger in magnitude is
  // 1/2 (x + m + |x - m| sign(x + m)).

  private static void meanVh(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[T1 + i] =
          0.25f
              * ((w[VH + i - S - 1] + w[VH + i - S + 1]) + (w[VH + i + S - 1] + w[VH + i + S + 1]));
    }
  }

  private static void chooseVh(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      float x = w[VH + i] - 0.5f;
      float m = w[T1 + i] - 0.5f;
      w[VH_CHOICE + i] = 0.5f + 0.5f * ((x + m) + Math.abs(x - m) * Math.signum(x + m));
    }
  }

  private static void meanPq(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[T1 + i] =
          0.25f
              * ((w[PQ + i - S - 1] + w[PQ + i - S + 1]) + (w[PQ + i + S - 1] + w[PQ + i + S + 1]));
    }
  }

  private static void choosePq(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      float x = w[PQ + i] - 0.5f;
      float m = w[T1 + i] - 0.5f;
      w[PQ_CHOICE + i] = 0.5f + 0.5f * ((x + m) + Math.abs(x - m) * Math.signum(x + m));
    }
  }
}
