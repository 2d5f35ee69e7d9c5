package pentimento.pipe;

/// What the number of a parameter counts.
public enum Unit {
  NONE(""),
  EV("EV"),
  /// Light relative to diffuse white, 1 = 100 %.
  SCENE_LINEAR("×white"),
  PERCENT("%"),
  DEGREES("°"),
  PIXELS("px"),
  KELVIN("K"),
  /// A fraction of the picture's width or height, 0 to 1.
  FRACTION("of size"),
  /// Counts of the sensor's analogue-to-digital converter.
  SENSOR_COUNTS("counts");

  private final String symbol;

  Unit(String symbol) {
    this.symbol = symbol;
  }

  public String symbol() {
    return symbol;
  }
}
