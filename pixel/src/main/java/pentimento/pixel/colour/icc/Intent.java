package pentimento.pixel.colour.icc;

/// What a conversion keeps when the destination cannot show every colour: the ICC rendering
/// intents.
public enum Intent {
  PERCEPTUAL(0),
  RELATIVE_COLORIMETRIC(1),
  SATURATION(2),
  ABSOLUTE_COLORIMETRIC(3);

  private final int number;

  Intent(int number) {
    this.number = number;
  }

  /// As in the profile header's field and in the names of tags.
  int number() {
    return number;
  }
}
