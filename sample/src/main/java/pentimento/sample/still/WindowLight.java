package pentimento.sample.still;

import pentimento.sample.trace.Light;
import pentimento.sample.trace.Vec3;

/// The sky through the window, aimed at by places of equal chance on its rectangle.
record WindowLight(Window window) implements Light {

  @Override
  public Way choose(Vec3 p, double u, double v) {
    Vec3 at =
        new Vec3(
            window.x(),
            window.bottom() + u * (window.top() - window.bottom()),
            window.back() + v * (window.front() - window.back()));
    Vec3 d = at.minus(p);
    double distance = d.length();
    d = d.times(1 / distance);
    if (d.x() >= -1e-6) return Way.NONE;
    return new Way(d, distance, window.light(at, d), density(distance, d));
  }

  @Override
  public Way meet(Vec3 p, Vec3 d, double free) {
    double distance = window.distance(p, d);
    if (distance < 0 || free < distance) return Way.NONE;
    Vec3 at = p.plus(d, distance);
    return new Way(d, Double.POSITIVE_INFINITY, window.light(at, d), density(distance, d));
  }

  private double density(double distance, Vec3 d) {
    return distance * distance / (window.area() * -d.x());
  }
}
