package pentimento.ops.demosaic;

import static pentimento.ops.demosaic.RcdWindow.*;

/// The stage of [Rcd] that estimates green at red and blue sites.
final class RcdGreen {

  private static final int S = STRIDE;

  /// Keeps gradients and low-pass sums away from 0.
  private static final float EPS = 1e-5f;

  private RcdGreen() {}

  /// Fills the step's rows of GREEN; green sites keep their sample.
  static void fill(RcdWindow window) {
    float[] w = window.w;
    int from = GREEN_FROM * S;
    int to = from + STEP * S;

    differencesDown(w, from - 2 * S, to + 4 * S);
    gradientNorth(w, from, to + 3 * S);
    estimateNorth(w, from, to);
    estimateSouth(w, from, to);
    vertical(w, from, to);

    differencesAcross(w, from - 16, to + 16);
    gradientWest(w, from, to + 3);
    estimateWest(w, from, to);
    estimateEast(w, from, to);
    horizontal(w, from, to);

    blend(w, from, to);
    window.restoreEdge(GREEN, MOSAIC, GREEN_FROM, GREEN_FROM + STEP, 4);
  }

  // The gradient towards north is eps + |n1 - s1| + |a - n2| + |n1 - n3| + |n2 - n4|: four
  // differences over two rows, one below the other. Towards south it is the same three rows below.

  private static void differencesDown(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[T1 + i] = Math.abs(w[MOSAIC + i] - w[MOSAIC + i - 2 * S]);
    }
  }

  private static void gradientNorth(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[T2 + i] = EPS + ((w[T1 + i - 2 * S] + w[T1 + i - S]) + (w[T1 + i] + w[T1 + i + S]));
    }
  }

  // north = n1 2 lpf / (eps + lpf + lpf of two rows above).

  private static void estimateNorth(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      float low = w[LOW_PASS + i];
      w[T3 + i] = w[MOSAIC + i - S] * (low + low) / (EPS + low + w[LOW_PASS + i - 2 * S]);
    }
  }

  private static void estimateSouth(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      float low = w[LOW_PASS + i];
      w[T4 + i] = w[MOSAIC + i + S] * (low + low) / (EPS + low + w[LOW_PASS + i + 2 * S]);
    }
  }

  private static void vertical(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      float n = w[T2 + i];
      float s = w[T2 + i + 3 * S];
      w[T5 + i] = (s * w[T3 + i] + n * w[T4 + i]) / (n + s);
    }
  }

  private static void differencesAcross(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[T1 + i] = Math.abs(w[MOSAIC + i] - w[MOSAIC + i - 2]);
    }
  }

  private static void gradientWest(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[T2 + i] = EPS + ((w[T1 + i - 2] + w[T1 + i - 1]) + (w[T1 + i] + w[T1 + i + 1]));
    }
  }

  private static void estimateWest(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      float low = w[LOW_PASS + i];
      w[T3 + i] = w[MOSAIC + i - 1] * (low + low) / (EPS + low + w[LOW_PASS + i - 2]);
    }
  }

  private static void estimateEast(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      float low = w[LOW_PASS + i];
      w[T4 + i] = w[MOSAIC + i + 1] * (low + low) / (EPS + low + w[LOW_PASS + i + 2]);
    }
  }

  private static void horizontal(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      float west = w[T2 + i];
      float east = w[T2 + i + 3];
      w[COLOUR + i] = (east * w[T3 + i] + west * w[T4 + i]) / (west + east);
    }
  }

  private static void blend(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      float v = w[T5 + i];
      float estimate = v + w[VH_CHOICE + i] * (w[COLOUR + i] - v);
      float here = w[AT_RED_BLUE + i];
      w[GREEN + i] = here * estimate + (1f - here) * w[MOSAIC + i];
    }
  }
}
