package pentimento.ops.colorin;

import pentimento.pixel.colour.Matrix3;
import pentimento.pixel.colour.RgbSpace;

/// The colour space of a sensor, made from the matrix that a raw file carries.
///
/// Only the chromaticities of the columns of the inverse matter: they are taken as the primaries of
/// a linear space of white D65. So camera RGB (1, 1, 1) is D65 by construction, and the samples
/// must have been balanced for D65. The matrix is then adapted to the PCS, as in any ICC profile.
public final class CameraSpace {

  /// XYZ of the white that white-balanced camera RGB stands for.
  private static final double[] D65 = {0.95045471, 1, 1.08905029};

  private CameraSpace() {}

  /// @param cameraFromXyzD65 the raw file's matrix
  public static RgbSpace of(Matrix3 cameraFromXyzD65) {
    Matrix3 a = cameraFromXyzD65.inverse();
    double r = a.m00() + a.m10() + a.m20();
    double g = a.m01() + a.m11() + a.m21();
    double b = a.m02() + a.m12() + a.m22();
    double w = D65[0] + D65[1] + D65[2];
    return RgbSpace.ofPrimaries(
        "camera",
        a.m00() / r,
        a.m10() / r,
        a.m01() / g,
        a.m11() / g,
        a.m02() / b,
        a.m12() / b,
        D65[0] / w,
        D65[1] / w);
  }
}
