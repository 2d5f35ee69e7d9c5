package pentimento.pixel.colour;

/// The chromaticity of a white, CIE 1931 x and y, and the ways to adapt colours from one to
/// another.
public record WhitePoint(double x, double y) {

  /// As the ICC connection space has it.
  public static final WhitePoint D50 = ofXyz(0.9642, 1, 0.8249);

  /// As darktable and the RGB spaces here have it.
  public static final WhitePoint D65 = new WhitePoint(0.312700492, 0.329000939);

  private static final Matrix3 CAT16 =
      Matrix3.of(
          0.401288, 0.650173, -0.051461, -0.250268, 1.204414, 0.045854, -0.002079, 0.048952,
          0.953127);

  public static WhitePoint ofXyz(double x, double y, double z) {
    double sum = x + y + z;
    return new WhitePoint(x / sum, y / sum);
  }

  /// X, Y, Z with Y = 1.
  public double[] xyz() {
    return new double[] {x / y, 1, (1 - x - y) / y};
  }

  /// Linear Bradford adaptation to another white: a matrix for XYZ.
  public Matrix3 bradfordTo(WhitePoint other) {
    return RgbSpace.bradford(xyz(), other.xyz());
  }

  /// Full von Kries adaptation in CAT16 to another white: a matrix for XYZ. Source: Li et al.,
  /// Comprehensive color solutions: CAM16, CAT16, and CAM16-UCS. 2017.
  public Matrix3 cat16To(WhitePoint other) {
    double[] a = CAT16.times(xyz());
    double[] b = CAT16.times(other.xyz());
    return CAT16
        .inverse()
        .times(Matrix3.diagonal(b[0] / a[0], b[1] / a[1], b[2] / a[2]))
        .times(CAT16);
  }
}
