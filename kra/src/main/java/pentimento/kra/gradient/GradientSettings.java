package pentimento.kra.gradient;

import pentimento.kra.FilterSettings;

/// How a fill layer shows its gradient.
///
/// @param reverse whether the gradient begins with its end
/// @param dither whether noise hides the steps between colours
/// @param smoothing half the width in pixels over which the gradient's end passes into its next
///   beginning; 0 or more
/// @param vector from where to where it goes
/// @param width of the image in pixels
/// @param height of the image in pixels
public record GradientSettings(
    GradientShape shape,
    GradientRepeat repeat,
    boolean reverse,
    boolean dither,
    double smoothing,
    GradientVector vector,
    int width,
    int height) {

  /// The settings of a layer of an image of that size in pixels; what is missing has Krita's
  /// defaults.
  public static GradientSettings of(FilterSettings s, int width, int height) {
    return new GradientSettings(
        GradientShape.of(s.text("shape", "")),
        GradientRepeat.of(s.text("repeat", "")),
        s.flag("reverse", false),
        s.flag("dither", false),
        s.number("antialias_threshold", 0),
        vector(s, new Size(width, height)),
        width,
        height);
  }

  private static GradientVector vector(FilterSettings s, Size size) {
    double startX = size.pixels(s, "start_position_x", 0, "percent_of_width");
    double startY = size.pixels(s, "start_position_y", 50, "percent_of_height");
    // The misspelling is Krita's.
    if (s.text("end_positiom_coordinate_system", "").equals("polar")) {
      double angle = s.number("end_position_angle", 0) * Math.PI / 180;
      double distance = size.pixels(s, "end_position_distance", 100, "percent_of_width");
      return new GradientVector(
          startX,
          startY,
          startX + distance * Math.cos(angle),
          startY + distance * -Math.sin(angle));
    }
    double endX = size.pixels(s, "end_position_x", 100, "percent_of_width");
    double endY = size.pixels(s, "end_position_y", 50, "percent_of_height");
    return new GradientVector(
        startX,
        startY,
        endX + (isRelative(s, "end_position_x") ? startX : 0),
        endY + (isRelative(s, "end_position_y") ? startY : 0));
  }

  private static boolean isRelative(FilterSettings s, String name) {
    return s.text(name + "_positioning", "").equals("relative");
  }

  /// Whether Krita looks for colours before the beginning of its table, where anything may be.
  public boolean readsAnything() {
    boolean centred =
        shape == GradientShape.BILINEAR
            || shape == GradientShape.RADIAL
            || shape == GradientShape.SQUARE;
    return centred && repeat == GradientRepeat.FORWARDS && reverse && smoothing > vector.length();
  }

  /// Of the image, in pixels.
  private record Size(int width, int height) {

    double pixels(FilterSettings s, String name, double otherwise, String unit) {
      double v = s.number(name, otherwise);
      return switch (known(s.text(name + "_units", unit), unit)) {
        case "percent_of_width" -> v * width / 100;
        case "percent_of_height" -> v * height / 100;
        case "percent_of_longest_side" -> v * Math.max(width, height) / 100;
        case "percent_of_shortest_side" -> v * Math.min(width, height) / 100;
        default -> v;
      };
    }

    private static String known(String unit, String otherwise) {
      return unit.equals("pixels") || unit.startsWith("percent_of_") ? unit : otherwise;
    }
  }
}
