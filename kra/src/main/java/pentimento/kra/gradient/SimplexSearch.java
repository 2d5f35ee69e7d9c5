package pentimento.kra.gradient;

import java.util.function.DoubleBinaryOperator;

/// Nelder and Mead's search for a minimum in the plane, as GSL's `nmsimplex2` goes: where it ends,
/// and that it may end nowhere, is part of what Krita shows.
///
/// Source: J. A. Nelder, R. Mead, "A simplex method for function minimization", 1965.
final class SimplexSearch {

  private static final int MOST = 10_000;
  private static final double SIZE = 1e-6;

  private final DoubleBinaryOperator function;
  private final double[] x = new double[3];
  private final double[] y = new double[3];
  private final double[] value = new double[3];

  private SimplexSearch(DoubleBinaryOperator function) {
    this.function = function;
  }

  /// The least value near a place.
  ///
  /// @param step from the place to the other two corners of the first triangle
  /// @return NaN when the search ends nowhere
  static double least(DoubleBinaryOperator function, double x, double y, double step) {
    SimplexSearch search = new SimplexSearch(function);
    search.place(0, x, y);
    search.place(1, x + step, y);
    search.place(2, x, y + step);
    for (int i = 0; i < MOST; i++) {
      if (!search.advance()) return Double.NaN;
      if (search.size() < SIZE) return search.value[search.lowest()];
    }
    return Double.NaN;
  }

  private void place(int corner, double px, double py) {
    x[corner] = px;
    y[corner] = py;
    value[corner] = function.applyAsDouble(px, py);
  }

  /// Moves a corner; false when values are no numbers any more.
  private boolean advance() {
    int high = 0;
    int low = 0;
    int second = 1;
    for (int i = 1; i < 3; i++) {
      if (value[i] < value[low]) low = i;
      if (value[i] > value[high]) {
        second = high;
        high = i;
      } else if (i != 1 && value[i] > value[second]) {
        second = i;
      }
    }
    double lowest = value[low];
    double highest = value[high];
    double next = value[second];
    double[] mirrored = moved(high, -1);
    double v = function.applyAsDouble(mirrored[0], mirrored[1]);
    if (v < lowest) {
      double[] further = moved(high, -2);
      boolean better = function.applyAsDouble(further[0], further[1]) < lowest;
      double[] to = better ? further : mirrored;
      place(high, to[0], to[1]);
    } else if (v <= next) {
      place(high, mirrored[0], mirrored[1]);
    } else {
      if (v <= highest) place(high, mirrored[0], mirrored[1]);
      double[] nearer = moved(high, 0.5);
      if (function.applyAsDouble(nearer[0], nearer[1]) <= value[high]) {
        place(high, nearer[0], nearer[1]);
      } else {
        for (int i = 0; i < 3; i++) {
          if (i != low) place(i, 0.5 * (x[i] + x[low]), 0.5 * (y[i] + y[low]));
        }
      }
    }
    return Double.isFinite(value[0]) && Double.isFinite(value[1]) && Double.isFinite(value[2]);
  }

  /// A corner's place at a multiple of its distance from the middle of the other two.
  private double[] moved(int corner, double by) {
    double a = (1 - by) * 3 / 2;
    double b = (3 * by - 1) / 2;
    double middleX = (x[0] + x[1] + x[2]) / 3;
    double middleY = (y[0] + y[1] + y[2]) / 3;
    return new double[] {a * middleX + b * x[corner], a * middleY + b * y[corner]};
  }

  /// Of the corners' distances from their middle, the root of the mean square.
  private double size() {
    double middleX = (x[0] + x[1] + x[2]) / 3;
    double middleY = (y[0] + y[1] + y[2]) / 3;
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double dx = x[i] - middleX;
      double dy = y[i] - middleY;
      sum += dx * dx + dy * dy;
    }
    return Math.sqrt(sum / 3);
  }

  private int lowest() {
    int low = 0;
    for (int i = 1; i < 3; i++) if (value[i] < value[low]) low = i;
    return low;
  }
}
