package pentimento.ops.demosaic;

import static pentimento.ops.demosaic.RcdWindow.*;

/// The stages of [Rcd] that fill in red and blue, as differences from green.
final class RcdColours {

  private static final int S = STRIDE;

  /// One step to south-east and one to south-west.
  private static final int SE = S + 1;

  private static final int SW = S - 1;

  /// Keeps gradients away from 0.
  private static final float EPS = 1e-5f;

  private RcdColours() {}

  /// Fills the step's rows of OPPOSITE: blue at red sites and red at blue ones.
  static void fillOpposite(RcdWindow window) {
    float[] w = window.w;
    int from = OPPOSITE_FROM * S;
    int to = from + STEP * S;
    differenceOfMosaic(w, from - 2 * S, to + 2 * S);
    gradientNorthWest(w, from, to + 2 * S + 16);
    alongDown(w, from, to);
    gradientNorthEast(w, from, to + 2 * S);
    alongUp(w, from, to);
    opposite(w, from, to);
    window.restoreEdge(OPPOSITE, -1, OPPOSITE_FROM, OPPOSITE_FROM + STEP, 4);
  }

  /// Leaves the finished plane of one colour in T5, times `gain` and not negative.
  ///
  /// @param parity 0 for the colour that is sampled in even rows of the window, else 1
  static void fillColour(RcdWindow window, int parity, float gain) {
    float[] w = window.w;
    int from = OUTPUT_FROM * S;
    int to = from + STEP * S;
    for (int row = OUTPUT_FROM - 3; row < OUTPUT_FROM + STEP + 3; row++) {
      int source = (row & 1) == parity ? MOSAIC : OPPOSITE;
      System.arraycopy(w, source + row * S, w, COLOUR + row * S, S);
    }
    differenceOfColour(w, from - S, to + S);
    gradientNorth(w, from, to + 2 * S);
    alongColumn(w, from, to);
    gradientWest(w, from, to + 16);
    alongRow(w, from, to);
    blendDifferences(w, from, to);
    finish(w, from, to, gain);
  }

  /// Leaves the finished green plane in T5.
  static void finishGreen(RcdWindow window, float gain) {
    float[] w = window.w;
    int from = OUTPUT_FROM * S;
    int to = from + STEP * S;
    for (int i = from; i < to; i++) w[T5 + i] = Math.max(0f, w[GREEN + i] * gain);
  }

  private static void differenceOfMosaic(float[] w, int from, int to) {
    for (int i = from; i < to; i++) w[T1 + i] = w[MOSAIC + i] - w[GREEN + i];
  }

  // north-west = eps + |nw1 - se1| + |nw1 - nw3| + |G - G of nw2|; south-east is the same at two
  // steps to south-east.

  private static void gradientNorthWest(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      float nw = w[MOSAIC + i - SE];
      w[T2 + i] =
          EPS
              + Math.abs(w[MOSAIC + i + SE] - nw)
              + Math.abs(w[MOSAIC + i - 3 * SE] - nw)
              + Math.abs(w[GREEN + i] - w[GREEN + i - 2 * SE]);
    }
  }

  private static void alongDown(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      float a = w[T2 + i];
      float b = w[T2 + i + 2 * SE];
      w[T3 + i] = (a * w[T1 + i + SE] + b * w[T1 + i - SE]) / (a + b);
    }
  }

  private static void gradientNorthEast(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      float ne = w[MOSAIC + i - SW];
      w[T2 + i] =
          EPS
              + Math.abs(w[MOSAIC + i + SW] - ne)
              + Math.abs(w[MOSAIC + i - 3 * SW] - ne)
              + Math.abs(w[GREEN + i] - w[GREEN + i - 2 * SW]);
    }
  }

  private static void alongUp(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      float a = w[T2 + i];
      float b = w[T2 + i + 2 * SW];
      w[T4 + i] = (a * w[T1 + i + SW] + b * w[T1 + i - SW]) / (a + b);
    }
  }

  private static void opposite(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      float p = w[T3 + i];
      w[OPPOSITE + i] = w[GREEN + i] + (p + w[PQ_CHOICE + i] * (w[T4 + i] - p));
    }
  }

  private static void differenceOfColour(float[] w, int from, int to) {
    for (int i = from; i < to; i++) w[T1 + i] = w[COLOUR + i] - w[GREEN + i];
  }

  private static void gradientNorth(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      float n = w[COLOUR + i - S];
      w[T2 + i] =
          EPS
              + Math.abs(w[COLOUR + i + S] - n)
              + Math.abs(w[COLOUR + i - 3 * S] - n)
              + Math.abs(w[GREEN + i] - w[GREEN + i - 2 * S]);
    }
  }

  private static void alongColumn(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      float n = w[T2 + i];
      float s = w[T2 + i + 2 * S];
      w[T3 + i] = (n * w[T1 + i + S] + s * w[T1 + i - S]) / (n + s);
    }
  }

  private static void gradientWest(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      float west = w[COLOUR + i - 1];
      w[T2 + i] =
          EPS
              + Math.abs(w[COLOUR + i + 1] - west)
              + Math.abs(w[COLOUR + i - 3] - west)
              + Math.abs(w[GREEN + i] - w[GREEN + i - 2]);
    }
  }

  private static void alongRow(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      float west = w[T2 + i];
      float east = w[T2 + i + 2];
      w[T4 + i] = (west * w[T1 + i + 1] + east * w[T1 + i - 1]) / (west + east);
    }
  }

  private static void blendDifferences(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      float v = w[T3 + i];
      w[T5 + i] = w[GREEN + i] + (v + w[VH_CHOICE + i] * (w[T4 + i] - v));
    }
  }

  private static void finish(float[] w, int from, int to, float gain) {
    for (int i = from; i < to; i++) {
      float here = w[AT_RED_BLUE + i];
      float value = here * w[COLOUR + i] + (1f - here) * w[T5 + i];
      w[T5 + i] = Math.max(0f, value * gain);
    }
  }
}
