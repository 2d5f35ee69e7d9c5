package pentimento.pixel.colour.icc;

import org.jspecify.annotations.Nullable;

/// RGB of 8 bits to RGB by curves, a matrix and curves, in LittleCMS's 1.14 fixed point.
///
/// @param first 256 linear values per channel, in 16384ths
/// @param matrix nine coefficients in 16384ths, row by row
/// @param last 16385 encoded values per channel
record FixedPointStage(int[][] first, int[] matrix, int[] offset, float[][] last) implements Stage {

  private static final int ONE = 16384;

  static FixedPointStage of(
      @Nullable CurveStage first, DoubleMatrixStage matrix, @Nullable CurveStage last) {
    int[][] in = new int[3][256];
    float[][] out = new float[3][ONE + 1];
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < 256; i++) {
        double x = (float) (i / 255.0);
        in[c][i] = fixed((float) (first == null ? x : first.curves().get(c).at(x)));
      }
      for (int i = 0; i <= ONE; i++) {
        double x = i / (double) ONE;
        float y = (float) (last == null ? x : last.curves().get(c).at(x));
        out[c][i] = SampledCurve.word(y) / 65535f;
      }
    }
    int[] m = new int[9];
    for (int i = 0; i < 9; i++) m[i] = fixed(matrix.m()[i]);
    int[] offset = new int[3];
    double[] own = matrix.offset();
    if (own != null) for (int i = 0; i < 3; i++) offset[i] = fixed(own[i]);
    return new FixedPointStage(in, m, offset, out);
  }

  private static int fixed(double v) {
    return (int) Math.floor(v * ONE + 0.5);
  }

  @Override
  public int inputs() {
    return 3;
  }

  @Override
  public int outputs() {
    return 3;
  }

  @Override
  public void apply(float[][] planes, int from, int length) {
    for (int i = from; i < from + length; i++) {
      int r = first[0][code(planes[0][i])];
      int g = first[1][code(planes[1][i])];
      int b = first[2][code(planes[2][i])];
      for (int c = 0; c < 3; c++) {
        long sum =
            (long) matrix[3 * c] * r + (long) matrix[3 * c + 1] * g + (long) matrix[3 * c + 2] * b;
        int v = (int) (sum + offset[c] + 0x2000 >> 14);
        planes[c][i] = last[c][Math.clamp(v, 0, ONE)];
      }
    }
  }

  private static int code(float v) {
    float x = v * 255 + 0.5f;
    return x > 0 ? Math.min((int) x, 255) : 0;
  }
}
