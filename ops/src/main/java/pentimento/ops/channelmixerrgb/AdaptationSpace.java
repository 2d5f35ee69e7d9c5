package pentimento.ops.channelmixerrgb;

import pentimento.pixel.colour.Matrix3;

/// The cone space of an [Adaptation], with the digits that darktable uses.
///
/// @param coneFromXyz into the space
/// @param xyzFromCone and back
/// @param d50 the white of the working space there
record AdaptationSpace(Matrix3 coneFromXyz, Matrix3 xyzFromCone, double[] d50) {

  private static final AdaptationSpace BRADFORD =
      new AdaptationSpace(
          Matrix3.of(0.8951, 0.2664, -0.1614, -0.7502, 1.7135, 0.0367, 0.0389, -0.0685, 1.0296),
          Matrix3.of(0.9870, -0.1471, 0.1600, 0.4323, 0.5184, 0.0493, -0.0085, 0.0400, 0.9685),
          new double[] {0.996078, 1.020646, 0.818155});

  private static final double[] BRADFORD_D65 = {0.941238, 1.040633, 1.088932};

  private static final AdaptationSpace CAT16 =
      new AdaptationSpace(
          Matrix3.of(
              0.401288, 0.650173, -0.051461, -0.250268, 1.204414, 0.045854, -0.002079, 0.048952,
              0.953127),
          Matrix3.of(
              1.862068, -1.011255, 0.149187, 0.38752, 0.621447, -0.008974, -0.015841, -0.034123,
              1.049964),
          new double[] {0.994535, 1.000997, 0.833036});

  private static final AdaptationSpace XYZ =
      new AdaptationSpace(
          Matrix3.IDENTITY, Matrix3.IDENTITY, new double[] {0.9642119944, 1, 0.8251882845});

  static AdaptationSpace of(Adaptation adaptation) {
    return switch (adaptation) {
      case LINEAR_BRADFORD, NON_LINEAR_BRADFORD -> BRADFORD;
      case CAT16 -> CAT16;
      case XYZ -> XYZ;
      case NONE -> throw new IllegalArgumentException("nothing is adapted");
    };
  }

  /// XYZ under D65 as it looks under D50, by linear Bradford.
  static double[] d50FromD65(double[] xyz) {
    double[] cone = BRADFORD.coneFromXyz.times(xyz);
    for (int i = 0; i < 3; i++) cone[i] *= BRADFORD.d50[i] / BRADFORD_D65[i];
    return BRADFORD.xyzFromCone.times(cone);
  }
}
