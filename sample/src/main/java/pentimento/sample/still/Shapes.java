package pentimento.sample.still;

import java.util.ArrayList;
import java.util.List;
import pentimento.sample.trace.Mesh;
import pentimento.sample.trace.Noise;
import pentimento.sample.trace.Vec3;

/// Forms of the things on the table, in centimetres.
final class Shapes {

  private Shapes() {}

  /// A profile from pairs of radius and height; a pair given twice makes a corner.
  private static List<Vec3> profile(double... pairs) {
    List<Vec3> points = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) points.add(new Vec3(pairs[i], pairs[i + 1], 0));
    return points;
  }

  static final double BOWL_RIM = 8.6;

  static Mesh bowl() {
    return Mesh.turned(
        profile(
            0, 0.7, 4.6, 0.6, 4.9, 0.05, 5.7, 0, 6.0, 0.5, 6.1, 1.0, 8.9, 2.3, 12.2, 4.7, 14.3, 7.2,
            14.95, 8.4, 14.95, 8.6, 14.7, 8.65, 14.45, 8.5, 13.7, 7.2, 11.6, 4.95, 8.4, 2.9, 5,
            1.75, 0, 1.4),
        10,
        360);
  }

  /// A bottle with a wall of glass; both its sides are one profile, so that the glass lies between.
  static Mesh bottle() {
    return Mesh.turned(
        profile(
            0, 0.9, 2.2, 0.6, 3.6, 0.1, 4.0, 0.05, 4.3, 0.5, 4.35, 2, 4.35, 8, 4.35, 14, 4.25, 17,
            3.6, 19.4, 2.2, 21.4, 1.62, 23.2, 1.5, 26, 1.5, 28.2, 1.5, 28.2, 1.85, 28.4, 1.9, 29,
            1.85, 29.5, 1.6, 29.7, 1.3, 29.6, 1.2, 29, 1.15, 26, 1.25, 23.3, 1.85, 21.5, 3.25, 19.4,
            3.9, 17, 4.0, 14, 4.0, 8, 4.0, 2.2, 3.7, 1.2, 2.4, 1.35, 0, 1.7),
        8,
        256);
  }

  static Mesh candlestick() {
    return Mesh.turned(
        profile(
            0, 0, 5.9, 0, 5.9, 0, 6.0, 0.25, 5.9, 0.5, 5.9, 0.5, 5.2, 0.75, 4.9, 1.0, 4.9, 1.0, 3.4,
            1.6, 2.0, 2.4, 1.3, 3.4, 1.2, 3.6, 1.9, 3.9, 1.9, 4.3, 1.2, 4.6, 0.85, 5.2, 0.8, 7, 1.0,
            8.4, 1.75, 9.3, 1.75, 9.9, 1.0, 10.6, 0.8, 11.4, 1.0, 12.2, 1.45, 12.6, 1.5, 12.9, 1.5,
            12.9, 2.9, 13.2, 3.2, 13.5, 3.2, 13.7, 2.9, 13.65, 1.8, 13.3, 1.6, 13.4, 1.6, 15.2, 1.6,
            15.2, 1.75, 15.4, 1.6, 15.6, 1.3, 15.6, 1.2, 15.2, 1.2, 14, 0, 14),
        8,
        200);
  }

  /// A candle, its wick's foot at the origin.
  static Mesh candle(double length) {
    return Mesh.turned(
        profile(
            0,
            -length,
            1.12,
            -length,
            1.12,
            -length,
            1.12,
            -length * 0.6,
            1.1,
            -2,
            1.08,
            -0.3,
            1.08,
            0.1,
            0.98,
            0.28,
            0.8,
            0.2,
            0.5,
            -0.05,
            0,
            -0.1),
        8,
        96);
  }

  static Mesh wick() {
    return Mesh.turned(profile(0.07, -0.2, 0.07, 0.4, 0.06, 0.75, 0, 0.8), 4, 12);
  }

  static Mesh flame(double height) {
    return Mesh.turned(
        profile(
            0,
            0,
            0.22 * height * 0.6,
            0.08 * height,
            0.2 * height,
            0.26 * height,
            0.185 * height,
            0.42 * height,
            0.1 * height,
            0.72 * height,
            0.035 * height,
            0.92 * height,
            0,
            height),
        10,
        64);
  }

  static Mesh orange(double radius, double seed) {
    return Mesh.ball(
        radius,
        160,
        p -> {
          double lump = 1 + 0.022 * Noise.fractal(p, 0.16 + 0.01 * seed, 2);
          Vec3 q = new Vec3(p.x() * lump, p.y() * 0.95 * lump, p.z() * lump);
          double off = Math.sqrt(p.x() * p.x() + p.z() * p.z());
          double dimple = p.y() > 0 ? 0.14 * (1 - Noise.step(0.1, 1.1, off)) : 0;
          return new Vec3(q.x(), q.y() - dimple, q.z());
        });
  }

  /// A lemon along y, with its two tips.
  static Mesh lemon(double radius, double seed) {
    return Mesh.ball(
        radius,
        160,
        p -> {
          double t = p.y() / radius;
          double lump = 1 + 0.03 * Noise.fractal(p, 0.22 + 0.01 * seed, 2);
          double tip = Noise.step(0.80, 1.0, Math.abs(t));
          double y = t * radius * (1.22 + 0.22 * tip);
          return new Vec3(p.x() * lump, y, p.z() * lump);
        });
  }

  /// The lower half of a lemon, cut side up at y = 0.
  static Mesh halfLemon(double radius) {
    return Mesh.turned(
        profile(
            0,
            -1.32 * radius,
            0.14 * radius,
            -1.28 * radius,
            0.3 * radius,
            -1.1 * radius,
            0.62 * radius,
            -0.86 * radius,
            0.9 * radius,
            -0.45 * radius,
            radius,
            -0.06,
            radius,
            -0.06,
            0.985 * radius,
            0,
            0.97 * radius,
            0,
            0.97 * radius,
            0,
            0.5 * radius,
            0.0,
            0,
            0),
        12,
        200);
  }

  static Mesh apple(double radius) {
    double r = radius;
    Mesh turned =
        Mesh.turned(
            profile(
                0, -0.70 * r, 0.12 * r, -0.74 * r, 0.3 * r, -0.88 * r, 0.5 * r, -0.88 * r, 0.75 * r,
                -0.66 * r, 0.93 * r, -0.28 * r, r, 0.12 * r, 0.95 * r, 0.48 * r, 0.76 * r, 0.76 * r,
                0.52 * r, 0.86 * r, 0.3 * r, 0.78 * r, 0.14 * r, 0.58 * r, 0, 0.46 * r),
            12,
            180);
    return turned;
  }

  static Mesh stem(double length) {
    int rows = 16;
    int around = 12;
    return Mesh.sheet(
        rows + 1,
        around + 1,
        (i, j) -> {
          double t = i / (double) rows;
          double r = i == rows ? 0 : 0.10 + 0.07 * t * t * t;
          double angle = 2 * Math.PI * (j % around) / around;
          return new Vec3(
              r * StrictMath.cos(angle) + 0.5 * t * t, t * length, r * StrictMath.sin(angle));
        },
        (i, j) -> {
          double angle = 2 * Math.PI * (j % around) / around;
          return new Vec3(StrictMath.cos(angle), 0, StrictMath.sin(angle));
        });
  }

  /// A flat, upright or lying sheet from three corners; the normal is `across` times `along`.
  static Mesh quad(Vec3 corner, Vec3 along, Vec3 across) {
    Vec3 normal = across.cross(along).unit();
    return Mesh.sheet(2, 2, (i, j) -> corner.plus(along, j).plus(across, i), (i, j) -> normal);
  }
}
