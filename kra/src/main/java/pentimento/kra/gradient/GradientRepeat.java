package pentimento.kra.gradient;

/// What follows where a gradient ends.
public enum GradientRepeat {
  /// Its last colour.
  NONE,
  /// The same again.
  FORWARDS,
  /// The same backwards, and so on.
  ALTERNATE;

  /// The repetition of that name in the file; none when there is none.
  public static GradientRepeat of(String id) {
    return switch (id) {
      case "forwards" -> FORWARDS;
      case "alternate" -> ALTERNATE;
      default -> NONE;
    };
  }
}
