package pentimento.sample.still;

import pentimento.sample.trace.Light;
import pentimento.sample.trace.Noise;
import pentimento.sample.trace.Vec3;

/// The low sun through the window and some leaves before it.
record Sun(Window window) implements Light {

  static final Vec3 DIRECTION = Vec3.of(-0.80, 0.40, 0.36).unit();

  /// Seen wider than it is, as through haze, for softer shadows.
  static final double RADIUS = 0.011;

  private static final double SOLID_ANGLE = Math.PI * RADIUS * RADIUS;
  private static final Vec3 RADIANCE = Illuminant.blackBody(3900).times(11 / SOLID_ANGLE);
  private static final Vec3 S = DIRECTION.cross(Vec3.of(0, 1, 0)).unit();
  private static final Vec3 T = S.cross(DIRECTION);

  @Override
  public Way choose(Vec3 p, double u, double v) {
    double r = RADIUS * Math.sqrt(u);
    double angle = 2 * Math.PI * v;
    Vec3 d = DIRECTION.plus(S, r * StrictMath.cos(angle)).plus(T, r * StrictMath.sin(angle)).unit();
    return way(p, d);
  }

  @Override
  public Way meet(Vec3 p, Vec3 d, double free) {
    if (free < Double.POSITIVE_INFINITY || d.dot(DIRECTION) < 1 - RADIUS * RADIUS / 2) {
      return Way.NONE;
    }
    return way(p, d);
  }

  private Way way(Vec3 p, Vec3 d) {
    double distance = window.distance(p, d);
    if (distance < 0) return Way.NONE;
    Vec3 at = p.plus(d, distance);
    double clear = window.clear(at);
    if (clear == 0) return Way.NONE;
    // Leaves some way behind the panes break the patch of light.
    Vec3 far = at.plus(d, 120);
    double leaves = Noise.fractal(far.y() * 0.045, far.z() * 0.045, 3.3, 3);
    clear *= 1 - 0.9 * Noise.step(0.04, 0.2, leaves);
    // The way itself ends at infinity: what is met there is the sky's business too.
    return new Way(d, distance, RADIANCE.times(clear), 1 / SOLID_ANGLE);
  }
}
