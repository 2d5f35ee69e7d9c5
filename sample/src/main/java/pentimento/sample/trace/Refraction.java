package pentimento.sample.trace;

/// Light at the surface of smooth glass and inside it.
final class Refraction {

  private Refraction() {}

  /// Fresnel's reflectance of smooth glass; 1 beyond the critical angle.
  ///
  /// @param eta index before the surface over index behind it
  static double reflected(Vec3 d, Vec3 n, double eta) {
    double cosine = Math.min(1, -d.dot(n));
    double k = 1 - eta * eta * (1 - cosine * cosine);
    if (k <= 0) return 1;
    double beyond = Math.sqrt(k);
    double s = (eta * cosine - beyond) / (eta * cosine + beyond);
    double p = (eta * beyond - cosine) / (eta * beyond + cosine);
    return 0.5 * (s * s + p * p);
  }

  /// Snell's direction behind the surface, which must exist.
  static Vec3 bent(Vec3 d, Vec3 n, double eta) {
    double cosine = Math.min(1, -d.dot(n));
    double beyond = Math.sqrt(Math.max(0, 1 - eta * eta * (1 - cosine * cosine)));
    return d.times(eta).plus(n, eta * cosine - beyond).unit();
  }

  /// What is left of light after a way through glass, in centimetres.
  static Vec3 absorbed(Vec3 absorption, double distance) {
    return new Vec3(
        StrictMath.exp(-absorption.x() * distance),
        StrictMath.exp(-absorption.y() * distance),
        StrictMath.exp(-absorption.z() * distance));
  }
}
