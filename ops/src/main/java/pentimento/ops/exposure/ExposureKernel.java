package pentimento.ops.exposure;

/// `v = (v - black) · scale`.
final class ExposureKernel {

  private ExposureKernel() {}

  static void apply(float[] plane, int from, int to, float black, float scale) {
    for (int i = from; i < to; i++) plane[i] = (plane[i] - black) * scale;
  }
}
