package pentimento.ops.demosaic;

import pentimento.pipe.Cfa;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.Scratch;

/// Patterned pixel grouping, Chuan-kai Lin's demosaicing of Bayer mosaics, as darktable does it.
///
/// Green is a mean over the 3×3 neighbourhood in the three outermost pixels of the picture, red and
/// blue in the outermost one. Reads [#HALO] pixels around.
final class Ppg {

  static final int HALO = 4;

  private final int width;
  private final int height;
  private final Cfa cfa;
  private final boolean clamped;

  /// @param clamped whether negative samples are taken as 0
  Ppg(int width, int height, Cfa cfa, boolean clamped) {
    this.width = width;
    this.height = height;
    this.cfa = cfa;
    this.clamped = clamped;
  }

  /// Fills the part `rect` of `out`; `in` covers it grown by [#HALO], cut to the picture.
  void apply(Planes in, Planes out, Rect rect, Scratch scratch) {
    Rect picture = Rect.ofSize(width, height);
    Planes mosaic = samples(in, rect.grow(HALO).intersect(picture), scratch);
    Rect near = rect.grow(1).intersect(picture);
    Planes green =
        new Planes(near, new float[][] {scratch.floats(2, Math.toIntExact(near.area()))});
    for (int y = near.y(); y < near.bottom(); y++) {
      for (int x = near.x(); x < near.right(); x++) {
        green.plane(0)[green.index(x, y)] = green(mosaic, x, y);
      }
    }
    for (int y = rect.y(); y < rect.bottom(); y++) {
      for (int x = rect.x(); x < rect.right(); x++) {
        int at = out.index(x, y);
        for (int colour = 0; colour < 3; colour++) {
          out.plane(colour)[at] =
              colour == 1 ? green.at(0, x, y) : colour(mosaic, green, colour, x, y);
        }
      }
    }
  }

  private Planes samples(Planes in, Rect rect, Scratch scratch) {
    if (!clamped) return in;
    Planes copy = new Planes(rect, new float[][] {scratch.floats(1, Math.toIntExact(rect.area()))});
    copy.copyFrom(in);
    float[] plane = copy.plane(0);
    for (int i = 0; i < rect.area(); i++) plane[i] = Math.max(0f, plane[i]);
    return copy;
  }

  private int distanceToEdge(int x, int y) {
    return Math.min(Math.min(x, width - 1 - x), Math.min(y, height - 1 - y));
  }

  private float green(Planes m, int x, int y) {
    if (cfa.colour(x, y) == 1) return m.at(0, x, y);
    if (distanceToEdge(x, y) < 3) return Bilinear.mean(m, cfa, width, height, 1, x, y);
    float[] a = m.plane(0);
    int i = m.index(x, y);
    int row = m.width();
    float acrossChange = change(a, i, 1);
    float downChange = change(a, i, row);
    return downChange < acrossChange ? guess(a, i, row) : guess(a, i, 1);
  }

  /// How much the mosaic varies along `step`.
  private static float change(float[] a, int i, int step) {
    float before = a[i - step];
    float after = a[i + step];
    return 3f
            * (Math.abs(a[i - 2 * step] - a[i])
                + Math.abs(a[i + 2 * step] - a[i])
                + Math.abs(before - after))
        + 2f * (Math.abs(a[i + 3 * step] - after) + Math.abs(a[i - 3 * step] - before));
  }

  /// Green from the two neighbours along `step`, corrected by the second difference, and kept
  /// between them.
  private static float guess(float[] a, int i, int step) {
    float before = a[i - step];
    float after = a[i + step];
    float v = 0.25f * (2f * (before + a[i] + after) - a[i + 2 * step] - a[i - 2 * step]);
    return Math.max(Math.min(v, Math.max(before, after)), Math.min(before, after));
  }

  private float colour(Planes m, Planes g, int colour, int x, int y) {
    int own = cfa.colour(x, y);
    if (own == colour) return m.at(0, x, y);
    if (distanceToEdge(x, y) < 1) return Bilinear.mean(m, cfa, width, height, colour, x, y);
    float[] a = m.plane(0);
    float[] green = g.plane(0);
    int i = m.index(x, y);
    int k = g.index(x, y);
    int row = m.width();
    int greenRow = g.width();
    if (own == 1) {
      boolean across = cfa.colour(x + 1, y) == colour;
      int step = across ? 1 : row;
      int greenStep = across ? 1 : greenRow;
      return 0.5f
          * (a[i - step]
              + a[i + step]
              + 2f * green[k]
              - green[k - greenStep]
              - green[k + greenStep]);
    }
    float downChange = diagonalChange(a, i, row + 1, green, k, greenRow + 1);
    float upChange = diagonalChange(a, i, row - 1, green, k, greenRow - 1);
    float down = diagonalGuess(a, i, row + 1, green, k, greenRow + 1);
    float up = diagonalGuess(a, i, row - 1, green, k, greenRow - 1);
    if (downChange > upChange) return up * 0.5f;
    if (downChange < upChange) return down * 0.5f;
    return (down + up) * 0.25f;
  }

  private static float diagonalChange(
      float[] a, int i, int step, float[] green, int k, int greenStep) {
    return Math.abs(a[i - step] - a[i + step])
        + Math.abs(green[k - greenStep] - green[k])
        + Math.abs(green[k + greenStep] - green[k]);
  }

  /// Twice the estimate along a diagonal.
  private static float diagonalGuess(
      float[] a, int i, int step, float[] green, int k, int greenStep) {
    return a[i - step] + a[i + step] + 2f * green[k] - green[k - greenStep] - green[k + greenStep];
  }
}
