package pentimento.ops.rawprepare;

import java.util.List;
import pentimento.pipe.GainMap;
import pentimento.pipe.TileKernel;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.Scratch;

/// `out = (in - black) · scale · gain`, row by row; black, scale and gain map alternate between
/// even and odd columns of the sensor.
final class RawPrepareKernel implements TileKernel {

  private final float[] black;
  private final float[] scale = new float[4];
  private final int left;
  private final int top;
  private final int sensorWidth;
  private final int sensorHeight;
  private final List<GainMap> maps;

  RawPrepareKernel(
      float[] black,
      float white,
      int left,
      int top,
      int sensorWidth,
      int sensorHeight,
      List<GainMap> maps) {
    this.black = black;
    this.left = left;
    this.top = top;
    this.sensorWidth = sensorWidth;
    this.sensorHeight = sensorHeight;
    this.maps = maps;
    for (int i = 0; i < 4; i++) scale[i] = 1f / (white - black[i]);
  }

  @Override
  public void apply(Planes in, Planes out, Scratch scratch) {
    Rect rect = out.rect();
    for (int c = 0; c < out.channels(); c++) {
      float[] plane = out.plane(c);
      for (int y = rect.y(); y < rect.bottom(); y++) {
        int at = out.index(rect.x(), y);
        int from = in.index(rect.x() + left, y + top);
        System.arraycopy(in.plane(c), from, plane, at, rect.width());
        row(plane, at, at + rect.width(), rect.x() + left, y + top);
        for (GainMap map : maps) {
          if ((map.top() & 1) == (y + top & 1)) {
            gain(map, plane, at, rect.width(), rect.x() + left, y + top);
          }
        }
      }
    }
  }

  private void row(float[] plane, int from, int to, int sensorX, int sensorY) {
    int first = (sensorY & 1) * 2 + (sensorX & 1);
    int second = first ^ 1;
    if (black[first] == black[second]) {
      everySample(plane, from, to, black[first], scale[first]);
    } else {
      everyOther(plane, from, to, black[first], scale[first]);
      everyOther(plane, from + 1, to, black[second], scale[second]);
    }
  }

  private static void everySample(float[] plane, int from, int to, float black, float scale) {
    for (int i = from; i < to; i++) plane[i] = (plane[i] - black) * scale;
  }

  private static void everyOther(float[] plane, int from, int to, float black, float scale) {
    for (int i = from; i < to; i += 2) plane[i] = (plane[i] - black) * scale;
  }

  /// Multiplies the samples of the map's column parity by the map, bilinearly interpolated.
  private void gain(GainMap map, float[] plane, int from, int width, int sensorX, int sensorY) {
    float v = position(sensorY, sensorHeight, map.originV(), map.spacingV(), map.rows());
    int row = Math.min((int) v, Math.max(0, map.rows() - 2));
    int below = Math.min(row + 1, map.rows() - 1);
    for (int i = (map.left() ^ sensorX) & 1; i < width; i += 2) {
      float u = position(sensorX + i, sensorWidth, map.originH(), map.spacingH(), map.columns());
      int column = Math.min((int) u, Math.max(0, map.columns() - 2));
      float above = between(map, row, column, u - column);
      float under = between(map, below, column, u - column);
      plane[from + i] *= above + (under - above) * (v - row);
    }
  }

  /// Where a sensor position lies on the map's grid, kept on the grid.
  private static float position(int at, int size, double origin, double spacing, int points) {
    double u = spacing > 0 ? ((double) at / size - origin) / spacing : 0;
    return (float) Math.clamp(u, 0, points - 1);
  }

  private static float between(GainMap map, int row, int column, float t) {
    float a = map.gains()[row * map.columns() + column];
    float b = map.gains()[row * map.columns() + Math.min(column + 1, map.columns() - 1)];
    return a + (b - a) * t;
  }
}
