package pentimento.ops.channelmixerrgb;

/// The space in which colours are adapted and mixed.
public enum Adaptation {
  /// As in ICC profiles.
  LINEAR_BRADFORD(0),
  /// As in CIECAM16.
  CAT16(1),
  /// Bradford with a power on the blue response.
  NON_LINEAR_BRADFORD(2),
  /// XYZ itself.
  XYZ(3),
  /// Working RGB; nothing is adapted.
  NONE(4);

  private final int code;

  Adaptation(int code) {
    this.code = code;
  }

  /// The number that darktable's files give this choice.
  public int code() {
    return code;
  }
}
