package pentimento.ops.filmicrgb;

import pentimento.pixel.colour.RgbSpace;
import pentimento.pixel.numeric.Linear;

/// One number for the light of a pixel of the working space.
@FunctionalInterface
interface FilmicNorm {

  /// Fills `out`; all arrays from their starts.
  void apply(float[] r, float[] g, float[] b, float[] out, int n);

  static FilmicNorm of(PreserveChrominance kind) {
    return switch (kind) {
      case NO -> throw new IllegalArgumentException("no norm");
      case MAX_RGB -> FilmicNorm::max;
      case LUMINANCE -> FilmicNorm::luminance;
      case POWER_NORM -> FilmicNorm::power;
      case EUCLIDEAN_LEGACY -> (r, g, b, out, n) -> euclidean(r, g, b, out, n, 1f);
      case EUCLIDEAN -> (r, g, b, out, n) -> euclidean(r, g, b, out, n, 0.57735026f);
    };
  }

  private static void max(float[] r, float[] g, float[] b, float[] out, int n) {
    for (int i = 0; i < n; i++) out[i] = Math.max(r[i], Math.max(g[i], b[i]));
  }

  private static void luminance(float[] r, float[] g, float[] b, float[] out, int n) {
    float[] m = RgbSpace.REC2020.xyzD50FromRgb().toFloats();
    Linear.dot(new float[] {m[3], m[4], m[5]}, r, g, b, out, n);
  }

  private static void power(float[] r, float[] g, float[] b, float[] out, int n) {
    for (int i = 0; i < n; i++) {
      float x = Math.abs(r[i]);
      float y = Math.abs(g[i]);
      float z = Math.abs(b[i]);
      float xx = x * x;
      float yy = y * y;
      float zz = z * z;
      out[i] = (xx * x + yy * y + zz * z) / Math.max(xx + yy + zz, 1e-12f);
    }
  }

  private static void euclidean(float[] r, float[] g, float[] b, float[] out, int n, float scale) {
    for (int i = 0; i < n; i++) {
      out[i] = scale * (float) Math.sqrt(r[i] * r[i] + g[i] * g[i] + b[i] * b[i]);
    }
  }
}
