package pentimento.ops.channelmixerrgb;

/// LED lamps of CIE 15:2018.
public enum LedLamp {
  B1(0, 0.456, 0.4078),
  B2(1, 0.4357, 0.4012),
  B3(2, 0.3756, 0.3723),
  B4(3, 0.3422, 0.3502),
  B5(4, 0.3118, 0.3236),
  BH1(5, 0.4474, 0.4066),
  RGB1(6, 0.4557, 0.4211),
  V1(7, 0.456, 0.4548),
  V2(8, 0.3781, 0.3775);

  private final int code;
  private final double x;
  private final double y;

  LedLamp(int code, double x, double y) {
    this.code = code;
    this.x = x;
    this.y = y;
  }

  /// The number that darktable's files give this choice.
  public int code() {
    return code;
  }

  /// CIE 1931 chromaticity.
  Chromaticity chromaticity() {
    return new Chromaticity(x, y);
  }
}
