package pentimento.formats.jpeg;

/// The forward 8×8 discrete cosine transform with quantisation.
final class ForwardDct {

  /*
   * Arai, Agui, Nakajima, A Fast DCT-SQ Scheme for Images, 1988: five multiplications per line of
   * eight; each coefficient comes out scaled by a factor per row and column, which is divided out
   * together with the quantiser.
   */

  private static final float C4 = 0.70710677f;
  private static final float C6 = 0.38268343f;
  private static final float Q = 0.5411961f;
  private static final float R = 1.3065629f;

  private final float[] reciprocals = new float[64];

  /// @param steps the quantiser's steps in natural order (not zigzag)
  ForwardDct(int[] steps) {
    for (int v = 0; v < 8; v++) {
      for (int u = 0; u < 8; u++) {
        double scale = scale(u) * scale(v) * 8;
        reciprocals[v * 8 + u] = (float) (1 / (steps[v * 8 + u] * scale));
      }
    }
  }

  /// Transforms `block` in place and writes the quantised coefficients in natural order.
  void transform(float[] block, int[] coefficients) {
    for (int i = 0; i < 64; i += 8) line(block, i, 1);
    for (int i = 0; i < 8; i++) line(block, i, 8);
    for (int i = 0; i < 64; i++) {
      // Adding before the cut rounds to nearest; the constant keeps the sum positive.
      coefficients[i] = (int) (block[i] * reciprocals[i] + 16384.5f) - 16384;
    }
  }

  /// The factor that row or column `i` comes out with: 1, or √2·cos(iπ/16).
  private static double scale(int i) {
    return i == 0 ? 1 : StrictMath.sqrt(2) * StrictMath.cos(i * StrictMath.PI / 16);
  }

  private static void line(float[] x, int at, int step) {
    int i1 = at + step;
    int i2 = i1 + step;
    int i3 = i2 + step;
    int i4 = i3 + step;
    int i5 = i4 + step;
    int i6 = i5 + step;
    int i7 = i6 + step;
    float s07 = x[at] + x[i7];
    float d07 = x[at] - x[i7];
    float s16 = x[i1] + x[i6];
    float d16 = x[i1] - x[i6];
    float s25 = x[i2] + x[i5];
    float d25 = x[i2] - x[i5];
    float s34 = x[i3] + x[i4];
    float d34 = x[i3] - x[i4];

    // Even coefficients, from the sums.
    float outer = s07 + s34;
    float inner = s16 + s25;
    float rest = s07 - s34;
    float turned = (s16 - s25 + rest) * C4;
    x[at] = outer + inner;
    x[i4] = outer - inner;
    x[i2] = rest + turned;
    x[i6] = rest - turned;

    // Odd coefficients, from the differences.
    float a = d34 + d25;
    float b = (d25 + d16) * C4;
    float c = d16 + d07;
    float common = (a - c) * C6;
    float low = Q * a + common;
    float high = R * c + common;
    float plus = d07 + b;
    float minus = d07 - b;
    x[i5] = minus + low;
    x[i3] = minus - low;
    x[i1] = plus + high;
    x[i7] = plus - high;
  }
}
