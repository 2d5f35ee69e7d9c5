package pentimento.sample.still;

import pentimento.sample.trace.Light;
import pentimento.sample.trace.Vec3;

/// A candle flame as it lights other things: a small glowing ball.
record Candlelight(Vec3 centre, double radius, Vec3 radiance) implements Light {

  @Override
  public Way choose(Vec3 p, double u, double v) {
    Vec3 axis = centre.minus(p);
    double far2 = axis.dot(axis);
    double sine2 = radius * radius / far2;
    if (sine2 >= 1) return Way.NONE;
    double rim = Math.sqrt(1 - sine2);
    axis = axis.times(1 / Math.sqrt(far2));
    double cosine = 1 - u * (1 - rim);
    double sine = Math.sqrt(Math.max(0, 1 - cosine * cosine));
    double angle = 2 * Math.PI * v;
    Vec3 s = (Math.abs(axis.x()) > 0.9 ? Vec3.of(0, 1, 0) : Vec3.of(1, 0, 0)).cross(axis).unit();
    Vec3 d =
        axis.times(cosine)
            .plus(s, sine * StrictMath.cos(angle))
            .plus(axis.cross(s), sine * StrictMath.sin(angle));
    return new Way(d, Math.sqrt(far2) - radius, radiance, 1 / (2 * Math.PI * (1 - rim)));
  }

  @Override
  public Way meet(Vec3 p, Vec3 d, double free) {
    Vec3 axis = centre.minus(p);
    double far2 = axis.dot(axis);
    double along = axis.dot(d);
    double sine2 = radius * radius / far2;
    if (sine2 >= 1 || along <= 0 || along > free) return Way.NONE;
    double rim = Math.sqrt(1 - sine2);
    if (along < rim * Math.sqrt(far2)) return Way.NONE;
    return new Way(d, along, radiance, 1 / (2 * Math.PI * (1 - rim)));
  }
}
