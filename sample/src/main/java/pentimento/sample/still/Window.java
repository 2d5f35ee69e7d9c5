package pentimento.sample.still;

import pentimento.sample.trace.Noise;
import pentimento.sample.trace.Vec3;

/// A window in the wall on the left: an upright rectangle at one x, divided by glazing bars, with
/// sky, a far hill and leaves behind it.
record Window(double x, double bottom, double top, double back, double front) {

  private static final int ROWS = 3;
  private static final int COLUMNS = 3;
  private static final double BAR = 2.2;
  private static final double PIER_BACK = -22;
  private static final double PIER_FRONT = 12;
  private static final Vec3 BLUE = Illuminant.blackBody(9500).times(2.0);
  private static final Vec3 HAZE = Illuminant.blackBody(5000).times(6.8);
  private static final Vec3 HILL = Vec3.of(0.10, 0.13, 0.05);
  private static final Vec3 WOOD = Vec3.grey(0.02);

  double area() {
    return (top - bottom) * (front - back);
  }

  /// Where a ray from `p` along `d` crosses the wall, as distance; negative when it does not.
  double distance(Vec3 p, Vec3 d) {
    if (d.x() >= -1e-9) return -1;
    double t = (x - p.x()) / d.x();
    double y = p.y() + d.y() * t;
    double z = p.z() + d.z() * t;
    return y > bottom && y < top && z > back && z < front ? t : -1;
  }

  /// Whether the panes are clear there, 0 or 1. A pier stands between the front ones and the rest.
  double clear(Vec3 at) {
    if (at.z() > PIER_BACK && at.z() < PIER_FRONT) return 0;
    return pane((at.y() - bottom) / (top - bottom) * ROWS, (top - bottom) / ROWS)
        * pane((at.z() - back) / (front - back) * COLUMNS, (front - back) / COLUMNS);
  }

  private static double pane(double position, double size) {
    double edge = Math.min(position - Math.floor(position), Math.ceil(position) - position) * size;
    return edge > BAR ? 1 : 0;
  }

  /// Light through the window from direction `d`, without the sun.
  Vec3 light(Vec3 at, Vec3 d) {
    if (clear(at) == 0) return WOOD;
    double height = d.y();
    double towardsSun = Math.max(0, d.dot(Sun.DIRECTION));
    double glow = towardsSun * towardsSun;
    glow *= glow * glow;
    Vec3 sky = HAZE.mix(BLUE, Noise.step(0, 0.6, height + 0.08)).plus(HAZE, 0.7 * glow);
    double ridge = 0.03 * Noise.fractal(d.z() * 6, 0.5, 1, 3) + 0.04;
    return sky.mix(HILL.plus(HAZE, 0.1), 1 - Noise.step(ridge - 0.01, ridge + 0.01, height));
  }
}
