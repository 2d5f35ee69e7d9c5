package pentimento.pixel.colour;

import java.util.Arrays;

/// A set of RGB primaries and a white, linear: what the three numbers of a pixel stand for.
///
/// Equal when name and matrix are. Matrices are relative to the ICC connection white D50 (0.9642,
/// 1, 0.8249), to which the space's own white is adapted by linear Bradford, as darktable and ICC
/// profiles do.
///
/// @param name short and stable, used in files and on the command line: `rec2020`, `srgb`, `p3`
/// @param xyzD50FromRgb rows give X, Y, Z of the PCS from linear R, G, B
public record RgbSpace(String name, Matrix3 xyzD50FromRgb) {

  private static final double[] D50 = {0.9642, 1.0, 0.8249};

  private static final double[] D65_XY = {0.312700492, 0.329000939};

  private static final Matrix3 BRADFORD =
      Matrix3.of(0.8951, 0.2664, -0.1614, -0.7502, 1.7135, 0.0367, 0.0389, -0.0685, 1.0296);

  /// The working space of the pipe.
  public static final RgbSpace REC2020 =
      ofPrimaries("rec2020", 0.708, 0.292, 0.170, 0.797, 0.131, 0.046, D65_XY[0], D65_XY[1]);

  /// Primaries of sRGB and Rec.709.
  public static final RgbSpace SRGB =
      ofPrimaries("srgb", 0.640, 0.330, 0.300, 0.600, 0.150, 0.060, D65_XY[0], D65_XY[1]);

  public static final RgbSpace P3 =
      ofPrimaries("p3", 0.680, 0.320, 0.265, 0.690, 0.150, 0.060, D65_XY[0], D65_XY[1]);

  public static final RgbSpace ADOBE_RGB =
      ofPrimaries("adobergb", 0.640, 0.330, 0.210, 0.710, 0.150, 0.060, D65_XY[0], D65_XY[1]);

  public static final RgbSpace PROPHOTO =
      ofPrimaries(
          "prophoto", 0.734699, 0.265301, 0.159597, 0.840403, 0.036598, 0.000105, 0.3457, 0.3585);

  /// CIE XYZ relative to D50, taken as if it were RGB.
  public static final RgbSpace XYZ = new RgbSpace("xyz", Matrix3.IDENTITY);

  // What a record would bring along costs ten milliseconds of a cold start at its first use.

  @Override
  public boolean equals(Object other) {
    return other instanceof RgbSpace space
        && name.equals(space.name)
        && Arrays.equals(xyzD50FromRgb.toDoubles(), space.xyzD50FromRgb.toDoubles());
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(xyzD50FromRgb.toDoubles());
  }

  /// A space from CIE xy chromaticities of its primaries and white.
  public static RgbSpace ofPrimaries(
      String name,
      double rx,
      double ry,
      double gx,
      double gy,
      double bx,
      double by,
      double wx,
      double wy) {
    Matrix3 p =
        Matrix3.of(
            rx / ry,
            gx / gy,
            bx / by,
            1,
            1,
            1,
            (1 - rx - ry) / ry,
            (1 - gx - gy) / gy,
            (1 - bx - by) / by);
    double[] white = {wx / wy, 1, (1 - wx - wy) / wy};
    double[] s = p.inverse().times(white);
    return new RgbSpace(
        name, bradford(white, D50).times(p).times(Matrix3.diagonal(s[0], s[1], s[2])));
  }

  /// White of the ICC connection space, X, Y, Z.
  public static double[] d50() {
    return D50.clone();
  }

  /// Linear Bradford adaptation of XYZ from one white (XYZ, Y = 1) to another.
  public static Matrix3 bradford(double[] from, double[] to) {
    double[] a = BRADFORD.times(from);
    double[] b = BRADFORD.times(to);
    return BRADFORD
        .inverse()
        .times(Matrix3.diagonal(b[0] / a[0], b[1] / a[1], b[2] / a[2]))
        .times(BRADFORD);
  }

  public Matrix3 rgbFromXyzD50() {
    return xyzD50FromRgb.inverse();
  }

  /// The matrix that takes linear RGB of this space to linear RGB of another.
  public Matrix3 to(RgbSpace other) {
    return other.rgbFromXyzD50().times(xyzD50FromRgb);
  }
}
