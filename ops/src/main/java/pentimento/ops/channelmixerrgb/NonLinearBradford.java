package pentimento.ops.channelmixerrgb;

import pentimento.pixel.Scratch;
import pentimento.pixel.colour.RgbSpace;
import pentimento.pixel.numeric.Linear;
import pentimento.pixel.numeric.Powers;

/// Bradford adaptation as first published: the blue response, relative to luminance, is raised to a
/// power that depends on the light.
///
/// @param power of the blue response
/// @param blueOfWhite blue response of the working white
/// @param xyzFromMixed what comes after: mix, then XYZ
record NonLinearBradford(float power, float blueOfWhite, float[] xyzFromMixed) {

  private static final float NORM_MIN = 0x1p-16f;

  /// Working RGB in, XYZ out, from the arrays' starts.
  ///
  /// @param adaptedFromWorking the linear part
  void apply(Scratch scratch, float[] adaptedFromWorking, float[] r, float[] g, float[] b, int n) {
    float[] white = scratch.floats(0, n);
    float[] blue = scratch.floats(1, n);
    float[] spare = scratch.floats(2, n);
    float[] m = RgbSpace.REC2020.xyzD50FromRgb().toFloats();
    Linear.dot(new float[] {m[3], m[4], m[5]}, r, g, b, white, n);
    for (int i = 0; i < n; i++) {
      white[i] = blueOfWhite * (white[i] > NORM_MIN ? white[i] + NORM_MIN : NORM_MIN);
    }
    Linear.matrix(adaptedFromWorking, r, g, b, spare, 0, n);
    for (int i = 0; i < n; i++) blue[i] = b[i] / white[i];
    Powers.pow(blue, 0, blue, 0, n, power);
    for (int i = 0; i < n; i++) if (b[i] > 0f) b[i] = blue[i] * white[i];
    Linear.matrix(xyzFromMixed, r, g, b, spare, 0, n);
  }
}
