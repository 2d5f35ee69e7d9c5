package pentimento.sample.trace;

/// Three perpendicular unit vectors, of which `n` is given: local z.
///
/// After Duff et al., Building an Orthonormal Basis, Revisited, JCGT 2017.
record Basis(Vec3 s, Vec3 t, Vec3 n) {

  static Basis around(Vec3 n) {
    double sign = n.z() >= 0 ? 1 : -1;
    double a = -1 / (sign + n.z());
    double b = n.x() * n.y() * a;
    return new Basis(
        new Vec3(1 + sign * n.x() * n.x() * a, sign * b, -sign * n.x()),
        new Vec3(b, sign + n.y() * n.y() * a, -n.y()),
        n);
  }

  Vec3 toWorld(double x, double y, double z) {
    return new Vec3(
        s.x() * x + t.x() * y + n.x() * z,
        s.y() * x + t.y() * y + n.y() * z,
        s.z() * x + t.z() * y + n.z() * z);
  }

  Vec3 toLocal(Vec3 w) {
    return new Vec3(w.dot(s), w.dot(t), w.dot(n));
  }
}
