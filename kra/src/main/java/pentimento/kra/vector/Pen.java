package pentimento.kra.vector;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;

/// Strokes of outlines, and whether they are Krita's to the pixel.
final class Pen {

  private Pen() {}

  /// @throws TooComplex when its dashes are without number
  static Shape stroked(Path2D path, BasicStroke pen, AffineTransform toPixels) {
    weighDashes(path, pen);
    Path2D curved = CurveStroke.of(path, pen, toPixels);
    return curved == null ? pen.createStrokedShape(path) : curved;
  }

  /// Whether Krita's stroke of a path may lie elsewhere: Qt offsets curves, makes joins and ends
  /// caps by chords of its own.
  static boolean mayDiffer(Path2D path, BasicStroke pen, AffineTransform toPixels) {
    if (pen.getLineJoin() == BasicStroke.JOIN_ROUND || pen.getEndCap() == BasicStroke.CAP_ROUND) {
      return true;
    }
    if (pen.getDashArray() != null) return true;
    if (isCurved(path) || hasSlantedCorner(path, toPixels)) return true;
    return pen.getLineJoin() == BasicStroke.JOIN_MITER && exceeds(path, pen);
  }

  private static boolean isCurved(Path2D path) {
    double[] c = new double[6];
    for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
      int kind = i.currentSegment(c);
      if (kind == PathIterator.SEG_CUBICTO || kind == PathIterator.SEG_QUADTO) return true;
    }
    return false;
  }

  /// Whether lines meet of which one is neither upright nor level in the image: inside of such a
  /// corner Qt's outline takes another way, which may round a coverage otherwise.
  private static boolean hasSlantedCorner(Path2D path, AffineTransform toPixels) {
    double[] c = new double[6];
    double x = 0;
    double y = 0;
    double startX = 0;
    double startY = 0;
    int lines = 0;
    boolean slanted = false;
    for (PathIterator i = path.getPathIterator(toPixels); !i.isDone(); i.next()) {
      int kind = i.currentSegment(c);
      if (kind == PathIterator.SEG_MOVETO) {
        if (slanted && lines > 1) return true;
        lines = 0;
        slanted = false;
        startX = x = c[0];
        startY = y = c[1];
        continue;
      }
      double toX = kind == PathIterator.SEG_CLOSE ? startX : c[0];
      double toY = kind == PathIterator.SEG_CLOSE ? startY : c[1];
      lines++;
      slanted |= Math.abs(toX - x) > 1e-6 && Math.abs(toY - y) > 1e-6;
      x = toX;
      y = toY;
    }
    return slanted && lines > 1;
  }

  /// Whether a corner of straight lines is sharper than the limit of miters, which Qt cuts instead
  /// of bevelling.
  private static boolean exceeds(Path2D path, BasicStroke pen) {
    double limit = pen.getMiterLimit() * 0.999;
    double[] c = new double[6];
    double[] first = null;
    double[] before = null;
    double x = 0;
    double y = 0;
    double startX = 0;
    double startY = 0;
    for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
      int kind = i.currentSegment(c);
      if (kind == PathIterator.SEG_MOVETO) {
        first = null;
        before = null;
        x = startX = c[0];
        y = startY = c[1];
        continue;
      }
      double toX = kind == PathIterator.SEG_CLOSE ? startX : c[0];
      double toY = kind == PathIterator.SEG_CLOSE ? startY : c[1];
      double[] along = {toX - x, toY - y};
      if (along[0] != 0 || along[1] != 0) {
        if (before != null && miter(before, along) > limit) return true;
        before = along;
        if (first == null) first = along;
      }
      if (kind == PathIterator.SEG_CLOSE && before != null && first != null) {
        if (miter(before, first) > limit) return true;
      }
      x = toX;
      y = toY;
    }
    return false;
  }

  /// Length of a miter in widths of the pen.
  private static double miter(double[] a, double[] b) {
    double cos = (a[0] * b[0] + a[1] * b[1]) / (Math.hypot(a[0], a[1]) * Math.hypot(b[0], b[1]));
    // Of the angle between the sides; `cos` is of the change of direction.
    double half = Math.sqrt(Math.max(0, (1 + cos) / 2));
    return half == 0 ? Double.POSITIVE_INFINITY : 1 / half;
  }

  private static void weighDashes(Path2D path, BasicStroke pen) {
    float[] dashes = pen.getDashArray();
    if (dashes == null) return;
    double period = 0;
    for (float dash : dashes) period += dash;
    double[] c = new double[6];
    double length = 0;
    double x = 0;
    double y = 0;
    for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
      int kind = i.currentSegment(c);
      int points = kind == PathIterator.SEG_CUBICTO ? 3 : kind == PathIterator.SEG_QUADTO ? 2 : 1;
      if (kind == PathIterator.SEG_CLOSE) continue;
      for (int p = 0; p < points; p++) {
        if (kind != PathIterator.SEG_MOVETO) length += Math.hypot(c[2 * p] - x, c[2 * p + 1] - y);
        x = c[2 * p];
        y = c[2 * p + 1];
      }
    }
    if (!(length * dashes.length / period < Canvas.MOST_DASHES)) {
      throw new TooComplex("a line of more than " + Canvas.MOST_DASHES + " dashes");
    }
  }
}
