package pentimento.sample.trace;

/// Where an object stands: turned about its own axes, then moved.
///
/// @param x where the object's x axis points, a unit vector; likewise `y` and `z`
/// @param at where its origin lies
public record Placement(Vec3 x, Vec3 y, Vec3 z, Vec3 at) {

  public static Placement at(double x, double y, double z) {
    return new Placement(
        new Vec3(1, 0, 0), new Vec3(0, 1, 0), new Vec3(0, 0, 1), new Vec3(x, y, z));
  }

  /// The object's y axis leaned over to `up`, after a turn of `spin` radians about it.
  public static Placement leaning(Vec3 at, Vec3 up, double spin) {
    Basis b = Basis.around(up.unit());
    double c = StrictMath.cos(spin);
    double s = StrictMath.sin(spin);
    Vec3 x = b.s().times(c).plus(b.t(), s);
    return new Placement(x, b.n(), x.cross(b.n()), at);
  }

  Vec3 directionToWorld(Vec3 v) {
    return x.times(v.x()).plus(y, v.y()).plus(z, v.z());
  }

  Vec3 toWorld(Vec3 p) {
    return directionToWorld(p).plus(at);
  }

  Vec3 toObject(Vec3 p) {
    return directionToObject(p.minus(at));
  }

  Vec3 directionToObject(Vec3 d) {
    return new Vec3(d.dot(x), d.dot(y), d.dot(z));
  }
}
