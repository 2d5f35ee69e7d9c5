package pentimento.ops.demosaic;

import pentimento.pipe.Cfa;
import pentimento.pixel.Planes;

/// RCD written down formula by formula in double precision, far from the picture's edge; the twin
/// that [Rcd] is tested against.
final class NaiveRcd {

  private final Planes mosaic;
  private final Cfa cfa;
  private final double maximum;

  NaiveRcd(Planes mosaic, Cfa cfa, double maximum) {
    this.mosaic = mosaic;
    this.cfa = cfa;
    this.maximum = maximum;
  }

  double value(int colour, int x, int y) {
    return Math.max(0, any(colour, x, y) * maximum);
  }

  private double a(int x, int y) {
    return Math.max(0, mosaic.at(0, x, y)) / maximum;
  }

  private double highPass(int x, int y, int dx, int dy) {
    double d = 6 * a(x, y);
    for (int s : new int[] {-1, 1}) {
      d += a(x + 3 * s * dx, y + 3 * s * dy) - a(x + s * dx, y + s * dy);
      d -= 3 * a(x + 2 * s * dx, y + 2 * s * dy);
    }
    return d * d;
  }

  private double vh(int x, int y) {
    double v = 0;
    double h = 0;
    for (int k = -1; k <= 1; k++) {
      v += highPass(x, y + k, 0, 1);
      h += highPass(x + k, y, 1, 0);
    }
    v = Math.max(1e-10, v);
    return v / (v + Math.max(1e-10, h));
  }

  private double pq(int x, int y) {
    int c = x | 1;
    double p;
    double q;
    if (c != x) {
      p = highPass(x - 1, y - 1, 1, 1) + highPass(c, y, 1, 1) + highPass(c, y + 1, 1, 1);
      q = highPass(c, y - 1, 1, -1) + highPass(c, y, 1, -1) + highPass(x - 1, y + 1, 1, -1);
    } else {
      p = highPass(c, y - 1, 1, 1) + highPass(c, y, 1, 1) + highPass(c + 2, y + 1, 1, 1);
      q = highPass(c + 2, y - 1, 1, -1) + highPass(c, y, 1, -1) + highPass(c, y + 1, 1, -1);
    }
    p = Math.max(1e-10, p);
    return p / (p + Math.max(1e-10, q));
  }

  private static double choose(double own, double mean) {
    return Math.abs(0.5 - own) < Math.abs(0.5 - mean) ? mean : own;
  }

  private double vhChoice(int x, int y) {
    return choose(
        vh(x, y), (vh(x - 1, y - 1) + vh(x + 1, y - 1) + vh(x - 1, y + 1) + vh(x + 1, y + 1)) / 4);
  }

  private double pqChoice(int x, int y) {
    return choose(
        pq(x, y), (pq(x - 1, y - 1) + pq(x + 1, y - 1) + pq(x - 1, y + 1) + pq(x + 1, y + 1)) / 4);
  }

  private double lowPass(int x, int y) {
    double sum = 0;
    for (int v = -1; v <= 1; v++) {
      for (int u = -1; u <= 1; u++) sum += a(x + u, y + v) / (1 << Math.abs(u) + Math.abs(v));
    }
    return sum;
  }

  private double green(int x, int y) {
    if (cfa.colour(x, y) == 1) return a(x, y);
    double vertical = alongForGreen(x, y, 0, 1);
    double horizontal = alongForGreen(x, y, 1, 0);
    double choice = vhChoice(x, y);
    return choice * horizontal + (1 - choice) * vertical;
  }

  private double alongForGreen(int x, int y, int dx, int dy) {
    double before = gradientForGreen(x, y, -dx, -dy);
    double after = gradientForGreen(x, y, dx, dy);
    double low = lowPass(x, y);
    double b = a(x - dx, y - dy) * 2 * low / (1e-5 + low + lowPass(x - 2 * dx, y - 2 * dy));
    double f = a(x + dx, y + dy) * 2 * low / (1e-5 + low + lowPass(x + 2 * dx, y + 2 * dy));
    return (after * b + before * f) / (before + after);
  }

  private double gradientForGreen(int x, int y, int dx, int dy) {
    double one = a(x + dx, y + dy);
    double two = a(x + 2 * dx, y + 2 * dy);
    return 1e-5
        + Math.abs(one - a(x - dx, y - dy))
        + Math.abs(a(x, y) - two)
        + Math.abs(one - a(x + 3 * dx, y + 3 * dy))
        + Math.abs(two - a(x + 4 * dx, y + 4 * dy));
  }

  /// Any colour at a red or blue site, green anywhere.
  private double atSite(int colour, int x, int y) {
    if (colour == 1) return green(x, y);
    if (cfa.colour(x, y) == colour) return a(x, y);
    double p = difference(colour, x, y, 1, 1);
    double q = difference(colour, x, y, 1, -1);
    double choice = pqChoice(x, y);
    return green(x, y) + choice * q + (1 - choice) * p;
  }

  private double any(int colour, int x, int y) {
    if (colour == 1 || cfa.colour(x, y) != 1) return atSite(colour, x, y);
    double v = difference(colour, x, y, 0, 1);
    double h = difference(colour, x, y, 1, 0);
    double choice = vhChoice(x, y);
    return green(x, y) + choice * h + (1 - choice) * v;
  }

  private double difference(int colour, int x, int y, int dx, int dy) {
    double before = gradient(colour, x, y, -dx, -dy);
    double after = gradient(colour, x, y, dx, dy);
    double b = atSite(colour, x - dx, y - dy) - green(x - dx, y - dy);
    double f = atSite(colour, x + dx, y + dy) - green(x + dx, y + dy);
    return (after * b + before * f) / (before + after);
  }

  private double gradient(int colour, int x, int y, int dx, int dy) {
    double one = atSite(colour, x + dx, y + dy);
    return 1e-5
        + Math.abs(one - atSite(colour, x - dx, y - dy))
        + Math.abs(one - atSite(colour, x + 3 * dx, y + 3 * dy))
        + Math.abs(green(x, y) - green(x + 2 * dx, y + 2 * dy));
  }
}
