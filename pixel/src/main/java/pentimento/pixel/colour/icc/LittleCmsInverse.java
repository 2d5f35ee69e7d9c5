package pentimento.pixel.colour.icc;

/// The inverse of a sampled curve as LittleCMS tabulates it: 4096 samples, rounded to 16 bits.
final class LittleCmsInverse {

  private static final int SIZE = 4096;

  private LittleCmsInverse() {}

  static SampledCurve of(SampledCurve curve) {
    int n = curve.samples().length;
    boolean ascending = curve.code(0) <= curve.code(n - 1);
    float[] result = new float[SIZE];
    double a = 0;
    double b = 0;
    for (int i = 0; i < SIZE; i++) {
      double y = i * 65535.0 / (SIZE - 1);
      int j = interval(curve, y, ascending);
      if (j >= 0) {
        double x1 = curve.code(j);
        double x2 = curve.code(j + 1);
        double y1 = j * 65535.0 / (n - 1);
        double y2 = (j + 1) * 65535.0 / (n - 1);
        if (Math.abs(x2 - x1) < 0.01) {
          result[i] = SampledCurve.word((ascending ? y2 : y1) / 65535) / 65535f;
          continue;
        }
        a = (y2 - y1) / (x2 - x1);
        b = y2 - a * x2;
      }
      result[i] = SampledCurve.word((a * y + b) / 65535) / 65535f;
    }
    return new SampledCurve(result, true);
  }

  /// The interval in which `y` lies, the topmost of several; -1 when there is none.
  private static int interval(SampledCurve curve, double y, boolean ascending) {
    int n = curve.samples().length - 1;
    for (int k = 0; k < n; k++) {
      int i = ascending ? n - 1 - k : k;
      int y0 = curve.code(i);
      int y1 = curve.code(i + 1);
      if (y >= Math.min(y0, y1) && y <= Math.max(y0, y1)) return i;
    }
    return -1;
  }
}
