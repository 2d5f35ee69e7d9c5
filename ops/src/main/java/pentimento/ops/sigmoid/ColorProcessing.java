package pentimento.ops.sigmoid;

/// What the curve is applied to.
public enum ColorProcessing {
  /// Red, green and blue each, hues then being restored as far as asked for.
  PER_CHANNEL(0),
  /// The mean of the three, of which the colours keep their share as far as the gamut allows.
  RGB_RATIO(1);

  private final int code;

  ColorProcessing(int code) {
    this.code = code;
  }

  /// The number that darktable's files give this choice.
  public int code() {
    return code;
  }
}
