package pentimento.ops.filmicrgb;

/// What the tone curve is applied to.
public enum PreserveChrominance {
  /// Red, green and blue each.
  NO(0),
  MAX_RGB(1),
  /// Luminance of the working space.
  LUMINANCE(2),
  /// `Σ|c|³ / Σc²`.
  POWER_NORM(3),
  /// `√Σc²`.
  EUCLIDEAN_LEGACY(4),
  /// `√(Σc² / 3)`.
  EUCLIDEAN(5);

  private final int code;

  PreserveChrominance(int code) {
    this.code = code;
  }

  /// The number that darktable's files give this choice.
  public int code() {
    return code;
  }
}
