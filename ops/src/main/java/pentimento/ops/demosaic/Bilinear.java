package pentimento.ops.demosaic;

import pentimento.pipe.Cfa;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// Each missing colour is the mean of its samples in the 3×3 neighbourhood, cut at the picture's
/// edge. Reads [#HALO] pixel around.
final class Bilinear {

  static final int HALO = 1;

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

  /// The sample where the site has that colour; else the mean of its samples around, or 0 when
  /// there are none.
  static float mean(Planes mosaic, Cfa cfa, int width, int height, int colour, int x, int y) {
    if (cfa.colour(x, y) == colour) return mosaic.at(0, x, y);
    float sum = 0;
    int count = 0;
    for (int v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
      for (int u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
        if (cfa.colour(u, v) != colour) continue;
        sum += mosaic.at(0, u, v);
        count++;
      }
    }
    return count == 0 ? 0f : sum / count;
  }
}
