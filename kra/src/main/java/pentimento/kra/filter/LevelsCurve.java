package pentimento.kra.filter;

import org.jspecify.annotations.Nullable;
import pentimento.pixel.colour.Powers;

/// A curve of the levels filter: black below one point, white above another, a power between them.
final class LevelsCurve {

  static final String IDENTITY = "0;1;1;0;1";

  private static final int SIZE = 256;

  static final TransferCurve STRAIGHT = of(0, 1, 1, 0, 1);

  private LevelsCurve() {}

  /// A curve written as `black;white;gamma;outBlack;outWhite`; null when it is not understood.
  static @Nullable TransferCurve parse(String text) {
    String[] parts = text.strip().split(";");
    if (parts.length != 5) return null;
    double[] v = new double[5];
    try {
      for (int i = 0; i < 5; i++) v[i] = Double.parseDouble(parts[i].strip());
    } catch (NumberFormatException _) {
      return null;
    }
    return of(v[0], v[1], v[2], v[3], v[4]);
  }

  static TransferCurve of(
      double black, double white, double gamma, double outBlack, double outWhite) {
    int[] samples = new int[SIZE];
    for (int i = 0; i < SIZE; i++) {
      double x = i / (SIZE - 1.0);
      double y;
      if (x <= black) {
        y = outBlack;
      } else if (x >= white) {
        y = outWhite;
      } else {
        double part = Powers.pow((x - black) / (white - black), 1 / gamma);
        y = outBlack + part * (outWhite - outBlack);
      }
      samples[i] = (int) (Math.min(Math.max(y, 0), 1) * 65535 + 0.5);
    }
    return new TransferCurve(samples);
  }
}
