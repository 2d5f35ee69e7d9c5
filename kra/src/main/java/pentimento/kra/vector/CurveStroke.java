package pentimento.kra.vector;

import java.awt.BasicStroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The outline of a stroke along one smooth line of cubic curves, offset as Qt does it.
///
/// The control polygon is moved along its normals; where the result strays too far from the true
/// offset the curve is halved.
final class CurveStroke {

  /// Curves that one curve may become.
  private static final int MOST = 15;

  private static final double COARSEST = 2;

  private final double offset;
  private final double threshold;

  private CurveStroke(double offset, double threshold) {
    this.offset = offset;
    this.threshold = threshold;
  }

  /// Null where the path is another: of several parts, with lines, with corners or round ends.
  static @Nullable Path2D of(Path2D path, BasicStroke pen, AffineTransform toPixels) {
    if (pen.getDashArray() != null || pen.getEndCap() != BasicStroke.CAP_BUTT) return null;
    List<double[]> curves = curves(path);
    if (curves == null) return null;
    double scale = Outline.scale(toPixels);
    double threshold = scale > 0 ? 0.5 / scale : 0.5;
    return new CurveStroke(pen.getLineWidth() / 2, threshold).outline(curves, closed(path));
  }

  private static boolean closed(Path2D path) {
    boolean closed = false;
    double[] c = new double[6];
    for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
      closed = i.currentSegment(c) == PathIterator.SEG_CLOSE;
    }
    return closed;
  }

  private static @Nullable List<double[]> curves(Path2D path) {
    List<double[]> curves = new ArrayList<>();
    double[] c = new double[6];
    double x = 0;
    double y = 0;
    double startX = 0;
    double startY = 0;
    int parts = 0;
    for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
      switch (i.currentSegment(c)) {
        case PathIterator.SEG_MOVETO -> {
          if (parts++ > 0) return null;
          x = startX = c[0];
          y = startY = c[1];
        }
        case PathIterator.SEG_CUBICTO -> {
          double[] curve = {x, y, c[0], c[1], c[2], c[3], c[4], c[5]};
          if (!curves.isEmpty() && !smooth(curves.getLast(), curve)) return null;
          curves.add(curve);
          x = c[4];
          y = c[5];
        }
        case PathIterator.SEG_CLOSE -> {
          boolean back = x == startX && y == startY && !curves.isEmpty();
          if (!back || !smooth(curves.getLast(), curves.getFirst())) return null;
        }
        default -> {
          return null;
        }
      }
    }
    return curves.isEmpty() ? null : curves;
  }

  private static boolean smooth(double[] a, double[] b) {
    double ax = a[6] - a[4];
    double ay = a[7] - a[5];
    double bx = b[2] - b[0];
    double by = b[3] - b[1];
    double lengths = Math.hypot(ax, ay) * Math.hypot(bx, by);
    return lengths > 0 && ax * bx + ay * by > 0 && Math.abs(ax * by - ay * bx) < 1e-9 * lengths;
  }

  private @Nullable Path2D outline(List<double[]> curves, boolean closed) {
    Path2D.Double out = new Path2D.Double(Path2D.WIND_NON_ZERO);
    if (!side(curves, out, true)) return null;
    if (closed) out.closePath();
    List<double[]> back = new ArrayList<>();
    for (double[] c : curves.reversed()) {
      back.add(new double[] {c[6], c[7], c[4], c[5], c[2], c[3], c[0], c[1]});
    }
    if (!side(back, out, closed)) return null;
    out.closePath();
    return out;
  }

  private boolean side(List<double[]> curves, Path2D out, boolean moves) {
    boolean first = true;
    for (double[] curve : curves) {
      List<double[]> moved = moved(curve);
      if (moved == null) return false;
      for (double[] m : moved) {
        if (first && moves) out.moveTo(m[0], m[1]);
        else if (first) out.lineTo(m[0], m[1]);
        first = false;
        out.curveTo(m[2], m[3], m[4], m[5], m[6], m[7]);
      }
    }
    return !first;
  }

  /// Null when it cannot be offset well.
  private @Nullable List<double[]> moved(double[] curve) {
    for (double t = threshold; t <= COARSEST; t *= 1.5) {
      List<double[]> out = new ArrayList<>();
      if (add(curve, t, out, 1)) return out;
    }
    return null;
  }

  private boolean add(double[] curve, double tolerance, List<double[]> out, int waiting) {
    if (waiting == 10 || out.size() == MOST - waiting) return false;
    double[] moved = moveControls(curve);
    if (moved == null) return false;
    if (follows(curve, moved, tolerance)) {
      out.add(moved);
      return true;
    }
    double[] left = new double[8];
    double[] right = new double[8];
    halve(curve, left, right);
    return add(left, tolerance, out, waiting + 1) && add(right, tolerance, out, waiting);
  }

  private double @Nullable [] moveControls(double[] c) {
    double[] moved = new double[8];
    double beforeX = 0;
    double beforeY = 0;
    for (int i = 0; i < 3; i++) {
      double dx = c[2 * i + 2] - c[2 * i];
      double dy = c[2 * i + 3] - c[2 * i + 1];
      double length = Math.hypot(dx, dy);
      if (length == 0) return null;
      double nx = dy / length;
      double ny = -dx / length;
      double share = 1 + beforeX * nx + beforeY * ny;
      boolean corner = i > 0 && Math.abs(share) > 1e-12;
      double k = corner ? offset / share : offset;
      double sumX = corner ? beforeX + nx : i > 0 ? beforeX : nx;
      double sumY = corner ? beforeY + ny : i > 0 ? beforeY : ny;
      moved[2 * i] = c[2 * i] + k * sumX;
      moved[2 * i + 1] = c[2 * i + 1] + k * sumY;
      beforeX = nx;
      beforeY = ny;
    }
    moved[6] = c[6] + offset * beforeX;
    moved[7] = c[7] + offset * beforeY;
    return moved;
  }

  /// Whether at the quarters the moved curve keeps its distance, along the normal.
  private boolean follows(double[] c, double[] moved, double tolerance) {
    for (double t = 0.25; t < 0.99; t += 0.25) {
      double dx = at(c, 0, t) - at(moved, 0, t);
      double dy = at(c, 1, t) - at(moved, 1, t);
      double off = dx * dx + dy * dy - offset * offset;
      if (Math.abs(off) > tolerance * offset * offset) return false;
      double nx = slope(c, 1, t);
      double ny = -slope(c, 0, t);
      double length = Math.abs(nx) + Math.abs(ny);
      if (length != 0 && Math.abs(nx * dy - ny * dx) / length > tolerance * offset) return false;
    }
    return true;
  }

  private static double at(double[] c, int axis, double t) {
    double m = 1 - t;
    double a = c[axis] * m + c[axis + 2] * t;
    double b = c[axis + 2] * m + c[axis + 4] * t;
    double d = c[axis + 4] * m + c[axis + 6] * t;
    return (a * m + b * t) * m + (b * m + d * t) * t;
  }

  private static double slope(double[] c, int axis, double t) {
    double m = 1 - t;
    return (c[axis + 2] - c[axis]) * m * m
        + 2 * (c[axis + 4] - c[axis + 2]) * m * t
        + (c[axis + 6] - c[axis + 4]) * t * t;
  }

  private static void halve(double[] c, double[] left, double[] right) {
    for (int axis = 0; axis < 2; axis++) {
      double a = (c[axis] + c[axis + 2]) / 2;
      double b = (c[axis + 2] + c[axis + 4]) / 2;
      double d = (c[axis + 4] + c[axis + 6]) / 2;
      double ab = (a + b) / 2;
      double bd = (b + d) / 2;
      double middle = (ab + bd) / 2;
      left[axis] = c[axis];
      left[axis + 2] = a;
      left[axis + 4] = ab;
      left[axis + 6] = middle;
      right[axis] = middle;
      right[axis + 2] = bd;
      right[axis + 4] = d;
      right[axis + 6] = c[axis + 6];
    }
  }
}
