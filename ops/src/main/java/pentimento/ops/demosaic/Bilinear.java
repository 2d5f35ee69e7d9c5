package pentimento.ops.demosaic;

import pentimento.pipe.Cfa;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// Each missing colour is the mean of its samples in the 3×3 neighbourhood, cut at the picture's
/// edge. Serves every filter pattern. Reads [#HALO] pixels around.
final class Bilinear {

  static final int HALO = 2;

  private Bilinear() {}

  static void apply(Planes in, Planes out, Cfa cfa, int width, int height) {
    Rect rect = out.rect();
    for (int y = rect.y(); y < rect.bottom(); y++) {
      for (int x = rect.x(); x < rect.right(); x++) {
        int at = out.index(x, y);
        for (int colour = 0; colour < 3; colour++) {
          out.plane(colour)[at] = mean(in, cfa, width, height, colour, x, y);
        }
      }
    }
  }

  /// The sample where the site has that colour; else the mean of its samples in the 3×3 around, or
  /// in the 5×5 where an edge leaves none; 0 when there is none there either.
  static float mean(Planes mosaic, Cfa cfa, int width, int height, int colour, int x, int y) {
    if (cfa.colour(x, y) == colour) return mosaic.at(0, x, y);
    for (int radius = 1; radius <= HALO; radius++) {
      float sum = 0;
      int count = 0;
      for (int v = Math.max(0, y - radius); v <= Math.min(height - 1, y + radius); v++) {
        for (int u = Math.max(0, x - radius); u <= Math.min(width - 1, x + radius); u++) {
          if (cfa.colour(u, v) != colour) continue;
          sum += mosaic.at(0, u, v);
          count++;
        }
      }
      if (count > 0) return sum / count;
    }
    return 0f;
  }
}
