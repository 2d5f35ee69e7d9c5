package pentimento.ops.channelmixerrgb;

import pentimento.pipe.Run;
import pentimento.pixel.colour.RgbSpace;
import pentimento.pixel.numeric.Linear;
import pentimento.pixel.numeric.Powers;

/// Bradford adaptation as first published: the blue response, relative to luminance, is raised to a
/// power that depends on the light.
///
/// @param power of the blue response
/// @param white blue response of the working white
/// @param xyzFromMixed what comes after: mix, then XYZ
record NonLinearBradford(float power, float white, float[] xyzFromMixed) {

  private static final float NORM_MIN = 0x1p-16f;

  /// @param adaptedFromWorking the linear part
  void apply(Run run, float[] adaptedFromWorking) {
    float[] r = run.plane(0);
    float[] g = run.plane(1);
    float[] b = run.plane(2);
    int from = run.offset();
    int n = run.length();
    float[] luminance = run.scratch().floats(0, n);
    float[] blue = run.scratch().floats(1, n);
    float yr = (float) RgbSpace.REC2020.xyzD50FromRgb().m10();
    float yg = (float) RgbSpace.REC2020.xyzD50FromRgb().m11();
    float yb = (float) RgbSpace.REC2020.xyzD50FromRgb().m12();
    for (int i = 0, k = from; i < n; i++, k++) {
      float y = yr * r[k] + yg * g[k] + yb * b[k];
      luminance[i] = y > NORM_MIN ? y + NORM_MIN : NORM_MIN;
    }
    Linear.matrix(adaptedFromWorking, r, g, b, from, from + n);
    for (int i = 0, k = from; i < n; i++, k++) blue[i] = b[k] / (luminance[i] * white);
    Powers.pow(blue, 0, blue, 0, n, power);
    for (int i = 0, k = from; i < n; i++, k++) {
      if (b[k] > 0f) b[k] = blue[i] * (luminance[i] * white);
    }
    Linear.matrix(xyzFromMixed, r, g, b, from, from + n);
  }
}
