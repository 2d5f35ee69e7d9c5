package pentimento.pipe;

/// Three numbers, one for each of red, green and blue.
public record Rgb(double r, double g, double b) {

  public static final Rgb ONE = new Rgb(1, 1, 1);

  public Rgb times(Rgb o) {
    return new Rgb(r * o.r, g * o.g, b * o.b);
  }

  public double max() {
    return Math.max(r, Math.max(g, b));
  }

  public double min() {
    return Math.min(r, Math.min(g, b));
  }

  /// Of colour 0 red, 1 green, 2 blue.
  public double of(int colour) {
    return colour == 0 ? r : colour == 1 ? g : b;
  }
}
