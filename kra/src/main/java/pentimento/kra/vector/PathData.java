package pentimento.kra.vector;

import java.awt.geom.Path2D;

/// The `d` of an SVG path as lines and cubic curves.
final class PathData {

  private final String text;
  private final Path2D.Double path = new Path2D.Double();
  private int at;
  private double startX;
  private double startY;
  private double x;
  private double y;
  private double controlX;
  private double controlY;
  private boolean open;

  private PathData(String text) {
    this.text = text;
  }

  /// @throws BeyondShapes when Krita may understand it otherwise
  static Path2D.Double parse(String text) {
    PathData data = new PathData(text);
    data.read();
    return data.path;
  }

  private void read() {
    char before = 'M';
    skip();
    while (at < text.length()) {
      char c = text.charAt(at);
      char command;
      if (Character.isLetter(c)) {
        command = c;
        at++;
      } else {
        // Numbers alone go on with the command before, a move with lines.
        command = before == 'M' ? 'L' : before == 'm' ? 'l' : before;
        if (command == 'Z' || command == 'z') throw beyond("numbers after Z");
      }
      segment(command, before);
      before = command;
      skip();
    }
    if (!open && before != 'Z' && before != 'z') throw beyond("a lone point");
  }

  private void segment(char command, char before) {
    boolean relative = Character.isLowerCase(command);
    double fromX = relative ? x : 0;
    double fromY = relative ? y : 0;
    char kind = Character.toUpperCase(command);
    char last = Character.toUpperCase(before);
    if (kind != 'M' && kind != 'Z') begin();
    switch (kind) {
      case 'M' -> {
        if (path.getCurrentPoint() != null && !open && last != 'Z') throw beyond("a lone point");
        x = startX = fromX + number();
        y = startY = fromY + number();
        open = false;
        path.moveTo(x, y);
      }
      case 'L' -> lineTo(fromX + number(), fromY + number());
      case 'H' -> lineTo(fromX + number(), y);
      case 'V' -> lineTo(x, fromY + number());
      case 'C' ->
          curveTo(
              fromX + number(),
              fromY + number(),
              fromX + number(),
              fromY + number(),
              fromX + number(),
              fromY + number());
      case 'S' -> {
        boolean smooth = last == 'C' || last == 'S';
        curveTo(
            smooth ? 2 * x - controlX : x,
            smooth ? 2 * y - controlY : y,
            fromX + number(),
            fromY + number(),
            fromX + number(),
            fromY + number());
      }
      case 'Q' -> quadTo(fromX + number(), fromY + number(), fromX + number(), fromY + number());
      case 'T' -> {
        boolean smooth = last == 'Q' || last == 'T';
        quadTo(
            smooth ? 2 * x - controlX : x,
            smooth ? 2 * y - controlY : y,
            fromX + number(),
            fromY + number());
      }
      case 'A' -> {
        double rx = Math.abs(number());
        double ry = Math.abs(number());
        double turn = Math.toRadians(number());
        boolean large = flag();
        boolean sweep = flag();
        arcTo(rx, ry, turn, large, sweep, fromX + number(), fromY + number());
      }
      case 'Z' -> {
        if (!open) throw beyond("a lone point");
        path.closePath();
        open = false;
        x = startX;
        y = startY;
      }
      default -> throw beyond("'" + command + "'");
    }
  }

  private void begin() {
    if (path.getCurrentPoint() == null) throw beyond("no start");
    open = true;
  }

  private void lineTo(double toX, double toY) {
    path.lineTo(toX, toY);
    x = toX;
    y = toY;
  }

  private void curveTo(double x1, double y1, double x2, double y2, double toX, double toY) {
    path.curveTo(x1, y1, x2, y2, toX, toY);
    controlX = x2;
    controlY = y2;
    x = toX;
    y = toY;
  }

  private void quadTo(double x1, double y1, double toX, double toY) {
    path.curveTo(
        x + (x1 - x) * 2 / 3,
        y + (y1 - y) * 2 / 3,
        toX + (x1 - toX) * 2 / 3,
        toY + (y1 - toY) * 2 / 3,
        toX,
        toY);
    controlX = x1;
    controlY = y1;
    x = toX;
    y = toY;
  }

  /// The ellipse by SVG 1.1, appendix F.6; its eighths as cubic curves by L. Maisonobe, "Drawing an
  /// elliptical arc using polylines, quadratic or cubic Bezier curves", 2003.
  private void arcTo(
      double rx, double ry, double turn, boolean large, boolean sweep, double toX, double toY) {
    if (rx == 0 || ry == 0 || x == toX && y == toY) throw beyond("an arc of no size");
    double cos = Math.cos(turn);
    double sin = Math.sin(turn);
    double hx = (cos * (x - toX) + sin * (y - toY)) / 2;
    double hy = (cos * (y - toY) - sin * (x - toX)) / 2;
    double too = hx * hx / (rx * rx) + hy * hy / (ry * ry);
    // Half an ellipse then: in four parts or in five, as the last bits happen to fall.
    if (too > 1) throw beyond("an arc larger than its ellipse");
    double left = rx * rx * ry * ry - rx * rx * hy * hy - ry * ry * hx * hx;
    double centre =
        Math.sqrt(Math.max(left, 0) / (rx * rx * hy * hy + ry * ry * hx * hx))
            * (large == sweep ? -1 : 1);
    double cx = centre * rx * hy / ry;
    double cy = -centre * ry * hx / rx;
    double from = Math.atan2((hy - cy) / ry, (hx - cx) / rx);
    double to = Math.atan2((-hy - cy) / ry, (-hx - cx) / rx);
    double angle = to - from;
    if (sweep && angle < 0) angle += 2 * Math.PI;
    if (!sweep && angle > 0) angle -= 2 * Math.PI;
    int parts = (int) Math.ceil(Math.abs(angle) / (Math.PI / 4));
    double middleX = cos * cx - sin * cy + (x + toX) / 2;
    double middleY = sin * cx + cos * cy + (y + toY) / 2;
    double step = angle / parts;
    double tangent = Math.tan(step / 2);
    double reach = Math.sin(step) * (Math.sqrt(4 + 3 * tangent * tangent) - 1) / 3;
    for (int i = 0; i < parts; i++) {
      double t0 = from + i * step;
      double t1 = from + (i + 1) * step;
      double c0 = Math.cos(t0);
      double s0 = Math.sin(t0);
      double c1 = Math.cos(t1);
      double s1 = Math.sin(t1);
      double x1 = rx * (c0 - reach * s0);
      double y1 = ry * (s0 + reach * c0);
      double x2 = rx * (c1 + reach * s1);
      double y2 = ry * (s1 - reach * c1);
      curveTo(
          middleX + cos * x1 - sin * y1,
          middleY + sin * x1 + cos * y1,
          middleX + cos * x2 - sin * y2,
          middleY + sin * x2 + cos * y2,
          middleX + cos * rx * c1 - sin * ry * s1,
          middleY + sin * rx * c1 + cos * ry * s1);
    }
  }

  private boolean flag() {
    double n = number();
    if (n != 0 && n != 1) throw beyond("a flag that is neither 0 nor 1");
    return n == 1;
  }

  private double number() {
    skip();
    int end = Numbers.end(text, at);
    if (end == at) throw beyond("no number where one belongs");
    double n = Double.parseDouble(text.substring(at, end));
    at = end;
    return n;
  }

  private void skip() {
    while (at < text.length() && (text.charAt(at) <= ' ' || text.charAt(at) == ',')) at++;
  }

  private BeyondShapes beyond(String what) {
    return new BeyondShapes("a path with " + what + " at character " + at);
  }
}
