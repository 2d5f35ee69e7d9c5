package pentimento.sample.trace;

/// Three numbers: a place or direction (in centimetres, y up), or light in linear Rec.2020.
public record Vec3(double x, double y, double z) {

  public static final Vec3 ZERO = new Vec3(0, 0, 0);

  public static final Vec3 ONE = new Vec3(1, 1, 1);

  public static Vec3 of(double x, double y, double z) {
    return new Vec3(x, y, z);
  }

  public static Vec3 grey(double v) {
    return new Vec3(v, v, v);
  }

  public Vec3 plus(Vec3 o) {
    return new Vec3(x + o.x, y + o.y, z + o.z);
  }

  /// This plus `o` times `s`.
  public Vec3 plus(Vec3 o, double s) {
    return new Vec3(x + o.x * s, y + o.y * s, z + o.z * s);
  }

  public Vec3 minus(Vec3 o) {
    return new Vec3(x - o.x, y - o.y, z - o.z);
  }

  public Vec3 times(double s) {
    return new Vec3(x * s, y * s, z * s);
  }

  public Vec3 times(Vec3 o) {
    return new Vec3(x * o.x, y * o.y, z * o.z);
  }

  public double dot(Vec3 o) {
    return x * o.x + y * o.y + z * o.z;
  }

  public Vec3 cross(Vec3 o) {
    return new Vec3(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x);
  }

  public double length() {
    return Math.sqrt(dot(this));
  }

  public Vec3 unit() {
    return times(1 / length());
  }

  /// Mixes towards `o`: 0 gives this, 1 gives `o`.
  public Vec3 mix(Vec3 o, double t) {
    return new Vec3(x + (o.x - x) * t, y + (o.y - y) * t, z + (o.z - z) * t);
  }

  public double max() {
    return Math.max(x, Math.max(y, z));
  }

  /// Luminance Y of linear Rec.2020.
  public double luminance() {
    return 0.2627 * x + 0.6780 * y + 0.0593 * z;
  }
}
