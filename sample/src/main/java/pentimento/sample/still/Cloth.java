package pentimento.sample.still;

import pentimento.sample.trace.Mesh;
import pentimento.sample.trace.Noise;
import pentimento.sample.trace.Vec3;

/// A cloth that lies on the table in folds, flat where the bowl stands on it.
///
/// Cloth coordinates (s, t) run over the unit square; `angle` turns it on the table.
record Cloth(double width, double depth, double angle, Vec3 bowl) {

  private static final int ROWS = 360;
  private static final int COLUMNS = 520;

  Mesh mesh() {
    return Mesh.sheet(ROWS + 1, COLUMNS + 1, this::point, this::normal);
  }

  private Vec3 point(int i, int j) {
    double s = j / (double) COLUMNS - 0.5;
    double t = i / (double) ROWS - 0.5;
    // The hem is not straight.
    double u = s * width + 0.8 * Noise.at(t * 5, 1.5, 0.2) + 0.5 * Noise.at(t * 13, 4.5, 0.2);
    double v = t * depth + 0.9 * Noise.at(s * 5, 8.5, 0.7) + 0.5 * Noise.at(s * 12, 2.5, 0.7);
    double c = StrictMath.cos(angle);
    double n = StrictMath.sin(angle);
    double x = u * c - v * n;
    double z = u * n + v * c;
    double dx = x - bowl.x();
    double dz = z - bowl.z();
    double away = Math.sqrt(dx * dx + dz * dz);
    double free = Noise.step(6.5, 14, away);
    double edge = Math.min(0.5 - Math.abs(s), (0.5 - Math.abs(t)) * depth / width) * width;
    double y = 0.14 + free * folds(x, z) * (0.25 + 0.75 * Noise.step(0, 5, edge));
    return new Vec3(x, y, z);
  }

  /// Ridges that run outwards from the bowl and across it, sharp on top, soft below.
  private static double folds(double x, double z) {
    double wx = x + 5 * Noise.fractal(x * 0.05, 3, z * 0.05, 2);
    double wz = z + 5 * Noise.fractal(x * 0.05, 9, z * 0.05, 2);
    double large = 1 - Math.abs(Noise.at(wx * 0.075, 0.4, wz * 0.11)) * 2.6;
    double small = 1 - Math.abs(Noise.at(wx * 0.17, 5.4, wz * 0.21)) * 2.4;
    double a = Math.max(large, 0);
    double b = Math.max(small, 0);
    return 2.1 * a * a * (1.5 - 0.5 * a)
        + 0.55 * b * b
        + 0.12 * (1 + Noise.fractal(x * 0.5, 1, z * 0.5, 2));
  }

  private Vec3 normal(int i, int j) {
    Vec3 a = point(i + 1, j).minus(point(i - 1, j));
    Vec3 b = point(i, j + 1).minus(point(i, j - 1));
    return a.cross(b).unit();
  }
}
