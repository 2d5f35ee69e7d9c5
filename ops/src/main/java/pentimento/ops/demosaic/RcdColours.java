package pentimento.ops.demosaic;

import static pentimento.ops.demosaic.RcdWindow.*;

/// The stages of [Rcd] that fill in the missing colours.
final class RcdColours {

  private static final int S = STRIDE;

  /// One step to south-east and one to south-west.
  private static final int SE = S + 1;

  private static final int SW = S - 1;

  /// Keeps gradients and low-pass sums away from 0.
  private static final float EPS = 1e-5f;

  private RcdColours() {}

  /// Fills the step's rows of GREEN; green sites keep their sample.
  static void fillGreen(RcdWindow window) {
    float[] w = window.w;
    int bottom = window.bottom(GREEN_FROM, GREEN_REACH);
    int left = window.left(GREEN_REACH);
    int right = window.right(GREEN_REACH);
    for (int row = window.top(GREEN_FROM, GREEN_REACH); row < bottom; row++) {
      System.arraycopy(w, MOSAIC + row * S + left, w, GREEN + row * S + left, right - left);
      green(w, row * S + RcdDirections.siteFrom(left, row), row * S + right);
      window.restoreEdge(GREEN, MOSAIC, row, 4);
    }
  }

  /// Fills the step's rows of OPPOSITE: blue at red sites and red at blue ones.
  static void fillOpposite(RcdWindow window) {
    float[] w = window.w;
    int bottom = window.bottom(OPPOSITE_FROM, OPPOSITE_REACH);
    int left = window.left(OPPOSITE_REACH);
    int right = window.right(OPPOSITE_REACH);
    for (int row = window.top(OPPOSITE_FROM, OPPOSITE_REACH); row < bottom; row++) {
      opposite(w, row * S + RcdDirections.siteFrom(left, row), row * S + right);
      window.restoreEdge(OPPOSITE, -1, row, 4);
    }
  }

  /*
   * An estimate along a direction is (after · b + before · f) / (before + after): the values b and
   * f that the neighbours before and after suggest, each weighted by the gradient on the other
   * side. Two estimates v and h are mixed as v + choice · (h - v). Since a division costs as much
   * as all else, both are kept as fractions and divided once.
   */

  private static float mix(float vOver, float vUnder, float hOver, float hUnder, float choice) {
    float v = vOver * hUnder;
    return (v + choice * (hOver * vUnder - v)) / (vUnder * hUnder);
  }

  private static void green(float[] w, int from, int to) {
    for (int i = from; i < to; i += 2) {
      float a = w[MOSAIC + i];
      float low = EPS + w[LOW_PASS + i];

      float n1 = w[MOSAIC + i - S];
      float s1 = w[MOSAIC + i + S];
      float n2 = w[MOSAIC + i - 2 * S];
      float s2 = w[MOSAIC + i + 2 * S];
      float ns = EPS + Math.abs(n1 - s1);
      float north =
          (ns + Math.abs(a - n2))
              + (Math.abs(n1 - w[MOSAIC + i - 3 * S]) + Math.abs(n2 - w[MOSAIC + i - 4 * S]));
      float south =
          (ns + Math.abs(a - s2))
              + (Math.abs(s1 - w[MOSAIC + i + 3 * S]) + Math.abs(s2 - w[MOSAIC + i + 4 * S]));
      float lowNorth = low + w[LOW_PASS + i - 2 * S];
      float lowSouth = low + w[LOW_PASS + i + 2 * S];
      float vOver = south * n1 * lowSouth + north * s1 * lowNorth;
      float vUnder = (north + south) * lowNorth * lowSouth;

      float w1 = w[MOSAIC + i - 1];
      float e1 = w[MOSAIC + i + 1];
      float w2 = w[MOSAIC + i - 2];
      float e2 = w[MOSAIC + i + 2];
      float we = EPS + Math.abs(w1 - e1);
      float west =
          (we + Math.abs(a - w2))
              + (Math.abs(w1 - w[MOSAIC + i - 3]) + Math.abs(w2 - w[MOSAIC + i - 4]));
      float east =
          (we + Math.abs(a - e2))
              + (Math.abs(e1 - w[MOSAIC + i + 3]) + Math.abs(e2 - w[MOSAIC + i + 4]));
      float lowWest = low + w[LOW_PASS + i - 2];
      float lowEast = low + w[LOW_PASS + i + 2];
      float hOver = east * w1 * lowEast + west * e1 * lowWest;
      float hUnder = (west + east) * lowWest * lowEast;

      float choice = RcdDirections.choice(w, VH + i);
      w[GREEN + i] = 2f * w[LOW_PASS + i] * mix(vOver, vUnder, hOver, hUnder, choice);
    }
  }

  private static void opposite(float[] w, int from, int to) {
    for (int i = from; i < to; i += 2) {
      float choice = RcdDirections.choice(w, PQ + i);
      w[OPPOSITE + i] = w[GREEN + i] + difference(w, i, MOSAIC, SE, MOSAIC, SW, choice);
    }
  }

  /// Colour minus green, from the neighbours along two directions.
  ///
  /// @param vPlane where the colour stands at the neighbours along the first direction
  /// @param v one step along the first direction
  static float difference(float[] w, int i, int vPlane, int v, int hPlane, int h, float choice) {
    float here = w[GREEN + i];

    float n1 = w[vPlane + i - v];
    float s1 = w[vPlane + i + v];
    float ns = EPS + Math.abs(n1 - s1);
    float north =
        ns + (Math.abs(n1 - w[vPlane + i - 3 * v]) + Math.abs(here - w[GREEN + i - 2 * v]));
    float south =
        ns + (Math.abs(s1 - w[vPlane + i + 3 * v]) + Math.abs(here - w[GREEN + i + 2 * v]));
    float vOver = south * (n1 - w[GREEN + i - v]) + north * (s1 - w[GREEN + i + v]);

    float w1 = w[hPlane + i - h];
    float e1 = w[hPlane + i + h];
    float we = EPS + Math.abs(w1 - e1);
    float west =
        we + (Math.abs(w1 - w[hPlane + i - 3 * h]) + Math.abs(here - w[GREEN + i - 2 * h]));
    float east =
        we + (Math.abs(e1 - w[hPlane + i + 3 * h]) + Math.abs(here - w[GREEN + i + 2 * h]));
    float hOver = east * (w1 - w[GREEN + i - h]) + west * (e1 - w[GREEN + i + h]);

    return mix(vOver, north + south, hOver, west + east, choice);
  }

  /// Hands out a row of all three colours at green sites, times `gain` and not negative.
  ///
  /// @param from index of the first green site in the window
  /// @param to index after the last column
  /// @param sampled the colour that the row samples besides green
  /// @param other the third colour
  static void greenSites(
      float[] w,
      int from,
      int to,
      float gain,
      float[] sampled,
      float[] green,
      float[] other,
      int at) {
    for (int i = from, o = at; i < to; i += 2, o += 2) {
      float choice = RcdDirections.choice(w, VH + i);
      float g = w[GREEN + i];
      float a = g + difference(w, i, OPPOSITE, S, MOSAIC, 1, choice);
      float b = g + difference(w, i, MOSAIC, S, OPPOSITE, 1, choice);
      sampled[o] = Math.max(0f, a * gain);
      other[o] = Math.max(0f, b * gain);
      green[o] = g * gain;
    }
  }

  /// Hands out a row of all three colours at red or blue sites, times `gain` and not negative.
  static void colourSites(
      float[] w,
      int from,
      int to,
      float gain,
      float[] sampled,
      float[] green,
      float[] other,
      int at) {
    for (int i = from, o = at; i < to; i += 2, o += 2) {
      sampled[o] = w[MOSAIC + i] * gain;
      green[o] = Math.max(0f, w[GREEN + i] * gain);
      other[o] = Math.max(0f, w[OPPOSITE + i] * gain);
    }
  }
}
