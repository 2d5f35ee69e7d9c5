package pentimento.ops.howto;

/// The arithmetic of [Tint].
final class TintKernel {

  private TintKernel() {}

  static void scale(float[] plane, int from, int to, float factor) {
    for (int i = from; i < to; i++) plane[i] *= factor;
  }
}
