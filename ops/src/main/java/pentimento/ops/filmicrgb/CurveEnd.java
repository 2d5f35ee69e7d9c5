package pentimento.ops.filmicrgb;

/// How the curve runs into black or white.
public enum CurveEnd {
  /// A polynomial of degree 4 that arrives level.
  HARD(0),
  /// A polynomial of degree 3.
  SOFT(1),
  /// A hyperbola, which never overshoots.
  SAFE(2);

  private final int code;

  CurveEnd(int code) {
    this.code = code;
  }

  /// The number that darktable's files give this choice.
  public int code() {
    return code;
  }
}
