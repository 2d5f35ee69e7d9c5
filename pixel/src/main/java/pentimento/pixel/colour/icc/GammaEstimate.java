package pentimento.pixel.colour.icc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import pentimento.pixel.colour.Powers;

/// Estimates the exponent of a profile from its gray ramp, as LittleCMS does.
final class GammaEstimate {

  private static final double LOWEST = 0.07;
  private static final double MOST_DEVIATION = 0.1;
  private static final double NEARLY_LINEAR = 1.6;

  private GammaEstimate() {}

  static boolean isNearlyLinear(IccProfile profile) {
    if (profile.model() != ColourModel.RGB) return false;
    double gamma = of(profile);
    return gamma > 0 && gamma < NEARLY_LINEAR;
  }

  /// Whether the tone curves of gray or RGB are straight lines, to 15 of 65535 codes.
  static boolean isLinear(IccProfile profile) {
    if (profile.model() != ColourModel.RGB && profile.model() != ColourModel.GRAY) return false;
    double[] ramp = ramp(profile);
    for (int i = 0; i < 256; i++) {
      if (!(Math.abs(ramp[i] / ramp[255] - i / 255.0) <= 15 / 65535.0)) return false;
    }
    return true;
  }

  /// The mean exponent, or -1 when it varies too much.
  static double of(IccProfile profile) {
    double[] ramp = ramp(profile);
    double sum = 0;
    double squares = 0;
    int n = 0;
    for (int i = 1; i < 255; i++) {
      double x = i / 255.0;
      double y = ramp[i] / ramp[255];
      if (!(y > 0 && y < 1 && x > LOWEST)) continue;
      double gamma = Powers.log2(y) / Powers.log2(x);
      sum += gamma;
      squares += gamma * gamma;
      n++;
    }
    if (n < 2) return -1;
    double variance = (n * squares - sum * sum) / (n * (n - 1.0));
    return Math.sqrt(Math.max(0, variance)) > MOST_DEVIATION ? -1 : sum / n;
  }

  /// Y of 256 grays.
  private static double[] ramp(IccProfile profile) {
    List<Stage> stages =
        new ArrayList<>(ProfileStages.toConnection(profile, Intent.RELATIVE_COLORIMETRIC));
    if (profile.connection() == ColourModel.LAB) stages.add(new LabStage(false));
    Pipeline toXyz = new Pipeline(stages);
    double[] ramp = new double[256];
    float[] gray = new float[profile.channels()];
    for (int i = 0; i < 256; i++) {
      Arrays.fill(gray, i / 255f);
      ramp[i] = toXyz.apply(gray)[1];
    }
    return ramp;
  }
}
