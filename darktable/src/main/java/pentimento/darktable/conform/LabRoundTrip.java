package pentimento.darktable.conform;

import pentimento.pipe.ImageInfo;
import pentimento.pipe.Op;
import pentimento.pipe.PointKernel;
import pentimento.pipe.PointOperation;
import pentimento.pixel.Planes;
import pentimento.pixel.colour.Matrix3;
import pentimento.pixel.colour.RgbSpace;

/// What darktable does to linear Rec.2020 behind its input profile and again on its way into a
/// file: to CIE Lab and back, with a cube root of one Halley step whose relative error is up to
/// 8e-5.
///
/// darktable cannot leave it out, so for a comparison closer than that our numbers take the same
/// ways. Never part of an edit.
@Op(
    id = "lab-round-trip",
    label = "Lab round trip",
    doc = "Rounds as darktable does where it converts to Lab and back.",
    version = 1)
record LabRoundTrip() implements PointOperation {

  private static final double[] WHITE = {0.9642, 1, 0.8249};
  private static final float EPSILON = 216f / 24389f;
  private static final float KAPPA = 24389f / 27f;
  private static final float LINEAR_BELOW = 6f / 29f;
  private static final int SEED = 709921077;

  /// A copy of three planes of linear Rec.2020 that has taken the way.
  static Planes of(Planes rgb) {
    Planes out = Planes.allocate(rgb.rect(), 3);
    out.copyFrom(rgb);
    apply(out.planes(), 0, (int) rgb.rect().area());
    return out;
  }

  @Override
  public PointKernel kernel(ImageInfo in) {
    return run -> apply(run.planes(), run.offset(), run.end());
  }

  private static void apply(float[][] rgb, int start, int end) {
    float[] to = scaled(RgbSpace.REC2020.xyzD50FromRgb(), true).toFloats();
    float[] back = scaled(RgbSpace.REC2020.rgbFromXyzD50(), false).toFloats();
    float[] r = rgb[0];
    float[] g = rgb[1];
    float[] b = rgb[2];
    for (int i = start; i < end; i++) {
      float x = compress(to[0] * r[i] + to[1] * g[i] + to[2] * b[i]);
      float y = compress(to[3] * r[i] + to[4] * g[i] + to[5] * b[i]);
      float z = compress(to[6] * r[i] + to[7] * g[i] + to[8] * b[i]);
      float l = 116f * y - 16f;
      float labA = 500f * (x - y);
      float labB = 200f * (y - z);
      float fy = (l + 16f) / 116f;
      float xr = expand(labA / 500f + fy);
      float yr = expand(fy);
      float zr = expand(fy - labB / 200f);
      for (int c = 0; c < 3; c++) {
        rgb[c][i] = back[3 * c] * xr + back[3 * c + 1] * yr + back[3 * c + 2] * zr;
      }
    }
  }

  /// The matrix to or from XYZ relative to white.
  private static Matrix3 scaled(Matrix3 matrix, boolean toXyz) {
    return toXyz
        ? Matrix3.diagonal(1 / WHITE[0], 1 / WHITE[1], 1 / WHITE[2]).times(matrix)
        : matrix.times(Matrix3.diagonal(WHITE[0], WHITE[1], WHITE[2]));
  }

  private static float compress(float x) {
    return x > EPSILON ? cubeRoot(x) : (KAPPA * x + 16f) / 116f;
  }

  private static float expand(float f) {
    return f > LINEAR_BELOW ? f * f * f : (116f * f - 16f) / KAPPA;
  }

  private static float cubeRoot(float x) {
    float a = Float.intBitsToFloat(Float.floatToRawIntBits(x) / 3 + SEED);
    float a3 = a * a * a;
    return a * (a3 + 2f * x) / (2f * a3 + x);
  }
}
