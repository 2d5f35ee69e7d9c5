package pentimento.formats;

import pentimento.pixel.Planes;

/// Between straight alpha and colours multiplied by it, in place. The last plane is alpha.
public final class AlphaConversion {

  private AlphaConversion() {}

  /// Straight to associated: colours times alpha. What is hidden by an alpha of 0 is lost, so that
  /// it does not begin to shine.
  public static void associate(Planes planes) {
    float[] alpha = planes.plane(planes.channels() - 1);
    for (int c = 0; c < planes.channels() - 1; c++) {
      float[] plane = planes.plane(c);
      for (int i = 0; i < plane.length; i++) plane[i] *= alpha[i];
    }
  }

  /// Associated to straight: colours divided by alpha. Where alpha is 0 they stay as they are:
  /// light without cover, such as a glow, keeps its colour for those who can use it.
  public static void dissociate(Planes planes) {
    float[] alpha = planes.plane(planes.channels() - 1);
    for (int c = 0; c < planes.channels() - 1; c++) {
      float[] plane = planes.plane(c);
      for (int i = 0; i < plane.length; i++) if (alpha[i] != 0) plane[i] /= alpha[i];
    }
  }
}
