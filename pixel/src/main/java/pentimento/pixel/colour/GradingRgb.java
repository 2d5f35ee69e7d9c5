package pentimento.pixel.colour;

/// Cone responses LMS of CIE 2006 and R. Kirk's grading RGB, in which hues stay put when purity
/// changes.
///
/// From them come Y, r and g of *Yrg* (luminance of 2006 and two shares of grading RGB) and, with
/// the shares as polar coordinates around white, *Ych*: luminance, chroma and hue.
///
/// Source: R. Kirk, Chromaticity coordinates for graphic arts based on CIE 2006 LMS with even
/// spacing of Munsell colours, CIC 27, 2019.
public final class GradingRgb {

  /// Weights of L and M in luminance.
  public static final double Y_FROM_L = 0.68990272;

  public static final double Y_FROM_M = 0.34832189;

  /// Shares r and g of white.
  public static final double WHITE_R = 0.21902143;

  public static final double WHITE_G = 0.54371398;

  /// Luminance of 2006 that goes with luminance 1 of 1931.
  public static final double Y_2006_FROM_1931 = 1.05785528;

  public static final Matrix3 LMS_FROM_XYZ_D65 =
      Matrix3.of(
          0.257085, 0.859943, -0.031061, -0.394427, 1.175800, 0.106423, 0.064856, -0.076250,
          0.559067);

  public static final Matrix3 XYZ_D65_FROM_LMS =
      Matrix3.of(
          1.80794659,
          -1.29971660,
          0.34785879,
          0.61783960,
          0.39595453,
          -0.04104687,
          -0.12546960,
          0.20478038,
          1.74274183);

  public static final Matrix3 LMS_FROM_GRADING =
      Matrix3.of(0.95, 0.38, 0, 0.05, 0.62, 0.03, 0, 0, 0.97);

  public static final Matrix3 GRADING_FROM_LMS =
      Matrix3.of(
          1.0877193,
          -0.66666667,
          0.02061856,
          -0.0877193,
          1.66666667,
          -0.05154639,
          0,
          0,
          1.03092784);

  /// CAT16 adaptation of XYZ, as darktable uses it around these spaces.
  public static final Matrix3 XYZ_D65_FROM_D50 =
      Matrix3.of(
          0.989466254,
          -0.0400304626,
          0.0440530317,
          -0.00540518733,
          1.00666069,
          -0.00175551955,
          -0.000403920992,
          0.015076803,
          1.30210211);

  public static final Matrix3 XYZ_D50_FROM_D65 =
      Matrix3.of(
          1.01085433,
          0.0407086103,
          -0.0341445825,
          0.00542814201,
          0.993581926,
          0.00115592039,
          0.000250722468,
          -0.0114918759,
          0.767964947);

  private GradingRgb() {}

  /// The matrix from linear RGB of a space to LMS.
  public static Matrix3 lmsFrom(RgbSpace rgb) {
    return LMS_FROM_XYZ_D65.times(XYZ_D65_FROM_D50).times(rgb.xyzD50FromRgb());
  }

  /// The matrix from LMS to linear RGB of a space.
  public static Matrix3 fromLms(RgbSpace rgb) {
    return rgb.rgbFromXyzD50().times(XYZ_D50_FROM_D65).times(XYZ_D65_FROM_LMS);
  }
}
