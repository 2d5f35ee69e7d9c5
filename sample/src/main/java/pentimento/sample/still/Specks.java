package pentimento.sample.still;

import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// Dims single bright specks, which a path tracer leaves where light takes rare ways, in glass
/// above all. The lens spreads every real point of light over more than one pixel.
public final class Specks {

  /// How much brighter than its third-brightest neighbour a pixel may be.
  private static final double LEAST = 1.2;

  private Specks() {}

  /// The picture without specks; three planes of linear Rec.2020.
  public static Planes dimmed(Planes scene) {
    Rect rect = scene.rect();
    Planes result = Planes.allocate(rect, 3);
    for (int y = rect.y(); y < rect.bottom(); y++) {
      for (int x = rect.x(); x < rect.right(); x++) {
        int k = scene.index(x, y);
        double most = LEAST * third(scene, x, y);
        double own = luminance(scene, k);
        double scale = own > most ? most / own : 1;
        for (int c = 0; c < 3; c++) {
          result.plane(c)[k] = (float) (scene.plane(c)[k] * scale);
        }
      }
    }
    return result;
  }

  private static double third(Planes scene, int x, int y) {
    Rect rect = scene.rect();
    double a = 0;
    double b = 0;
    double c = 0;
    for (int j = Math.max(rect.y(), y - 1); j < Math.min(rect.bottom(), y + 2); j++) {
      for (int i = Math.max(rect.x(), x - 1); i < Math.min(rect.right(), x + 2); i++) {
        if (i == x && j == y) continue;
        double v = luminance(scene, scene.index(i, j));
        if (v > a) {
          c = b;
          b = a;
          a = v;
        } else if (v > b) {
          c = b;
          b = v;
        } else if (v > c) {
          c = v;
        }
      }
    }
    return c;
  }

  private static double luminance(Planes scene, int k) {
    return 0.2627 * scene.plane(0)[k] + 0.6780 * scene.plane(1)[k] + 0.0593 * scene.plane(2)[k];
  }
}
