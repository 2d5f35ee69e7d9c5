package pentimento.sample.still;

import pentimento.sample.trace.Sampler;
import pentimento.sample.trace.Vec3;

/// A thin lens before a sensor.
///
/// @param eye the lens's centre
/// @param focus a point in the plane of focus, on the optical axis
/// @param halfWidth tangent of half the horizontal angle of view
/// @param aperture radius of the opening in centimetres
record Camera(Vec3 eye, Vec3 focus, double halfWidth, double aperture) {

  /// A ray into the scene, and what part of the light the lens lets through on it.
  record Ray(Vec3 origin, Vec3 direction, double transmission) {}

  /// @param x from -1 at the left edge to 1 at the right
  /// @param y upwards, in the units of `x`
  Ray ray(double x, double y, Sampler sampler) {
    Vec3 axis = focus.minus(eye);
    double distance = axis.length();
    Vec3 forward = axis.times(1 / distance);
    Vec3 right = forward.cross(Vec3.of(0, 1, 0)).unit();
    Vec3 up = right.cross(forward);
    Vec3 target = eye.plus(forward.plus(right, x * halfWidth).plus(up, y * halfWidth), distance);

    // Points of the opening, a disc; far from the axis the barrel cuts a part of it off.
    double r = aperture * Math.sqrt(sampler.pair());
    double angle = 2 * Math.PI * sampler.second();
    double lx = r * StrictMath.cos(angle);
    double ly = r * StrictMath.sin(angle);
    Vec3 origin = eye.plus(right, lx).plus(up, ly);
    Vec3 direction = target.minus(origin).unit();

    double cosine = direction.dot(forward);
    double c2 = cosine * cosine;
    double barrel = 1 - 0.22 * (x * x + y * y) / 1.44;
    return new Ray(origin, direction, c2 * c2 * barrel);
  }
}
