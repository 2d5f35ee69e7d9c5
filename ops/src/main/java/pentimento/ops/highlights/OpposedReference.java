package pentimento.ops.highlights;

import pentimento.pipe.Cfa;
import pentimento.pixel.Planes;

/// What the other two colours around a photosite suggest for its own.
///
/// Over the 3×3 block around the site, negative samples as 0, each colour has a mean; the opposed
/// reference of a colour is the cube of the mean of the other two colours' cube roots.
final class OpposedReference {

  private final Cfa cfa;
  private final float[] full;
  private final int width;
  private final int height;
  private final boolean bayer;

  /// Colours of the nine sites of each block, by the phase of its centre.
  private final byte[][] colours;

  private final float[][] shares;

  /// @param full the level of each colour from which on a site counts as full
  OpposedReference(Cfa cfa, float[] full, int width, int height) {
    this.cfa = cfa;
    this.full = full;
    this.width = width;
    this.height = height;
    this.bayer = cfa.isBayer();
    int phases = cfa.width() * cfa.height();
    colours = new byte[phases][9];
    shares = new float[phases][3];
    for (int phase = 0; phase < phases; phase++) {
      for (int k = 0; k < 9; k++) {
        int x = phase % cfa.width() + k % 3 - 1;
        int y = phase / cfa.width() + k / 3 - 1;
        colours[phase][k] = (byte) cfa.colour(x, y);
        shares[phase][colours[phase][k]]++;
      }
      for (int c = 0; c < 3; c++) shares[phase][c] = 1f / Math.max(1f, shares[phase][c]);
    }
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /// Columns after which the pattern repeats.
  int period() {
    return cfa.width();
  }

  int colour(int x, int y) {
    return colours[phase(x, y)][4];
  }

  private int phase(int x, int y) {
    return bayer ? (y & 1) * 2 + (x & 1) : y % cfa.height() * cfa.width() + x % cfa.width();
  }

  /// The level from which on a site of this colour counts as full.
  float full(int colour) {
    return full[colour];
  }

  /// Whether a site lies inside the picture's one pixel wide frame.
  boolean isInner(int x, int y) {
    return x > 0 && y > 0 && x < width - 1 && y < height - 1;
  }

  /// The reference at an inner site; `samples` covers its 3×3 block.
  float at(Planes samples, int x, int y) {
    byte[] colour = colours[phase(x, y)];
    float[] plane = samples.plane(0);
    int i = samples.index(x, y);
    int row = samples.width();
    if (!bayer) return anyPattern(plane, i, row, colour, shares[phase(x, y)]);
    float before = light(plane[i - 1]) + light(plane[i + 1]);
    float above = light(plane[i - row]) + light(plane[i + row]);
    if (colour[4] == 1) return opposed(0.5f * before, 0.5f * above);
    float corners =
        light(plane[i - row - 1])
            + light(plane[i - row + 1])
            + light(plane[i + row - 1])
            + light(plane[i + row + 1]);
    return opposed(0.25f * (before + above), 0.25f * corners);
  }

  private static float anyPattern(
      float[] plane, int centre, int row, byte[] colour, float[] share) {
    float[] sum = new float[3];
    for (int k = 0; k < 9; k++) {
      sum[colour[k]] += light(plane[centre + (k / 3 - 1) * row + k % 3 - 1]);
    }
    int one = colour[4] == 0 ? 1 : 0;
    int two = colour[4] == 2 ? 1 : 2;
    return opposed(sum[one] * share[one], sum[two] * share[two]);
  }

  private static float light(float v) {
    return Math.max(0f, v);
  }

  private static float opposed(float one, float two) {
    double mean = 0.5 * (cubeRoot(one) + cubeRoot(two));
    return (float) (mean * mean * mean);
  }

  /// Of a number that is not negative, to about 1e-13 of it: a seed from the exponent and two of
  /// Halley's steps.
  static double cubeRoot(float x) {
    double a = Float.intBitsToFloat(Float.floatToRawIntBits(x) / 3 + 709921077);
    for (int step = 0; step < 2; step++) {
      double cube = a * a * a;
      a *= (cube + x + x) / (cube + cube + x);
    }
    return a;
  }
}
