package pentimento.pixel.colour.icc;

import pentimento.pixel.colour.CieLab;

/// Finds the darkest colour of a profile for black point compensation, XYZ relative to D50.
///
/// The rules are those Adobe published and LittleCMS follows, so that results agree with both.
/// Source: Adobe Systems' Implementation of Black Point Compensation, 2006.
final class BlackPoint {

  private static final double[] NONE = {0, 0, 0};

  /// Black of the perceptual reference medium, ICC.1:2010, 6.3.3.
  private static final double[] V4_PERCEPTUAL = {0.00336, 0.0034731, 0.00287};

  private final IccProfile profile;
  private final Intent intent;

  private BlackPoint(IccProfile profile, Intent intent) {
    this.profile = profile;
    this.intent = intent;
  }

  static double[] ofSource(IccProfile profile, Intent intent) {
    return new BlackPoint(profile, intent).source();
  }

  static double[] ofDestination(IccProfile profile, Intent intent) {
    return new BlackPoint(profile, intent).destination();
  }

  private boolean isSupported(Intent wanted, boolean toConnection) {
    return profile.isMatrix() || ProfileStages.hasTable(profile, wanted, toConnection);
  }

  private boolean isV4Perceptual() {
    return profile.majorVersion() >= 4
        && (intent == Intent.PERCEPTUAL || intent == Intent.SATURATION);
  }

  private double[] source() {
    if (profile.deviceClass().equals("abst") || !isSupported(intent, true)) return NONE;
    if (isV4Perceptual()) {
      return profile.isMatrix() ? darkest(Intent.RELATIVE_COLORIMETRIC) : V4_PERCEPTUAL;
    }
    if (intent == Intent.RELATIVE_COLORIMETRIC
        && profile.deviceClass().equals("prtr")
        && profile.model() == ColourModel.CMYK) {
      return throughPerceptualBlack();
    }
    return darkest(intent);
  }

  private double[] destination() {
    if (profile.deviceClass().equals("abst") || intent == Intent.ABSOLUTE_COLORIMETRIC) return NONE;
    boolean curved =
        switch (profile.model()) {
          case GRAY, RGB, CMYK -> ProfileStages.hasTable(profile, intent, false);
          case CMY, LAB, XYZ, YCBCR -> false;
        };
    if (isV4Perceptual() || !curved) return source();
    return footOfRamp();
  }

  /// The colour of full ink, or of no light, made neutral.
  private double[] darkest(Intent wanted) {
    float[] black =
        switch (profile.model()) {
          case GRAY -> new float[] {0};
          case RGB, LAB -> new float[] {0, 0, 0};
          case CMY -> new float[] {1, 1, 1};
          case CMYK -> new float[] {1, 1, 1, 1};
          case XYZ, YCBCR -> null;
        };
    if (black == null || !isSupported(wanted, true)) return NONE;
    double l = LittleCmsLink.toLab(profile, wanted).apply(black)[0] * 100.0;
    return neutral(Math.min(l, 50));
  }

  private double[] throughPerceptualBlack() {
    if (!isSupported(Intent.PERCEPTUAL, true)) return NONE;
    return neutral(Math.min(trip(roundTrip(Intent.PERCEPTUAL), 0, 0, 0), 50));
  }

  private static double[] neutral(double l) {
    return CieLab.D50.toXyz(Math.max(0, l), 0, 0);
  }

  /// L*a*b* to the device by the given intent and back colorimetrically, through 16-bit tables as
  /// LittleCMS does it.
  private Pipeline roundTrip(Intent forward) {
    return LittleCmsLink.roundTrip(profile, forward);
  }

  /// L* of a colour after a round trip.
  private static double trip(Pipeline trip, double l, double a, double b) {
    float[] lab = {(float) (l / 100), (float) ((a + 128) / 255), (float) ((b + 128) / 255)};
    return trip.apply(lab)[0] * 100.0;
  }

  /// Where the neutral ramp, sent there and back, begins to rise.
  private double[] footOfRamp() {
    boolean colorimetric = intent == Intent.RELATIVE_COLORIMETRIC;
    double[] initial = {0, 0, 0};
    if (colorimetric) {
      double[] xyz = source();
      initial = CieLab.D50.fromXyz(xyz[0], xyz[1], xyz[2]);
    }
    double a = Math.clamp(initial[1], -50, 50);
    double b = Math.clamp(initial[2], -50, 50);
    Pipeline trip = roundTrip(intent);
    double[] in = new double[256];
    double[] out = new double[256];
    for (int i = 0; i < 256; i++) {
      in[i] = i * 100 / 255.0;
      out[i] = trip(trip, in[i], a, b);
    }
    for (int i = 254; i > 0; i--) out[i] = Math.min(out[i], out[i + 1]);
    if (!(out[0] < out[255])) return NONE;
    double low = out[0];
    double span = out[255] - low;
    if (colorimetric && isStraightInTheMiddle(in, out, low + 0.2 * span)) {
      return CieLab.D50.toXyz(initial[0], initial[1], initial[2]);
    }
    double from = colorimetric ? 0.1 : 0.03;
    double to = colorimetric ? 0.5 : 0.25;
    QuadraticFit fit = new QuadraticFit();
    for (int i = 0; i < 256; i++) {
      double y = (out[i] - low) / span;
      if (y >= from && y < to) fit.add(in[i], y);
    }
    double l = Math.max(0, fit.root());
    return CieLab.D50.toXyz(l, initial[1], initial[2]);
  }

  private static boolean isStraightInTheMiddle(double[] in, double[] out, double above) {
    for (int i = 0; i < 256; i++) {
      if (in[i] > above && Math.abs(in[i] - out[i]) >= 4) return false;
    }
    return true;
  }

  /// The compensation, scale and offset for each of X, Y, Z, that takes one black to another and
  /// keeps D50.
  static MatrixStage compensation(double[] from, double[] to) {
    double[] white = pentimento.pixel.colour.RgbSpace.d50();
    double[] scale = new double[3];
    double[] offset = new double[3];
    for (int i = 0; i < 3; i++) {
      double t = from[i] - white[i];
      scale[i] = (to[i] - white[i]) / t;
      offset[i] = -white[i] * (to[i] - from[i]) / t;
    }
    return MatrixStage.scaling(scale, offset);
  }
}
