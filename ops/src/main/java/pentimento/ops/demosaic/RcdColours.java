package pentimento.ops.demosaic;

import static pentimento.ops.demosaic.RcdWindow.*;

/// The stages of [Rcd] that fill in the missing colours.
///
/// An estimate along a direction is (after · b + before · f) / (before + after): the values b and f
/// that the neighbours before and after suggest, each weighted by the gradient on the other side.
/// Two estimates v and h are mixed as v + choice · (h - v). Since a division costs much, both are
/// kept as fractions and divided once.
final class RcdColours {

  /// Keeps gradients and low-pass sums away from 0.
  private static final float EPS = 1e-5f;

  // Changes along the diagonals.
  private static final int CHANGE_FALLING = T1;
  private static final int CHANGE_RISING = T2;
  private static final int GREEN_FALLING = T3;
  private static final int GREEN_RISING = T4;

  // Low-pass sums with the neighbour above and to the left.
  private static final int LOW_UP = T1;
  private static final int LOW_LEFT = T2;

  // Changes of the opposite colour.
  private static final int OPPOSITE_DOWN = T1;
  private static final int OPPOSITE_RIGHT = T2;

  // Red and blue at green sites: that of the row's sites, and the other.
  static final int SAMPLED = T3;
  static final int OTHER = T4;

  private RcdColours() {}

  /// Fills the step's rows of how much samples differ from the next of their kind above and to the
  /// left.
  static void fillChanges(RcdWindow window) {
    for (int to = ROWS * H, plane = 0; plane < 2; plane++) {
      int at = plane * TO_GREEN;
      changeDown(window.w, at + MOSAIC_FROM * H, at + to);
      changeRight(window.w, at + MOSAIC_FROM * H, at + to);
    }
  }

  /// Fills the step's rows of green at red and blue sites.
  static void fillGreen(RcdWindow window) {
    float[] w = window.w;
    int top = window.top(GREEN_FROM, GREEN_REACH);
    int bottom = window.bottom(GREEN_FROM, GREEN_REACH);
    int from = siteAt(top, window.left(GREEN_REACH));
    int to = siteAt(bottom - 1, window.right(GREEN_REACH));
    lowUp(w, from, to + S2);
    lowLeft(w, from, to + E2);
    greenNorth(w, from, to);
    greenSouth(w, from, to);
    greenVerticalUnder(w, from, to);
    greenVertical(w, from, to);
    greenWest(w, from, to);
    greenEast(w, from, to);
    greenHorizontalUnder(w, from, to);
    greenHorizontal(w, from, to);
    mix(w, VH_C, GREEN, from, to);
    for (int row = top; row < bottom; row++) window.restoreEdge(GREEN, SITE_C, row, 4);
    siteMinusGreen(w, from, to);
  }

  /// Fills the step's rows of blue at red sites and red at blue ones.
  static void fillOpposite(RcdWindow window) {
    float[] w = window.w;
    int top = window.top(OPPOSITE_FROM, OPPOSITE_REACH);
    int bottom = window.bottom(OPPOSITE_FROM, OPPOSITE_REACH);
    int from = siteAt(top, window.left(OPPOSITE_REACH));
    int to = siteAt(bottom - 1, window.right(OPPOSITE_REACH));
    changeFalling(w, from + NW, to + 3 * SE);
    changeRising(w, from + NE, to + 3 * SW);
    greenFalling(w, from, to + 2 * SE);
    greenRising(w, from, to + 2 * SW);
    oppositeFallingBefore(w, from, to);
    oppositeFallingAfter(w, from, to);
    oppositeFallingOver(w, from, to);
    oppositeRisingBefore(w, from, to);
    oppositeRisingAfter(w, from, to);
    oppositeRisingOver(w, from, to);
    mix(w, PQ, OPPOSITE, from, to);
    addGreen(w, from, to);
    for (int row = top; row < bottom; row++) window.restoreEdge(OPPOSITE, -1, row, 4);
    oppositeMinusGreen(w, from, to);
  }

  /// Fills SAMPLED and OTHER for the rows that the step hands out.
  static void fillAtGreen(RcdWindow window) {
    float[] w = window.w;
    int top = window.top(OUTPUT_FROM, 0);
    int bottom = window.bottom(OUTPUT_FROM, 0);
    int from = greenAt(top, window.left(0));
    int to = greenAt(bottom - 1, window.right(0));
    oppositeDown(w, from + G_N1, to + G_S3);
    oppositeRight(w, from + G_W1, to + G_E3);

    verticalOppositeBefore(w, from, to);
    verticalOppositeAfter(w, from, to);
    verticalOppositeOver(w, from, to);
    horizontalSiteBefore(w, from, to);
    horizontalSiteAfter(w, from, to);
    horizontalSiteOver(w, from, to);
    mix(w, VH_G, SAMPLED, from, to);

    verticalSiteBefore(w, from, to);
    verticalSiteAfter(w, from, to);
    verticalSiteOver(w, from, to);
    horizontalOppositeBefore(w, from, to);
    horizontalOppositeAfter(w, from, to);
    horizontalOppositeOver(w, from, to);
    mix(w, VH_G, OTHER, from, to);
    addToGreen(w, from, to);
  }

  /// Mixes V_OVER / V_UNDER and H_OVER / H_UNDER by the choice in one plane into another.
  private static void mix(float[] w, int choice, int target, int from, int to) {
    if (from >= to) return;
    System.arraycopy(w, choice + from, w, CHOICE + from, to - from);
    mix(w, from, to);
    System.arraycopy(w, MIXED + from, w, target + from, to - from);
  }

  private static void mix(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      float v = w[V_OVER + i] * w[H_UNDER + i];
      w[MIXED + i] =
          (v + w[CHOICE + i] * (w[H_OVER + i] * w[V_UNDER + i] - v))
              / (w[V_UNDER + i] * w[H_UNDER + i]);
    }
  }

  private static void changeDown(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[CHANGE_DOWN_C + i] = Math.abs(w[SITE_C + i] - w[SITE_C + i + N2]);
    }
  }

  private static void changeRight(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[CHANGE_RIGHT_C + i] = Math.abs(w[SITE_C + i] - w[SITE_C + i + W2]);
    }
  }

  // Green: the neighbours' green times the site's low-pass over the mean of both low-passes.

  private static void lowUp(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[LOW_UP + i] = (EPS + w[LOW_PASS + i]) + w[LOW_PASS + i + N2];
    }
  }

  private static void lowLeft(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[LOW_LEFT + i] = (EPS + w[LOW_PASS + i]) + w[LOW_PASS + i + W2];
    }
  }

  private static void greenNorth(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      float north =
          ((EPS + w[CHANGE_DOWN_G + i + C_S1]) + w[CHANGE_DOWN_C + i])
              + (w[CHANGE_DOWN_G + i + C_N1] + w[CHANGE_DOWN_C + i + N2]);
      w[BEFORE + i] = north * w[LOW_UP + i];
    }
  }

  private static void greenSouth(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      float south =
          ((EPS + w[CHANGE_DOWN_G + i + C_S1]) + w[CHANGE_DOWN_C + i + S2])
              + (w[CHANGE_DOWN_G + i + C_S3] + w[CHANGE_DOWN_C + i + 2 * S2]);
      w[AFTER + i] = south * w[LOW_UP + i + S2];
    }
  }

  private static void greenVertical(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[V_OVER + i] =
          (w[AFTER + i] * w[SITE_G + i + C_N1] + w[BEFORE + i] * w[SITE_G + i + C_S1])
              * (2f * w[LOW_PASS + i]);
    }
  }

  private static void greenVerticalUnder(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[V_UNDER + i] = w[AFTER + i] * w[LOW_UP + i] + w[BEFORE + i] * w[LOW_UP + i + S2];
    }
  }

  private static void greenWest(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      float west =
          ((EPS + w[CHANGE_RIGHT_G + i + C_E1]) + w[CHANGE_RIGHT_C + i])
              + (w[CHANGE_RIGHT_G + i + C_W1] + w[CHANGE_RIGHT_C + i + W2]);
      w[BEFORE + i] = west * w[LOW_LEFT + i];
    }
  }

  private static void greenEast(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      float east =
          ((EPS + w[CHANGE_RIGHT_G + i + C_E1]) + w[CHANGE_RIGHT_C + i + E2])
              + (w[CHANGE_RIGHT_G + i + C_E3] + w[CHANGE_RIGHT_C + i + 2 * E2]);
      w[AFTER + i] = east * w[LOW_LEFT + i + E2];
    }
  }

  private static void greenHorizontal(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[H_OVER + i] =
          (w[AFTER + i] * w[SITE_G + i + C_W1] + w[BEFORE + i] * w[SITE_G + i + C_E1])
              * (2f * w[LOW_PASS + i]);
    }
  }

  private static void greenHorizontalUnder(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[H_UNDER + i] = w[AFTER + i] * w[LOW_LEFT + i] + w[BEFORE + i] * w[LOW_LEFT + i + E2];
    }
  }

  private static void siteMinusGreen(float[] w, int from, int to) {
    for (int i = from; i < to; i++) w[SITE_MINUS_GREEN + i] = w[SITE_C + i] - w[GREEN + i];
  }

  // The opposite colour, along the diagonals: green plus the mixture of the differences from it.

  private static void changeFalling(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[CHANGE_FALLING + i] = Math.abs(w[SITE_C + i] - w[SITE_C + i + 2 * NW]);
    }
  }

  private static void changeRising(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[CHANGE_RISING + i] = Math.abs(w[SITE_C + i] - w[SITE_C + i + 2 * NE]);
    }
  }

  private static void greenFalling(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[GREEN_FALLING + i] = Math.abs(w[GREEN + i] - w[GREEN + i + 2 * NW]);
    }
  }

  private static void greenRising(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[GREEN_RISING + i] = Math.abs(w[GREEN + i] - w[GREEN + i + 2 * NE]);
    }
  }

  private static void oppositeFallingBefore(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[BEFORE + i] =
          (EPS + w[CHANGE_FALLING + i + SE]) + (w[CHANGE_FALLING + i + NW] + w[GREEN_FALLING + i]);
    }
  }

  private static void oppositeFallingAfter(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[AFTER + i] =
          (EPS + w[CHANGE_FALLING + i + SE])
              + (w[CHANGE_FALLING + i + 3 * SE] + w[GREEN_FALLING + i + 2 * SE]);
    }
  }

  private static void oppositeFallingOver(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[V_UNDER + i] = w[BEFORE + i] + w[AFTER + i];
      w[V_OVER + i] =
          w[AFTER + i] * w[SITE_MINUS_GREEN + i + NW]
              + w[BEFORE + i] * w[SITE_MINUS_GREEN + i + SE];
    }
  }

  private static void oppositeRisingBefore(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[BEFORE + i] =
          (EPS + w[CHANGE_RISING + i + SW]) + (w[CHANGE_RISING + i + NE] + w[GREEN_RISING + i]);
    }
  }

  private static void oppositeRisingAfter(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[AFTER + i] =
          (EPS + w[CHANGE_RISING + i + SW])
              + (w[CHANGE_RISING + i + 3 * SW] + w[GREEN_RISING + i + 2 * SW]);
    }
  }

  private static void oppositeRisingOver(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[H_UNDER + i] = w[BEFORE + i] + w[AFTER + i];
      w[H_OVER + i] =
          w[AFTER + i] * w[SITE_MINUS_GREEN + i + NE]
              + w[BEFORE + i] * w[SITE_MINUS_GREEN + i + SW];
    }
  }

  private static void addGreen(float[] w, int from, int to) {
    for (int i = from; i < to; i++) w[OPPOSITE + i] += w[GREEN + i];
  }

  private static void oppositeMinusGreen(float[] w, int from, int to) {
    for (int i = from; i < to; i++) w[OPPOSITE_MINUS_GREEN + i] = w[OPPOSITE + i] - w[GREEN + i];
  }

  // Red and blue at green sites. In a row of red sites, those above and below are blue ones.

  private static void oppositeDown(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[OPPOSITE_DOWN + i] = Math.abs(w[OPPOSITE + i] - w[OPPOSITE + i + N2]);
    }
  }

  private static void oppositeRight(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[OPPOSITE_RIGHT + i] = Math.abs(w[OPPOSITE + i] - w[OPPOSITE + i + W2]);
    }
  }

  private static void verticalOppositeBefore(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[BEFORE + i] =
          (EPS + w[OPPOSITE_DOWN + i + G_S1])
              + (w[OPPOSITE_DOWN + i + G_N1] + w[CHANGE_DOWN_G + i]);
    }
  }

  private static void verticalOppositeAfter(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[AFTER + i] =
          (EPS + w[OPPOSITE_DOWN + i + G_S1])
              + (w[OPPOSITE_DOWN + i + G_S3] + w[CHANGE_DOWN_G + i + S2]);
    }
  }

  private static void verticalOppositeOver(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[V_UNDER + i] = w[BEFORE + i] + w[AFTER + i];
      w[V_OVER + i] =
          w[AFTER + i] * w[OPPOSITE_MINUS_GREEN + i + G_N1]
              + w[BEFORE + i] * w[OPPOSITE_MINUS_GREEN + i + G_S1];
    }
  }

  private static void verticalSiteBefore(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[BEFORE + i] =
          (EPS + w[CHANGE_DOWN_C + i + G_S1])
              + (w[CHANGE_DOWN_C + i + G_N1] + w[CHANGE_DOWN_G + i]);
    }
  }

  private static void verticalSiteAfter(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[AFTER + i] =
          (EPS + w[CHANGE_DOWN_C + i + G_S1])
              + (w[CHANGE_DOWN_C + i + G_S3] + w[CHANGE_DOWN_G + i + S2]);
    }
  }

  private static void verticalSiteOver(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[V_UNDER + i] = w[BEFORE + i] + w[AFTER + i];
      w[V_OVER + i] =
          w[AFTER + i] * w[SITE_MINUS_GREEN + i + G_N1]
              + w[BEFORE + i] * w[SITE_MINUS_GREEN + i + G_S1];
    }
  }

  private static void horizontalOppositeBefore(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[BEFORE + i] =
          (EPS + w[OPPOSITE_RIGHT + i + G_E1])
              + (w[OPPOSITE_RIGHT + i + G_W1] + w[CHANGE_RIGHT_G + i]);
    }
  }

  private static void horizontalOppositeAfter(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[AFTER + i] =
          (EPS + w[OPPOSITE_RIGHT + i + G_E1])
              + (w[OPPOSITE_RIGHT + i + G_E3] + w[CHANGE_RIGHT_G + i + E2]);
    }
  }

  private static void horizontalOppositeOver(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[H_UNDER + i] = w[BEFORE + i] + w[AFTER + i];
      w[H_OVER + i] =
          w[AFTER + i] * w[OPPOSITE_MINUS_GREEN + i + G_W1]
              + w[BEFORE + i] * w[OPPOSITE_MINUS_GREEN + i + G_E1];
    }
  }

  private static void horizontalSiteBefore(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[BEFORE + i] =
          (EPS + w[CHANGE_RIGHT_C + i + G_E1])
              + (w[CHANGE_RIGHT_C + i + G_W1] + w[CHANGE_RIGHT_G + i]);
    }
  }

  private static void horizontalSiteAfter(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[AFTER + i] =
          (EPS + w[CHANGE_RIGHT_C + i + G_E1])
              + (w[CHANGE_RIGHT_C + i + G_E3] + w[CHANGE_RIGHT_G + i + E2]);
    }
  }

  private static void horizontalSiteOver(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[H_UNDER + i] = w[BEFORE + i] + w[AFTER + i];
      w[H_OVER + i] =
          w[AFTER + i] * w[SITE_MINUS_GREEN + i + G_W1]
              + w[BEFORE + i] * w[SITE_MINUS_GREEN + i + G_E1];
    }
  }

  private static void addToGreen(float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[SAMPLED + i] += w[SITE_G + i];
      w[OTHER + i] += w[SITE_G + i];
    }
  }
}
