package pentimento.kpl.krita;

/// Between L*a*b* and the channel values 0…1 of version 1.0, whose neutral is at 128/255.
final class LabCodes {

  private static final double HALF = 128 / 255.0;

  private LabCodes() {}

  static double lightness(double code) {
    return code * 100;
  }

  static double chroma(double code) {
    return code <= HALF ? (code - HALF) / HALF * 128 : (code - HALF) / (1 - HALF) * 127;
  }

  static double lightnessCode(double l) {
    return l / 100;
  }

  static double chromaCode(double v) {
    return v <= 0 ? HALF + v / 128 * HALF : HALF + v / 127 * (1 - HALF);
  }
}
