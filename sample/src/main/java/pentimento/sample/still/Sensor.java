package pentimento.sample.still;

/// The sensor's figures in units of scene light.
public final class Sensor {

  private Sensor() {}

  /// Scene light at which green saturates.
  public static final double CLIPPING = 1.6;

  /// Electrons a photosite holds at that level.
  static final double WELL = 15_000;

  /// Electrons of uncertainty in the dark.
  static final double READ = 4;

  /// Standard deviation of one photosite's value.
  public static double noise(double light) {
    double electrons = Math.max(0, light) / CLIPPING * WELL;
    return Math.sqrt(electrons + READ * READ) / WELL * CLIPPING;
  }
}
