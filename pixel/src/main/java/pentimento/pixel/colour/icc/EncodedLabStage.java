package pentimento.pixel.colour.icc;

import pentimento.pixel.colour.Powers;
import pentimento.pixel.colour.RgbSpace;

/// Between XYZ and L*a*b*, both in LittleCMS's encodings of 0…1 (see [KritaConversion]). Every
/// operation is in the order of LittleCMS.
record EncodedLabStage(boolean toLab) implements Stage {

  private static final double LIMIT = 24 / 116.0;

  @Override
  public int inputs() {
    return 3;
  }

  @Override
  public int outputs() {
    return 3;
  }

  @Override
  public void apply(float[][] planes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (toLab) toLab(planes, i);
      else toXyz(planes, i);
    }
  }

  private static void toLab(float[][] planes, int i) {
    double[] white = RgbSpace.d50();
    double fx = f(planes[0][i] * LittleCmsLink.XYZ_FULL / white[0]);
    double fy = f(planes[1][i] * LittleCmsLink.XYZ_FULL / white[1]);
    double fz = f(planes[2][i] * LittleCmsLink.XYZ_FULL / white[2]);
    planes[0][i] = (float) ((116 * fy - 16) / 100);
    planes[1][i] = (float) ((500 * (fx - fy) + 128) / 255);
    planes[2][i] = (float) ((200 * (fy - fz) + 128) / 255);
  }

  private static void toXyz(float[][] planes, int i) {
    double[] white = RgbSpace.d50();
    double y = (planes[0][i] * 100.0 + 16) / 116;
    double x = y + 0.002 * (planes[1][i] * 255.0 - 128);
    double z = y - 0.005 * (planes[2][i] * 255.0 - 128);
    planes[0][i] = (float) (inverse(x) * white[0] / LittleCmsLink.XYZ_FULL);
    planes[1][i] = (float) (inverse(y) * white[1] / LittleCmsLink.XYZ_FULL);
    planes[2][i] = (float) (inverse(z) * white[2] / LittleCmsLink.XYZ_FULL);
  }

  private static double f(double t) {
    return t <= LIMIT * LIMIT * LIMIT ? 841 / 108.0 * t + 16 / 116.0 : Powers.pow(t, 1 / 3.0);
  }

  private static double inverse(double t) {
    return t <= LIMIT ? 108 / 841.0 * (t - 16 / 116.0) : t * t * t;
  }
}
