package pentimento.ops.finalscale;

/// Which input samples make each of a run of output samples along one axis, and with what weight.
///
/// @param start for each output sample, where its taps begin in `index` and `weight`; one more at
///   the end
/// @param index positions of input samples, kept inside the input
/// @param weight their weights; those of one output sample sum to 1
record Taps(int[] start, int[] index, float[] weight) {

  /*
   * Making smaller by the ratio s < 1, output sample i looks at the input samples whose place m · s
   * is within the kernel's width of i; there is no shift of half a pixel. As in darktable the number
   * of taps is cut to a whole number, so that the last one is often missing. Where sizes were
   * rounded s may be a little above 1; the kernel then keeps its own width.
   */

  /// Lobes of the kernel on each side.
  private static final int LOBES = 3;

  private static final float PI = (float) Math.PI;

  /// @param from first output sample
  /// @param count output samples
  /// @param ratio output samples per input sample
  /// @param size input samples there are
  static Taps of(int from, int count, float ratio, int size) {
    float step = Math.min(1f, ratio);
    int most = (int) (2 * LOBES / step) + 2;
    int[] start = new int[count + 1];
    int[] index = new int[count * most];
    float[] weight = new float[count * most];
    int n = 0;
    for (int k = 0; k < count; k++) {
      float centre = centre(from + k, ratio);
      int first = first(centre, step);
      float t = first * step - centre;
      int taps = taps(centre, first, step);
      float sum = 0;
      start[k] = n;
      for (int m = 0; m < taps; m++) {
        index[n + m] = Math.clamp(first + m, 0, size - 1);
        weight[n + m] = lanczos(t + m * step);
        sum += weight[n + m];
      }
      for (int m = 0; m < taps; m++) weight[n + m] /= sum;
      n += taps;
    }
    start[count] = n;
    return new Taps(start, index, weight);
  }

  /// The least and the greatest input position that output samples look at, without their weights.
  static Span span(int from, int count, float ratio, int size) {
    float step = Math.min(1f, ratio);
    int least = Integer.MAX_VALUE;
    int greatest = 0;
    for (int k = 0; k < count; k++) {
      float centre = centre(from + k, ratio);
      int first = first(centre, step);
      least = Math.min(least, Math.clamp(first, 0, size - 1));
      greatest = Math.max(greatest, Math.clamp(first + taps(centre, first, step) - 1, 0, size - 1));
    }
    return new Span(least, greatest);
  }

  /// @param first the least position
  /// @param last the greatest
  record Span(int first, int last) {}

  private static float centre(int output, float ratio) {
    return ratio <= 1 ? output : output / ratio;
  }

  private static int first(float centre, float step) {
    return (int) Math.ceil((centre - LOBES) / step);
  }

  private static int taps(float centre, int first, float step) {
    return (int) ((LOBES - (first * step - centre)) / step);
  }

  /// `w S(πt) S(πt/w) / (π² t²)` with S instead of the sine.
  private static float lanczos(float t) {
    if (t == 0) return 1f;
    return LOBES * sine(PI * t) * sine(PI * t / LOBES) / (PI * PI * t * t);
  }

  /// darktable's stand-in for the sine: a parabola, corrected once.
  private static float sine(float angle) {
    float turns = (float) Math.rint(angle / (2 * PI));
    float x = angle - turns * 2 * PI;
    float y = 4f / (PI * PI) * x * (PI - Math.abs(x));
    return 0.225f * (y * Math.abs(y) - y) + y;
  }
}
