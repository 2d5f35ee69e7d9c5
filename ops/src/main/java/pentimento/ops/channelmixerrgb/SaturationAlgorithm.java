package pentimento.ops.channelmixerrgb;

/// How saturation and lightness are computed.
public enum SaturationAlgorithm {
  V1_2020(0),
  V2_2021(1),
  V3_2021(2);

  private final int code;

  SaturationAlgorithm(int code) {
    this.code = code;
  }

  /// The number that darktable's files give this choice.
  public int code() {
    return code;
  }
}
