package pentimento.ops.sigmoid;

import java.util.Arrays;
import java.util.Comparator;

/// The definition of the curve per channel in naive double, with branches and a sort.
final class SigmoidFormula {

  private SigmoidFormula() {}

  static double[] perChannel(SigmoidCurve curve, double p, double[] pixel) {
    double[] light = pixel.clone();
    double mean = Math.max((light[0] + light[1] + light[2]) / 3, 0);
    double least = Math.min(light[0], Math.min(light[1], light[2]));
    if (least < 0) {
      double k = -mean / (least - mean);
      for (int c = 0; c < 3; c++) light[c] = mean + k * (light[c] - mean);
    }
    double[] out = new double[3];
    for (int c = 0; c < 3; c++) out[c] = at(curve, light[c]);

    Integer[] order = {0, 1, 2};
    Arrays.sort(order, Comparator.comparingDouble(c -> light[c]));
    int lo = order[0];
    int mi = order[1];
    int hi = order[2];
    if (light[mi] - light[lo] < 1e-9) return out;
    double full = out[lo] + (out[hi] - out[lo]) * (light[mi] - light[lo]) / (light[hi] - light[lo]);
    double naive = (1 - p) * out[mi] + p * full;
    double energy = out[0] + out[1] + out[2];
    double naiveEnergy = out[lo] + naive + out[hi];
    double blend = 2 * light[lo] / (light[lo] + light[mi]);
    double target = blend * energy + (1 - blend) * naiveEnergy;
    double share = (light[mi] - light[lo]) / (light[hi] - light[lo]);
    if (naive <= out[mi]) {
      double mid =
          ((1 - p) * out[mi] + p * (share * out[hi] + (1 - share) * (target - out[hi])))
              / (1 + p * (1 - share));
      out[lo] = target - out[hi] - mid;
      out[mi] = mid;
    } else {
      double mid =
          ((1 - p) * out[mi] + p * (out[lo] * (1 - share) + share * (target - out[lo])))
              / (1 + p * share);
      out[hi] = target - out[lo] - mid;
      out[mi] = mid;
    }
    return out;
  }

  private static double at(SigmoidCurve curve, double v) {
    double f = StrictMath.pow(curve.fog() + Math.max(v, 0), curve.filmPower());
    return curve.white() * StrictMath.pow(f / (curve.paperExposure() + f), curve.paperPower());
  }
}
