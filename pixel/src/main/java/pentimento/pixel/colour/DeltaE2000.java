package pentimento.pixel.colour;

/// The CIEDE2000 colour difference, with all weights 1.
///
/// Source: Sharma, Wu, Dalal. The CIEDE2000 Color-Difference Formula: Implementation Notes. 2005.
public final class DeltaE2000 {

  private static final double POW25_7 = 6103515625.0;

  private DeltaE2000() {}

  /// The difference of two colours in L*a*b*, 0 when they are equal.
  public static double of(double l1, double a1, double b1, double l2, double a2, double b2) {
    double cBar = (Math.sqrt(a1 * a1 + b1 * b1) + Math.sqrt(a2 * a2 + b2 * b2)) / 2;
    double g = 0.5 * (1 - seventh(cBar));
    double ap1 = (1 + g) * a1;
    double ap2 = (1 + g) * a2;
    double c1 = Math.sqrt(ap1 * ap1 + b1 * b1);
    double c2 = Math.sqrt(ap2 * ap2 + b2 * b2);
    double h1 = hue(ap1, b1);
    double h2 = hue(ap2, b2);

    double dl = l2 - l1;
    double dc = c2 - c1;
    boolean hueless = c1 * c2 == 0;
    double dh = hueless ? 0 : h2 - h1;
    if (dh > 180) dh -= 360;
    if (dh < -180) dh += 360;
    double dH = 2 * Math.sqrt(c1 * c2) * sin(dh / 2);

    double lMean = (l1 + l2) / 2;
    double cMean = (c1 + c2) / 2;
    double hMean = hueless ? h1 + h2 : meanHue(h1, h2);
    double t =
        1
            - 0.17 * cos(hMean - 30)
            + 0.24 * cos(2 * hMean)
            + 0.32 * cos(3 * hMean + 6)
            - 0.20 * cos(4 * hMean - 63);
    double turn = (hMean - 275) / 25;
    double dTheta = 30 * StrictMath.exp(-turn * turn);
    double rc = 2 * seventh(cMean);
    double l50 = (lMean - 50) * (lMean - 50);
    double sl = 1 + 0.015 * l50 / Math.sqrt(20 + l50);
    double sc = 1 + 0.045 * cMean;
    double sh = 1 + 0.015 * cMean * t;
    double rt = -sin(2 * dTheta) * rc;
    double x = dl / sl;
    double y = dc / sc;
    double z = dH / sh;
    return Math.sqrt(Math.max(0, x * x + y * y + z * z + rt * y * z));
  }

  /// The differences of two runs of colours; `lab` planes are L*, a*, b*.
  public static void of(
      float[][] lab1, int offset1, float[][] lab2, int offset2, float[] out, int to, int length) {
    for (int i = 0; i < length; i++) {
      int p = offset1 + i;
      int q = offset2 + i;
      out[to + i] =
          (float) of(lab1[0][p], lab1[1][p], lab1[2][p], lab2[0][q], lab2[1][q], lab2[2][q]);
    }
  }

  private static double seventh(double c) {
    double c7 = c * c * c * c * c * c * c;
    return Math.sqrt(c7 / (c7 + POW25_7));
  }

  private static double hue(double a, double b) {
    if (a == 0 && b == 0) return 0;
    double h = StrictMath.toDegrees(StrictMath.atan2(b, a));
    return h < 0 ? h + 360 : h;
  }

  private static double meanHue(double h1, double h2) {
    double sum = h1 + h2;
    if (Math.abs(h1 - h2) <= 180) return sum / 2;
    return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
  }

  private static double sin(double degrees) {
    return StrictMath.sin(StrictMath.toRadians(degrees));
  }

  private static double cos(double degrees) {
    return StrictMath.cos(StrictMath.toRadians(degrees));
  }
}
