package pentimento.sample.trace;

/// Procedural noise over space, the same on every machine.
public final class Noise {

  private Noise() {}

  /// The cell point nearest to a place: its distance, the distance to the second one, and a number
  /// in [0, 1) that names the cell.
  public record Cell(double distance, double second, double name) {}

  private static int lattice(int x, int y, int z) {
    return Sampler.hash(x * 0x1f1f1f1f ^ Sampler.hash(y * 0x3c6ef372 ^ Sampler.hash(z + 0x5bd1)));
  }

  private static double fade(double t) {
    return t * t * t * (t * (t * 6 - 15) + 10);
  }

  private static double slope(int h, double x, double y, double z) {
    double u = (h & 8) == 0 ? x : y;
    double v = (h & 12) == 0 ? y : (h & 13) == 12 ? x : z;
    return ((h & 1) == 0 ? u : -u) + ((h & 2) == 0 ? v : -v);
  }

  /// Gradient noise, about -1 to 1, 0 at whole numbers.
  public static double at(double x, double y, double z) {
    int ix = (int) Math.floor(x);
    int iy = (int) Math.floor(y);
    int iz = (int) Math.floor(z);
    double fx = x - ix;
    double fy = y - iy;
    double fz = z - iz;
    double u = fade(fx);
    double v = fade(fy);
    double result = 0;
    double w = fade(fz);
    for (int k = 0; k < 2; k++) {
      double a =
          mix(
              slope(lattice(ix, iy, iz + k), fx, fy, fz - k),
              slope(lattice(ix + 1, iy, iz + k), fx - 1, fy, fz - k),
              u);
      double b =
          mix(
              slope(lattice(ix, iy + 1, iz + k), fx, fy - 1, fz - k),
              slope(lattice(ix + 1, iy + 1, iz + k), fx - 1, fy - 1, fz - k),
              u);
      result += mix(a, b, v) * (k == 0 ? 1 - w : w);
    }
    return result;
  }

  /// Octaves of noise, each twice as fine and half as strong; about -1 to 1.
  public static double fractal(double x, double y, double z, int octaves) {
    double sum = 0;
    double weight = 0.5;
    for (int i = 0; i < octaves; i++) {
      sum += weight * at(x, y, z);
      x = x * 2.03 + 17.3;
      y = y * 2.03 + 5.9;
      z = z * 2.03 + 31.7;
      weight *= 0.5;
    }
    return sum * 1.4;
  }

  public static double fractal(Vec3 p, double frequency, int octaves) {
    return fractal(p.x() * frequency, p.y() * frequency, p.z() * frequency, octaves);
  }

  /// Scattered points, one per unit cube.
  public static Cell cell(double x, double y, double z) {
    int ix = (int) Math.floor(x);
    int iy = (int) Math.floor(y);
    int iz = (int) Math.floor(z);
    double best = 9;
    double next = 9;
    int name = 0;
    for (int k = -1; k <= 1; k++) {
      for (int j = -1; j <= 1; j++) {
        for (int i = -1; i <= 1; i++) {
          int h = lattice(ix + i, iy + j, iz + k);
          double dx = ix + i + (h & 1023) / 1024.0 - x;
          double dy = iy + j + (h >>> 10 & 1023) / 1024.0 - y;
          double dz = iz + k + (h >>> 20 & 1023) / 1024.0 - z;
          double d = dx * dx + dy * dy + dz * dz;
          if (d < best) {
            next = best;
            best = d;
            name = h;
          } else if (d < next) {
            next = d;
          }
        }
      }
    }
    return new Cell(Math.sqrt(best), Math.sqrt(next), (Sampler.hash(name) >>> 8) * 0x1p-24);
  }

  /// 0 below `from`, 1 above `to`, smooth between.
  public static double step(double from, double to, double x) {
    double t = Math.clamp((x - from) / (to - from), 0, 1);
    return t * t * (3 - 2 * t);
  }

  private static double mix(double a, double b, double t) {
    return a + (b - a) * t;
  }
}
