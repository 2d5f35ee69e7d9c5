package pentimento.kra.vector;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.util.Arrays;

/// A shape as closed polygons in image pixels, on a grid of 1/64 pixel.
///
/// Curves become chords as in Qt: halved until the control points lie within a quarter of a pixel
/// of the chord, at most nine times.
final class Outline {

  private static final int HALVINGS = 9;

  /// The largest coordinate in pixels; what lies farther is drawn as if it lay there.
  private static final double FARTHEST = 1 << 21;

  private int[] edges = new int[256];
  private int size;
  private final boolean evenOdd;
  private int top = Integer.MAX_VALUE;
  private int bottom = Integer.MIN_VALUE;
  private int left = Integer.MAX_VALUE;
  private int right = Integer.MIN_VALUE;

  private final AffineTransform toPixels;
  private final double[] point = new double[2];
  private final double threshold;
  private double startX;
  private double startY;
  private double x;
  private double y;
  private int fixedX;
  private int fixedY;

  /// @param most edges that are allowed
  /// @throws TooComplex when there are more
  static Outline of(Shape shape, AffineTransform toPixels, int most) {
    PathIterator path = shape.getPathIterator(null);
    Outline outline = new Outline(toPixels, path.getWindingRule() == PathIterator.WIND_EVEN_ODD);
    outline.add(path, most);
    return outline;
  }

  private Outline(AffineTransform toPixels, boolean evenOdd) {
    this.toPixels = toPixels;
    this.evenOdd = evenOdd;
    double scale = scale(toPixels);
    this.threshold = scale > 0 ? 0.25 / scale : 0.25;
  }

  /// By how much Qt takes a transform to magnify: of columns and rows of the matrix the lengths
  /// that differ more, and of those the longer.
  static double scale(AffineTransform t) {
    double column1 = t.getScaleX() * t.getScaleX() + t.getShearX() * t.getShearX();
    double column2 = t.getShearY() * t.getShearY() + t.getScaleY() * t.getScaleY();
    double row1 = t.getScaleX() * t.getScaleX() + t.getShearY() * t.getShearY();
    double row2 = t.getShearX() * t.getShearX() + t.getScaleY() * t.getScaleY();
    boolean columns = Math.abs(column1 - column2) > Math.abs(row1 - row2);
    return Math.sqrt(columns ? Math.max(column1, column2) : Math.max(row1, row2));
  }

  private void add(PathIterator path, int most) {
    double[] c = new double[6];
    for (; !path.isDone(); path.next()) {
      switch (path.currentSegment(c)) {
        case PathIterator.SEG_MOVETO -> {
          close();
          start(c[0], c[1]);
        }
        case PathIterator.SEG_LINETO -> line(c[0], c[1]);
        case PathIterator.SEG_QUADTO -> {
          double x1 = x + (c[0] - x) * 2 / 3;
          double y1 = y + (c[1] - y) * 2 / 3;
          double x2 = c[2] + (c[0] - c[2]) * 2 / 3;
          double y2 = c[3] + (c[1] - c[3]) * 2 / 3;
          curve(x, y, x1, y1, x2, y2, c[2], c[3], HALVINGS);
        }
        case PathIterator.SEG_CUBICTO -> curve(x, y, c[0], c[1], c[2], c[3], c[4], c[5], HALVINGS);
        case PathIterator.SEG_CLOSE -> close();
        default -> throw new IllegalStateException("unknown kind of path segment");
      }
      if (size / 4 > most) throw new TooComplex("a shape of more than " + most + " edges");
    }
    close();
  }

  private void start(double toX, double toY) {
    x = startX = toX;
    y = startY = toY;
    map(toX, toY);
    fixedX = fixed(point[0]);
    fixedY = fixed(point[1]);
  }

  private void close() {
    if (x != startX || y != startY) line(startX, startY);
  }

  private void curve(
      double x1,
      double y1,
      double x2,
      double y2,
      double x3,
      double y3,
      double x4,
      double y4,
      int halvings) {
    double dx = x4 - x1;
    double dy = y4 - y1;
    double length = Math.abs(dx) + Math.abs(dy);
    double off;
    if (length > 1) {
      off = Math.abs(dx * (y1 - y2) - dy * (x1 - x2)) + Math.abs(dx * (y1 - y3) - dy * (x1 - x3));
    } else {
      off = Math.abs(x1 - x2) + Math.abs(y1 - y2) + Math.abs(x1 - x3) + Math.abs(y1 - y3);
      length = 1;
    }
    if (off < threshold * length || halvings == 0) {
      line(x4, y4);
      return;
    }
    double x12 = (x1 + x2) / 2;
    double y12 = (y1 + y2) / 2;
    double x23 = (x2 + x3) / 2;
    double y23 = (y2 + y3) / 2;
    double x34 = (x3 + x4) / 2;
    double y34 = (y3 + y4) / 2;
    double x123 = (x12 + x23) / 2;
    double y123 = (y12 + y23) / 2;
    double x234 = (x23 + x34) / 2;
    double y234 = (y23 + y34) / 2;
    double mx = (x123 + x234) / 2;
    double my = (y123 + y234) / 2;
    curve(x1, y1, x12, y12, x123, y123, mx, my, halvings - 1);
    curve(mx, my, x234, y234, x34, y34, x4, y4, halvings - 1);
  }

  private void line(double toX, double toY) {
    x = toX;
    y = toY;
    map(toX, toY);
    int nextX = fixed(point[0]);
    int nextY = fixed(point[1]);
    if (size + 4 > edges.length) edges = Arrays.copyOf(edges, edges.length * 2);
    edges[size] = fixedX;
    edges[size + 1] = fixedY;
    edges[size + 2] = nextX;
    edges[size + 3] = nextY;
    size += 4;
    top = Math.min(top, Math.min(fixedY, nextY));
    bottom = Math.max(bottom, Math.max(fixedY, nextY));
    left = Math.min(left, Math.min(fixedX, nextX));
    right = Math.max(right, Math.max(fixedX, nextX));
    fixedX = nextX;
    fixedY = nextY;
  }

  private void map(double fromX, double fromY) {
    point[0] = fromX;
    point[1] = fromY;
    toPixels.transform(point, 0, point, 0, 1);
  }

  /// From pixels to 1/256, by way of 1/64.
  private static int fixed(double pixels) {
    double v = Double.isNaN(pixels) ? 0 : Math.clamp(pixels, -FARTHEST, FARTHEST);
    return (int) Math.rint(v * 64) * 4;
  }

  boolean evenOdd() {
    return evenOdd;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /// First pixel row touched.
  int top() {
    return top >> 8;
  }

  /// One past the last pixel row touched.
  int bottom() {
    return (bottom + 255) >> 8;
  }

  int left() {
    return left >> 8;
  }

  int right() {
    return (right + 255) >> 8;
  }

  void addTo(Coverage coverage) {
    for (int i = 0; i < size; i += 4) {
      coverage.edge(edges[i], edges[i + 1], edges[i + 2], edges[i + 3]);
    }
  }
}
