package pentimento.pixel.colour.icc;

import java.util.List;
import pentimento.pixel.colour.Powers;

/// A curve in pieces, of formulas and of samples, over all numbers: ICC.1:2010, 10.14.2.
///
/// @param breaks where one piece ends (inclusive) and the next begins, rising
/// @param pieces one more than breaks
record SegmentedCurve(float[] breaks, List<Piece> pieces) implements ToneCurve {

  sealed interface Piece permits Formula, Samples {}

  /// One of the three function types; constants in the order of the standard.
  record Formula(int type, double[] v) implements Piece {
    double at(double x) {
      return switch (type) {
        case 0 -> {
          double base = v[1] * x + v[2];
          if (v[0] == 1) yield base + v[3];
          yield (base < 0 ? 0 : Powers.pow(base, v[0])) + v[3];
        }
        case 1 -> {
          double inside = v[2] * Powers.pow(x, v[0]) + v[3];
          yield inside <= 0 ? v[4] : v[1] * Powers.log2(inside) * LOG10_2 + v[4];
        }
        default -> v[0] * Powers.pow(v[1], v[2] * x + v[3]) + v[4];
      };
    }

    private static final double LOG10_2 = 0.30102999566398120;
  }

  /// Equidistant values from the piece's beginning to its end, joined by lines in float.
  record Samples(float[] values) implements Piece {}

  @Override
  public double at(double x) {
    float r = (float) x;
    if (Float.isNaN(r)) return r;
    int i = 0;
    while (i < breaks.length && r > breaks[i]) i++;
    return switch (pieces.get(i)) {
      case Formula f -> f.at(r);
      case Samples s -> between(s.values(), (r - breaks[i - 1]) / (breaks[i] - breaks[i - 1]));
    };
  }

  private static float between(float[] values, float x) {
    int n = values.length - 1;
    float v = x < 1e-9f ? 0 : Math.min(x, 1);
    if (v == 1) return values[n];
    float position = v * n;
    int low = (int) Math.floor(position);
    int high = (int) Math.ceil(position);
    float rest = position - low;
    return values[low] + (values[high] - values[low]) * rest;
  }

  @Override
  public ToneCurve inverse() {
    throw new UnsupportedOperationException("profiles hold such curves for either direction");
  }

  @Override
  public ToneCurve in(Arithmetic arithmetic) {
    return this;
  }

  @Override
  public boolean isIdentity() {
    return false;
  }
}
