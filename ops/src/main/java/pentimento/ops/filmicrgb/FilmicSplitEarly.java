package pentimento.ops.filmicrgb;

import pentimento.pipe.PointKernel;
import pentimento.pipe.Run;
import pentimento.pixel.colour.RgbSpace;
import pentimento.pixel.numeric.Linear;

/// Colour sciences of 2019 to 2021, the curve on each channel: logarithms are moved towards their
/// luminance near black and white, then follow the curve.
record FilmicSplitEarly(FilmicTone tone, FilmicDesaturation desaturation, ColorScience science)
    implements PointKernel {

  /// What the logarithm of the first version is kept from falling below.
  static final float NORM_MIN = 0x1p-16f;

  @Override
  public void apply(Run run) {
    int n = run.length();
    boolean first = science == ColorScience.V3_2019;
    float[] luminance = run.scratch().floats(3, n);
    float[] keep = run.scratch().floats(4, n);
    float[] spare = run.scratch().floats(5, n);
    float[][] encoded = new float[3][];
    for (int c = 0; c < 3; c++) {
      encoded[c] = run.take(c, c);
      tone.encode(encoded[c], 0, encoded[c], n, first ? NORM_MIN : 0f);
    }
    luminance(encoded[0], encoded[1], encoded[2], luminance, n);
    desaturation.apply(luminance, keep, spare, n, first);
    for (int c = 0; c < 3; c++) {
      mix(luminance, keep, encoded[c], n);
      tone.display(encoded[c], spare, n, 0f, 1f);
      run.put(c, encoded[c]);
    }
  }

  /// `v = luminance + keep · (v - luminance)`.
  static void mix(float[] luminance, float[] keep, float[] v, int n) {
    for (int i = 0; i < n; i++) v[i] = luminance[i] + keep[i] * (v[i] - luminance[i]);
  }

  /// Luminance of working RGB.
  static void luminance(float[] r, float[] g, float[] b, float[] out, int n) {
    float[] m = RgbSpace.REC2020.xyzD50FromRgb().toFloats();
    Linear.dot(new float[] {m[3], m[4], m[5]}, r, g, b, out, n);
  }
}
