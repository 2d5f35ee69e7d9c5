package pentimento.ops.filmicrgb;

import pentimento.pixel.colour.RgbSpace;

/// One number for the light of a pixel of the working space.
@FunctionalInterface
interface FilmicNorm {

  /// Fills `out[0]` to `out[n - 1]` from the pixels at `from` on.
  void apply(float[] r, float[] g, float[] b, int from, float[] out, int n);

  static FilmicNorm of(PreserveChrominance kind) {
    return switch (kind) {
      case NO -> throw new IllegalArgumentException("no norm");
      case MAX_RGB -> FilmicNorm::max;
      case LUMINANCE -> FilmicNorm::luminance;
      case POWER_NORM -> FilmicNorm::power;
      case EUCLIDEAN_LEGACY -> (r, g, b, from, out, n) -> euclidean(r, g, b, from, out, n, 1f);
      case EUCLIDEAN -> (r, g, b, from, out, n) -> euclidean(r, g, b, from, out, n, 0.57735026f);
    };
  }

  private static void max(float[] r, float[] g, float[] b, int from, float[] out, int n) {
    for (int i = 0, k = from; i < n; i++, k++) out[i] = Math.max(r[k], Math.max(g[k], b[k]));
  }

  private static void luminance(float[] r, float[] g, float[] b, int from, float[] out, int n) {
    float wr = (float) RgbSpace.REC2020.xyzD50FromRgb().m10();
    float wg = (float) RgbSpace.REC2020.xyzD50FromRgb().m11();
    float wb = (float) RgbSpace.REC2020.xyzD50FromRgb().m12();
    for (int i = 0, k = from; i < n; i++, k++) out[i] = wr * r[k] + wg * g[k] + wb * b[k];
  }

  private static void power(float[] r, float[] g, float[] b, int from, float[] out, int n) {
    for (int i = 0, k = from; i < n; i++, k++) {
      float x = Math.abs(r[k]);
      float y = Math.abs(g[k]);
      float z = Math.abs(b[k]);
      float xx = x * x;
      float yy = y * y;
      float zz = z * z;
      out[i] = (xx * x + yy * y + zz * z) / Math.max(xx + yy + zz, 1e-12f);
    }
  }

  private static void euclidean(
      float[] r, float[] g, float[] b, int from, float[] out, int n, float scale) {
    for (int i = 0, k = from; i < n; i++, k++) {
      out[i] = scale * (float) Math.sqrt(r[k] * r[k] + g[k] * g[k] + b[k] * b[k]);
    }
  }
}
