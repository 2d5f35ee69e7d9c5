package pentimento.kra.gradient;

import org.jspecify.annotations.Nullable;

/// Which colours of a gradient's table a pixel of the image shows, in the arithmetic of Krita 5.1.
/// Immutable.
public final class GradientLine {

  private static final double EPSILON = Math.ulp(1.0);
  private static final double TURN = 2 * Math.PI;

  /// Pixels about a cone's point in which its seam narrows.
  private static final double POINT = 8;

  private final @Nullable OutlineShape outline;
  private final GradientShape shape;
  private final GradientRepeat repeat;
  private final boolean reverse;
  private final double smoothing;
  private final Seam seam;
  private final int last;
  private final double startX;
  private final double startY;
  private final double length;
  private final double unitX;
  private final double unitY;
  private final double angle;

  /// How the place where a gradient's end meets its beginning is smoothed.
  private enum Seam {
    HARD,
    /// Of a gradient that repeats.
    REPEATED,
    /// Of a cone.
    RAY,
    /// Of a spiral that does not repeat.
    SPIRAL
  }

  /// @param steps of the table of colours, at least 1; the one after them is transparent
  public GradientLine(GradientSettings settings, int steps) {
    outline =
        settings.shape() == GradientShape.POLYGONAL
            ? new OutlineShape(settings.width(), settings.height())
            : null;
    shape = settings.shape();
    repeat = outline == null ? settings.repeat() : GradientRepeat.NONE;
    reverse = settings.reverse();
    smoothing = settings.smoothing();
    seam = seam(settings);
    last = steps - 1;
    GradientVector vector = settings.vector();
    startX = vector.startX();
    startY = vector.startY();
    length = vector.length();
    unitX = length < EPSILON ? 0 : vector.dx() / length;
    unitY = length < EPSILON ? 0 : vector.dy() / length;
    angle = vector.angle();
  }

  private static Seam seam(GradientSettings settings) {
    if (!(settings.smoothing() > EPSILON)) return Seam.HARD;
    GradientShape shape = settings.shape();
    if (shape == GradientShape.CONICAL) return Seam.RAY;
    if (settings.repeat() == GradientRepeat.FORWARDS) {
      boolean seamless =
          shape == GradientShape.CONICAL_SYMMETRIC || shape == GradientShape.POLYGONAL;
      return seamless ? Seam.HARD : Seam.REPEATED;
    }
    boolean spiral = shape.isSpiral() && settings.repeat() == GradientRepeat.NONE;
    return spiral ? Seam.SPIRAL : Seam.HARD;
  }

  /// A run of pixels of a row.
  ///
  /// @param count how many pixels, from (x, y) to the right
  /// @param first the number in the table of each pixel's colour
  /// @param second of another colour that is mixed with it; -1 for none
  /// @param weight of the first in the mixture, `0..`[ColourMix#WHOLE]
  public void run(int x, int y, int count, int[] first, int[] second, int[] weight) {
    for (int i = 0; i < count; i++) {
      second[i] = -1;
      switch (seam) {
        case HARD -> first[i] = colour(turned(repeated(at(x + i, y))));
        case REPEATED -> repeated(x + i, y, i, first, second, weight);
        case RAY -> ray(x + i, y, i, first, second, weight);
        case SPIRAL -> spiral(x + i, y, i, first, second, weight);
      }
    }
  }

  private void repeated(int x, int y, int i, int[] first, int[] second, int[] weight) {
    double width = smoothing / length;
    double t = at(x, y);
    boolean centred =
        shape == GradientShape.BILINEAR
            || shape == GradientShape.RADIAL
            || shape == GradientShape.SQUARE;
    if (centred && t <= width) {
      first[i] = colour(turned(t));
      return;
    }
    smooth(turned(repeated(t)), width, i, first, second, weight);
  }

  private void ray(int x, int y, int i, int[] first, int[] second, int[] weight) {
    double distance = distance(x, y);
    smooth(turned(repeated(at(x, y))), width(distance, POINT), i, first, second, weight);
  }

  /// Half of a seam's width at a distance from the middle, as a part of the circle through there.
  private double width(double distance, double narrowed) {
    double pixels = distance < narrowed ? distance * smoothing / narrowed : smoothing;
    return pixels / (TURN * distance);
  }

  private void smooth(double t, double width, int i, int[] first, int[] second, int[] weight) {
    double s = acrossSeam(t, width);
    if (Double.isNaN(s)) {
      first[i] = colour(t);
      return;
    }
    first[i] = colour(1);
    second[i] = colour(0);
    weight[i] = ColourMix.weight(s);
  }

  /// How far across the seam a place is, 0..1; NaN beside it.
  private static double acrossSeam(double t, double width) {
    if (t <= width) return 0.5 + t / (2 * width);
    return t >= 1 - width ? (t - (1 - width)) / (2 * width) : Double.NaN;
  }

  private void spiral(int x, int y, int i, int[] first, int[] second, int[] weight) {
    double distance = distance(x, y);
    double s = acrossSeam(repeated(turn(x, y) / TURN), width(distance, length / 32));
    if (!(distance < length) || Double.isNaN(s)) {
      first[i] = colour(turned(repeated(at(x, y))));
      return;
    }
    int outer = colour(reverse ? 0 : 1);
    int inner = colour((reverse ? length - distance : distance) / length);
    boolean swapped = shape == GradientShape.REVERSE_SPIRAL;
    first[i] = swapped ? inner : outer;
    second[i] = swapped ? outer : inner;
    weight[i] = ColourMix.weight(s);
  }

  private double turned(double t) {
    return reverse ? 1 - t : t;
  }

  /// Where on the line a pixel is, before it repeats.
  double at(double x, double y) {
    double dx = x - startX;
    double dy = y - startY;
    return switch (shape) {
      case LINEAR -> along(dx, dy);
      case POLYGONAL -> outline == null ? 0 : outline.at(x, y);
      case BILINEAR -> {
        double t = along(dx, dy);
        yield t < -EPSILON ? -t : t;
      }
      case RADIAL -> length < EPSILON ? 0 : Math.sqrt(dx * dx + dy * dy) / length;
      case SQUARE -> {
        if (!(length > EPSILON)) yield 0;
        double across = Math.abs(-unitY * dx + unitX * dy);
        double ahead = Math.abs(-unitY * -dy + unitX * dx);
        yield Math.max(across, ahead) / length;
      }
      case CONICAL -> turn(x, y) / TURN;
      case CONICAL_SYMMETRIC -> {
        double turn = turn(x, y);
        yield turn < Math.PI ? turn / Math.PI : 1 - (turn - Math.PI) / Math.PI;
      }
      case SPIRAL -> rings(dx, dy) + turn(x, y) / TURN;
      case REVERSE_SPIRAL -> rings(dx, dy) + (1 - turn(x, y) / TURN);
    };
  }

  private double along(double dx, double dy) {
    return length < EPSILON ? 0 : (dx * unitX + dy * unitY) / length;
  }

  private double rings(double dx, double dy) {
    return length < EPSILON ? 0 : Math.sqrt(dx * dx + dy * dy) / length;
  }

  private double distance(double x, double y) {
    double dx = x - startX;
    double dy = y - startY;
    return Math.sqrt(dx * dx + dy * dy);
  }

  /// The angle from the gradient's direction, 0 to 2 pi.
  private double turn(double x, double y) {
    double turn = Math.atan2(y - startY, x - startX) + Math.PI - angle;
    return turn < 0 ? turn + TURN : turn;
  }

  /// The place in the gradient, 0..1.
  double repeated(double t) {
    return switch (repeat) {
      case NONE -> t < EPSILON ? 0 : t > 1 - EPSILON ? 1 : t;
      case FORWARDS -> t - ((int) t - (t < EPSILON ? 1 : 0));
      case ALTERNATE -> shape.isSpiral() ? halves(Math.abs(t)) : alternating(Math.abs(t));
    };
  }

  private static double alternating(double t) {
    int whole = (int) t;
    return whole % 2 == 1 ? 1 - (t - whole) : t - whole;
  }

  /// There and back within one turn.
  private static double halves(double t) {
    double part = t - (int) t;
    return (int) (t * 2) % 2 == 1 ? (1 - part) * 2 : part * 2;
  }

  /// The number of the colour in the table.
  private int colour(double t) {
    int i = (int) (t * last + 0.5);
    return i < 0 ? 0 : Math.min(i, last + 1);
  }
}
