package pentimento.pixel.colour.icc;

/// The inverse of a sampled curve, exact between its samples.
///
/// Where the curve is flat the lower end is taken; where it falls back it is taken as flat. Beyond
/// its ends it goes on along the slope of its last 64th.
///
/// @param rising the samples, made to rise
/// @param falling the curve runs down, so that results count from the other end
public record InverseSampledCurve(float[] rising, boolean falling) implements ToneCurve {

  static InverseSampledCurve of(SampledCurve curve) {
    float[] samples = curve.samples();
    int n = samples.length;
    boolean falling = samples[n - 1] < samples[0];
    float[] rising = new float[n];
    for (int i = 0; i < n; i++) {
      float v = falling ? samples[n - 1 - i] : samples[i];
      rising[i] = i == 0 ? v : Math.max(v, rising[i - 1]);
    }
    return new InverseSampledCurve(rising, falling);
  }

  @Override
  public double at(double y) {
    double x = position(y);
    return falling ? 1 - x : x;
  }

  private double position(double y) {
    int n = rising.length - 1;
    if (Double.isNaN(y)) return y;
    int step = Math.max(1, n / 64);
    if (y < rising[0]) return beyond(y - rising[0], rising[step] - (double) rising[0], step, 0);
    if (y > rising[n]) {
      return beyond(y - rising[n], rising[n] - (double) rising[n - step], step, 1);
    }
    int low = 0;
    int high = n;
    while (high - low > 1) {
      int middle = low + high >>> 1;
      if (rising[middle] < y) low = middle;
      else high = middle;
    }
    double span = (double) rising[high] - rising[low];
    return (low + (span == 0 ? 0 : (y - rising[low]) / span)) / n;
  }

  private double beyond(double dy, double rise, int step, double end) {
    return rise == 0 ? end : end + dy * step / (rise * (rising.length - 1));
  }

  @Override
  public ToneCurve inverse() {
    float[] samples = new float[rising.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = falling ? rising[samples.length - 1 - i] : rising[i];
    }
    return new SampledCurve(samples, false);
  }

  @Override
  public ToneCurve in(Arithmetic arithmetic) {
    return arithmetic == Arithmetic.EXACT ? this : inverse().in(arithmetic).inverse();
  }

  @Override
  public boolean isIdentity() {
    return inverse().isIdentity();
  }
}
