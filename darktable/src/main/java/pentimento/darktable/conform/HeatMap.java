package pentimento.darktable.conform;

import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// Differences as a picture: black where there are none, over red and yellow to white.
public final class HeatMap {

  private HeatMap() {}

  /// @param full the difference that is shown white
  /// @return red, green and blue from 0 to 1, sRGB
  public static Planes of(Difference difference, double full) {
    float[] values = difference.values();
    int width = difference.width();
    Planes map = Planes.allocate(Rect.ofSize(width, width == 0 ? 0 : values.length / width), 3);
    for (int i = 0; i < values.length; i++) {
      // Not a number is as bad as can be.
      double heat = Double.isNaN(values[i]) ? 3 : 3 * values[i] / full;
      for (int c = 0; c < 3; c++) map.plane(c)[i] = (float) Math.clamp(heat - c, 0, 1);
    }
    return map;
  }
}
