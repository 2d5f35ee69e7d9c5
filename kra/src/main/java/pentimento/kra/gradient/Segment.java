package pentimento.kra.gradient;

/// A part of a gradient of GIMP's kind.
///
/// @param start where it begins, 0..1
/// @param middle where both colours weigh the same
/// @param end where it ends
public record Segment(
    double start,
    double middle,
    double end,
    Ease ease,
    Turn turn,
    GradientColour from,
    GradientColour to) {

  private static final double EPSILON = Math.ulp(1.0);

  /// How the second colour takes over.
  public enum Ease {
    LINEAR,
    CURVED,
    SINE,
    SPHERE_INCREASING,
    SPHERE_DECREASING
  }

  /// Through which colours.
  public enum Turn {
    RGB,
    /// Hue increasing.
    HSV_COUNTERCLOCKWISE,
    /// Hue decreasing.
    HSV_CLOCKWISE
  }

  public Segment {
    if (start < EPSILON) start = 0;
    else if (start > 1 - EPSILON) start = 1;
    if (middle < start + EPSILON) middle = start;
    else if (middle > 1 - EPSILON) middle = 1;
    if (end < middle + EPSILON) end = middle;
    else if (end > 1 - EPSILON) end = 1;
  }

  boolean holds(double t) {
    return t > start - EPSILON && t < end + EPSILON;
  }

  /// How much of the second colour is at that place: 0..1, but what Krita's formulas make of a
  /// curve whose middle is at an end.
  double part(double t) {
    double length = end - start;
    boolean empty = length < EPSILON;
    double own = empty ? 0.5 : Math.clamp((t - start) / length, 0, 1);
    double half = empty ? 0.5 : (middle - start) / length;
    return switch (ease) {
      case LINEAR -> linear(own, half);
      // In C a power of 1 is 1, even an infinite one.
      case CURVED ->
          own == 1 ? 1 : Math.pow(own, Math.log(0.5) / Math.log(Math.max(half, EPSILON)));
      case SINE -> (Math.sin(-Math.PI / 2 + Math.PI * linear(own, half)) + 1) / 2;
      case SPHERE_INCREASING -> {
        double v = linear(own, half) - 1;
        yield Math.sqrt(1 - v * v);
      }
      case SPHERE_DECREASING -> {
        double v = linear(own, half);
        yield 1 - Math.sqrt(1 - v * v);
      }
    };
  }

  private static double linear(double t, double half) {
    if (t <= half) return half < EPSILON ? 0 : t / half * 0.5;
    return half > 1 - EPSILON ? 1 : (t - half) / (1 - half) * 0.5 + 0.5;
  }
}
