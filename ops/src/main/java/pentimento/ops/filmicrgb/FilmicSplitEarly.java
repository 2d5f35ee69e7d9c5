package pentimento.ops.filmicrgb;

import pentimento.pipe.PointKernel;
import pentimento.pipe.Run;
import pentimento.pixel.colour.RgbSpace;

/// Colour sciences of 2019 to 2021, the curve on each channel: logarithms are moved towards their
/// luminance near black and white, then follow the curve.
record FilmicSplitEarly(FilmicTone tone, FilmicDesaturation desaturation, ColorScience science)
    implements PointKernel {

  /// What the logarithm of the first version is kept from falling below.
  static final float NORM_MIN = 0x1p-16f;

  @Override
  public void apply(Run run) {
    int from = run.offset();
    int n = run.length();
    boolean first = science == ColorScience.V3_2019;
    float[][] encoded = new float[3][];
    for (int c = 0; c < 3; c++) {
      encoded[c] = run.scratch().floats(c, n);
      tone.encode(run.plane(c), from, encoded[c], n, first ? NORM_MIN : 0f);
    }
    float[] luminance = run.scratch().floats(3, n);
    luminance(encoded[0], encoded[1], encoded[2], luminance, n);
    float[] keep = run.scratch().floats(4, n);
    desaturation.apply(luminance, keep, run.scratch().floats(5, n), n, first);
    for (int c = 0; c < 3; c++) {
      float[] v = encoded[c];
      for (int i = 0; i < n; i++) v[i] = luminance[i] + keep[i] * (v[i] - luminance[i]);
      tone.display(v, n, 0f, 1f);
      System.arraycopy(v, 0, run.plane(c), from, n);
    }
  }

  /// Luminance of working RGB.
  static void luminance(float[] r, float[] g, float[] b, float[] out, int n) {
    float wr = (float) RgbSpace.REC2020.xyzD50FromRgb().m10();
    float wg = (float) RgbSpace.REC2020.xyzD50FromRgb().m11();
    float wb = (float) RgbSpace.REC2020.xyzD50FromRgb().m12();
    for (int i = 0; i < n; i++) out[i] = wr * r[i] + wg * g[i] + wb * b[i];
  }
}
