package pentimento.sample.paint;

import java.util.ArrayList;
import java.util.List;
import pentimento.sample.trace.Noise;
import pentimento.sample.trace.Vec3;

/// One pull of a soft brush along a smooth path. Lengths are in picture widths, so that a stroke
/// fits a picture of any size.
///
/// @param path x to the right, y down, and in z the brush's radius there; one point is a dab
/// @param colour linear Rec.2020
/// @param flow how much of the colour one pull leaves, 0 to 1
/// @param bristles how strongly single hairs show, 0 to 1
/// @param seed of the hairs
record Stroke(List<Vec3> path, Vec3 colour, double flow, double bristles, int seed) {

  private static final int PIECES = 8;

  Stroke {
    path = smooth(path);
  }

  /// What the stroke leaves at a place, 0 to 1.
  double cover(double x, double y) {
    double best = Double.POSITIVE_INFINITY;
    double across = 0;
    double along = 0;
    int last = path.size() - 1;
    for (int i = 0; i < Math.max(last, 1); i++) {
      Vec3 a = path.get(i);
      Vec3 b = path.get(Math.min(i + 1, last));
      double dx = b.x() - a.x();
      double dy = b.y() - a.y();
      double length2 = dx * dx + dy * dy;
      double t =
          length2 == 0 ? 0 : Math.clamp(((x - a.x()) * dx + (y - a.y()) * dy) / length2, 0, 1);
      double ex = x - a.x() - t * dx;
      double ey = y - a.y() - t * dy;
      double radius = a.z() + t * (b.z() - a.z());
      double d = Math.sqrt(ex * ex + ey * ey) / radius;
      if (d < best) {
        best = d;
        across = d * Math.signum(ex * dy - ey * dx);
        along = (i + t) / Math.max(last, 1);
      }
    }
    if (best >= 1) return 0;
    double soft = 1 - best * best;
    // Pressure comes and goes at the ends.
    double pressure = last == 0 ? 1 : Noise.step(0, 0.2, along) * Noise.step(1, 0.75, along);
    double hairs = Noise.at(across * 7 + seed * 3.7, along * 2.5, seed);
    return Math.clamp(flow * soft * soft * (0.35 + 0.65 * pressure) * (1 + bristles * hairs), 0, 1);
  }

  /// Left, top, right and bottom of what it can reach.
  double[] bounds() {
    double[] b = {9, 9, -9, -9};
    for (Vec3 p : path) {
      b[0] = Math.min(b[0], p.x() - p.z());
      b[1] = Math.min(b[1], p.y() - p.z());
      b[2] = Math.max(b[2], p.x() + p.z());
      b[3] = Math.max(b[3], p.y() + p.z());
    }
    return b;
  }

  private static List<Vec3> smooth(List<Vec3> points) {
    List<Vec3> all = new ArrayList<>();
    int last = points.size() - 1;
    for (int i = 0; i < last; i++) {
      Vec3 a = points.get(Math.max(i - 1, 0));
      Vec3 b = points.get(i);
      Vec3 c = points.get(i + 1);
      Vec3 d = points.get(Math.min(i + 2, last));
      for (int k = 0; k < PIECES; k++) {
        double t = k / (double) PIECES;
        double t2 = t * t;
        double t3 = t2 * t;
        all.add(
            a.times(-0.5 * t3 + t2 - 0.5 * t)
                .plus(b, 1.5 * t3 - 2.5 * t2 + 1)
                .plus(c, -1.5 * t3 + 2 * t2 + 0.5 * t)
                .plus(d, 0.5 * t3 - 0.5 * t2));
      }
    }
    all.add(points.get(last));
    return List.copyOf(all);
  }
}
