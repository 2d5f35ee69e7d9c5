package pentimento.sample.trace;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/// Triangles with a normal at each corner, in the coordinates of the object.
///
/// @param points corners
/// @param normals one unit normal per corner, pointing out of the material
/// @param triangles three indices each
public record Mesh(Vec3[] points, Vec3[] normals, int[] triangles) {

  /// A profile turned about the y axis.
  ///
  /// The profile runs through the given points (x is the radius, y the height; z is ignored) as a
  /// smooth curve, the material to its left: up an outer wall, down an inner one. A point given
  /// twice makes a corner.
  ///
  /// @param steps pieces between two points
  /// @param around pieces of the circle
  public static Mesh turned(List<Vec3> profile, int steps, int around) {
    int rows = (profile.size() - 1) * steps + 1;
    Vec3[] curve = new Vec3[rows];
    for (int i = 0; i < rows; i++) {
      int k = Math.min(i / steps, profile.size() - 2);
      double t = (i - k * steps) / (double) steps;
      Vec3 a = profile.get(Math.max(k - 1, 0));
      Vec3 b = profile.get(k);
      Vec3 c = profile.get(k + 1);
      Vec3 d = profile.get(Math.min(k + 2, profile.size() - 1));
      Vec3 p = catmullRom(a, b, c, d, t);
      curve[i] = new Vec3(Math.max(p.x(), 0), p.y(), 0);
    }
    return sheet(
        rows,
        around + 1,
        (i, j) -> {
          double angle = 2 * Math.PI * (j % around) / around;
          Vec3 p = curve[i];
          return new Vec3(p.x() * StrictMath.cos(angle), p.y(), p.x() * StrictMath.sin(angle));
        },
        (i, j) -> {
          Vec3 tangent = curve[Math.min(i + 1, rows - 1)].minus(curve[Math.max(i - 1, 0)]);
          if (tangent.length() == 0) tangent = new Vec3(0, 1, 0);
          double angle = 2 * Math.PI * (j % around) / around;
          double r = tangent.y();
          return new Vec3(r * StrictMath.cos(angle), -tangent.x(), r * StrictMath.sin(angle))
              .unit();
        });
  }

  /// A sphere about the origin, its points moved by `shape`, normals taken from the result.
  public static Mesh ball(double radius, int around, UnaryOperator<Vec3> shape) {
    int rows = around / 2 + 1;
    BiFunction<Integer, Integer, Vec3> point =
        (i, j) -> {
          double polar = Math.PI * i / (rows - 1);
          double angle = 2 * Math.PI * Math.floorMod(j, around) / around;
          double r = i == 0 || i == rows - 1 ? 0 : radius * StrictMath.sin(polar);
          return shape.apply(
              new Vec3(
                  r * StrictMath.cos(angle),
                  -radius * StrictMath.cos(polar),
                  r * StrictMath.sin(angle)));
        };
    return sheet(
        rows,
        around + 1,
        point,
        (i, j) -> {
          if (i == 0) return new Vec3(0, -1, 0);
          if (i == rows - 1) return new Vec3(0, 1, 0);
          Vec3 up = point.apply(i + 1, j).minus(point.apply(i - 1, j));
          Vec3 along = point.apply(i, j + 1).minus(point.apply(i, j - 1));
          return up.cross(along).unit();
        });
  }

  /// A grid of points; `normal` at grid position (i, j) points out of the material.
  public static Mesh sheet(
      int rows,
      int columns,
      BiFunction<Integer, Integer, Vec3> point,
      BiFunction<Integer, Integer, Vec3> normal) {
    Vec3[] points = new Vec3[rows * columns];
    Vec3[] normals = new Vec3[rows * columns];
    int[] triangles = new int[(rows - 1) * (columns - 1) * 6];
    int n = 0;
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        int k = i * columns + j;
        points[k] = point.apply(i, j);
        normals[k] = normal.apply(i, j);
        if (i == rows - 1 || j == columns - 1) continue;
        triangles[n++] = k;
        triangles[n++] = k + columns;
        triangles[n++] = k + columns + 1;
        triangles[n++] = k;
        triangles[n++] = k + columns + 1;
        triangles[n++] = k + 1;
      }
    }
    return new Mesh(points, normals, triangles);
  }

  private static Vec3 catmullRom(Vec3 a, Vec3 b, Vec3 c, Vec3 d, double t) {
    double t2 = t * t;
    double t3 = t2 * t;
    return a.times(-0.5 * t3 + t2 - 0.5 * t)
        .plus(b, 1.5 * t3 - 2.5 * t2 + 1)
        .plus(c, -1.5 * t3 + 2 * t2 + 0.5 * t)
        .plus(d, 0.5 * t3 - 0.5 * t2);
  }
}
