package pentimento.ops.colorin;

/// The part of the input conversion that is no matrix.
final class ColorInKernel {

  private ColorInKernel() {}

  /// Where blue is more than half of the sum of camera R, G and B, moves some of it to green.
  static void turnBlue(float[] r, float[] g, float[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      float sum = r[i] + g[i] + b[i];
      if (sum <= 0f) continue;
      float share = b[i] / sum;
      if (share <= 0.5f) continue;
      float t = (share - 0.5f) / 0.5f * Math.min(1f, sum / 0.5f);
      g[i] += t * 0.11f;
      b[i] -= t * 0.11f;
    }
  }
}
