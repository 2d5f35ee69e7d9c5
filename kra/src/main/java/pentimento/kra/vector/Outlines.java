package pentimento.kra.vector;

import java.awt.geom.Path2D;

/// The simple shapes as Krita walks around them: the direction decides how areas are rounded.
final class Outlines {

  /// Distance of the control points of a quarter of a circle of radius 1.
  private static final double QUARTER = 0.5522847498307936;

  private Outlines() {}

  /// From the right by way of the top.
  static Path2D.Double ellipse(double x, double y, double rx, double ry) {
    double dx = rx * QUARTER;
    double dy = ry * QUARTER;
    Path2D.Double path = new Path2D.Double();
    path.moveTo(x + rx, y);
    path.curveTo(x + rx, y - dy, x + dx, y - ry, x, y - ry);
    path.curveTo(x - dx, y - ry, x - rx, y - dy, x - rx, y);
    path.curveTo(x - rx, y + dy, x - dx, y + ry, x, y + ry);
    path.curveTo(x + dx, y + ry, x + rx, y + dy, x + rx, y);
    path.closePath();
    return path;
  }

  /// Clockwise from the top left, after its corner.
  ///
  /// @param rx of the corners, at most half the width
  static Path2D.Double rectangle(
      double x, double y, double width, double height, double rx, double ry) {
    double right = x + width;
    double bottom = y + height;
    Path2D.Double path = new Path2D.Double();
    boolean round = rx > 0 && ry > 0;
    if (!round) {
      path.moveTo(x, y);
      path.lineTo(right, y);
      path.lineTo(right, bottom);
      path.lineTo(x, bottom);
      path.closePath();
      return path;
    }
    double kx = rx * (1 - QUARTER);
    double ky = ry * (1 - QUARTER);
    path.moveTo(x + rx, y);
    if (rx < width / 2) path.lineTo(right - rx, y);
    path.curveTo(right - kx, y, right, y + ky, right, y + ry);
    if (ry < height / 2) path.lineTo(right, bottom - ry);
    path.curveTo(right, bottom - ky, right - kx, bottom, right - rx, bottom);
    if (rx < width / 2) path.lineTo(x + rx, bottom);
    path.curveTo(x + kx, bottom, x, bottom - ky, x, bottom - ry);
    if (ry < height / 2) path.lineTo(x, y + ry);
    path.curveTo(x, y + ky, x + kx, y, x + rx, y);
    path.closePath();
    return path;
  }
}
