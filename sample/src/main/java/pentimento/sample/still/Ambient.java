package pentimento.sample.still;

import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// Adds the light that things give each other, which changes slowly from pixel to pixel and is
/// therefore averaged over neighbours that lie on the same surface and face the same way.
///
/// Planes, three each: light without it, place (centimetres), normal, albedo, light from around.
final class Ambient {
  /*
   * A path tracer finds this part with few, scattered hits: it would need ten times the samples
   * of the rest. The weights are parabolas rather than bell curves; each sum runs in the order of
   * its window, so that the result does not depend on how the picture was shared out.
   */

  static final int CHANNELS = 15;

  private static final int RADIUS = 8;
  private static final int PLACE = 3;
  private static final int NORMAL = 6;
  private static final int ALBEDO = 9;
  private static final int AROUND = 12;

  /// How far neighbours may lie off each other's plane, in centimetres.
  private static final double OFF_PLANE = 0.35;

  private static final double NORMAL_SPREAD = 0.42;

  private static final double ENOUGH = 12;

  private Ambient() {}

  /// Scene light, three planes over the same rectangle.
  static Planes resolve(Planes sight) {
    Rect rect = sight.rect();
    Planes result = Planes.allocate(rect, 3);
    double[] around = new double[3];
    for (int y = rect.y(); y < rect.bottom(); y++) {
      for (int x = rect.x(); x < rect.right(); x++) {
        int k = sight.index(x, y);
        // A pixel on an edge is a mixture like few others: ask its neighbours less strictly.
        if (average(sight, x, y, 1, around) < ENOUGH) average(sight, x, y, 9, around);
        for (int c = 0; c < 3; c++) {
          result.plane(c)[k] = (float) (sight.plane(c)[k] + sight.plane(ALBEDO + c)[k] * around[c]);
        }
      }
    }
    return result;
  }

  /// Averages into `result` and returns the sum of the weights.
  private static double average(Planes sight, int x, int y, double tolerance, double[] result) {
    Rect rect = sight.rect();
    int k = sight.index(x, y);
    double px = sight.plane(PLACE)[k];
    double py = sight.plane(PLACE + 1)[k];
    double pz = sight.plane(PLACE + 2)[k];
    double nx = sight.plane(NORMAL)[k];
    double ny = sight.plane(NORMAL + 1)[k];
    double nz = sight.plane(NORMAL + 2)[k];
    double total = 0;
    double r = 0;
    double g = 0;
    double b = 0;
    int left = Math.max(rect.x(), x - RADIUS);
    int right = Math.min(rect.right() - 1, x + RADIUS);
    int top = Math.max(rect.y(), y - RADIUS);
    int bottom = Math.min(rect.bottom() - 1, y + RADIUS);
    for (int j = top; j <= bottom; j++) {
      for (int i = left; i <= right; i++) {
        int m = sight.index(i, j);
        double ux = sight.plane(NORMAL)[m] - nx;
        double uy = sight.plane(NORMAL + 1)[m] - ny;
        double uz = sight.plane(NORMAL + 2)[m] - nz;
        double turned = (ux * ux + uy * uy + uz * uz) / (NORMAL_SPREAD * NORMAL_SPREAD * tolerance);
        if (turned >= 1) continue;
        double dx = sight.plane(PLACE)[m] - px;
        double dy = sight.plane(PLACE + 1)[m] - py;
        double dz = sight.plane(PLACE + 2)[m] - pz;
        double off = Math.abs(dx * nx + dy * ny + dz * nz) / (OFF_PLANE * tolerance);
        if (off >= 1) continue;
        double away = ((i - x) * (i - x) + (j - y) * (j - y)) / ((RADIUS + 1.0) * (RADIUS + 1.0));
        if (away >= 1) continue;
        double w = (1 - turned) * (1 - turned) * (1 - off) * (1 - away);
        total += w;
        r += w * sight.plane(AROUND)[m];
        g += w * sight.plane(AROUND + 1)[m];
        b += w * sight.plane(AROUND + 2)[m];
      }
    }
    result[0] = r / total;
    result[1] = g / total;
    result[2] = b / total;
    return total;
  }
}
