package pentimento.pixel.colour;

/// CIE L*a*b* 1976 relative to a white: L* 0 black to 100 white, all three unbounded.
///
/// Below the cube-root part the straight line goes on, so that negative XYZ survives. Constants as
/// CIE 15 gives them as fractions: ε = 216/24389, κ = 24389/27.
///
/// @param whiteX X of the white
/// @param whiteY Y of the white, usually 1
/// @param whiteZ Z of the white
public record CieLab(double whiteX, double whiteY, double whiteZ) {

  private static final double EPSILON = 216 / 24389.0;
  private static final double KAPPA = 24389 / 27.0;

  /// Relative to the white of the ICC connection space.
  public static final CieLab D50 = new CieLab(0.9642, 1, 0.8249);

  /// L*, a*, b* of a colour.
  public double[] fromXyz(double x, double y, double z) {
    double fx = f(x / whiteX);
    double fy = f(y / whiteY);
    double fz = f(z / whiteZ);
    return new double[] {116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)};
  }

  /// X, Y, Z of a colour.
  public double[] toXyz(double l, double a, double b) {
    double fy = (l + 16) / 116;
    return new double[] {
      whiteX * inverse(fy + a / 500), whiteY * inverse(fy), whiteZ * inverse(fy - b / 200)
    };
  }

  /// A run of colours; the planes may be the same.
  public void fromXyz(float[][] xyz, float[][] lab, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      double fx = f(xyz[0][i] / whiteX);
      double fy = f(xyz[1][i] / whiteY);
      double fz = f(xyz[2][i] / whiteZ);
      lab[0][i] = (float) (116 * fy - 16);
      lab[1][i] = (float) (500 * (fx - fy));
      lab[2][i] = (float) (200 * (fy - fz));
    }
  }

  /// A run of colours; the planes may be the same.
  public void toXyz(float[][] lab, float[][] xyz, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      double fy = (lab[0][i] + 16.0) / 116;
      double fx = fy + lab[1][i] / 500.0;
      double fz = fy - lab[2][i] / 200.0;
      xyz[0][i] = (float) (whiteX * inverse(fx));
      xyz[1][i] = (float) (whiteY * inverse(fy));
      xyz[2][i] = (float) (whiteZ * inverse(fz));
    }
  }

  private static double f(double t) {
    return t > EPSILON ? Powers.pow(t, 1 / 3.0) : (KAPPA * t + 16) / 116;
  }

  private static double inverse(double f) {
    return f > 6 / 29.0 ? f * f * f : (116 * f - 16) / KAPPA;
  }
}
