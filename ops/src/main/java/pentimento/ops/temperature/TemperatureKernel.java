package pentimento.ops.temperature;

/// `v = v · gain` for every n-th sample.
final class TemperatureKernel {

  private TemperatureKernel() {}

  static void multiply(float[] plane, int from, int to, int step, float gain) {
    if (gain == 1f) return;
    for (int i = from; i < to; i += step) plane[i] *= gain;
  }
}
