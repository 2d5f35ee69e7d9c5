package pentimento.ops.channelmixerrgb;

/// Fluorescent lamps of CIE 15.
public enum FluorescentLamp {
  F1(0, 0.3131, 0.33727),
  F2(1, 0.37208, 0.37529),
  F3(2, 0.4091, 0.3943),
  F4(3, 0.44018, 0.40329),
  F5(4, 0.31379, 0.34531),
  F6(5, 0.3779, 0.38835),
  F7(6, 0.31292, 0.32933),
  F8(7, 0.34588, 0.35875),
  F9(8, 0.37417, 0.37281),
  F10(9, 0.34609, 0.35986),
  F11(10, 0.38052, 0.37713),
  F12(11, 0.43695, 0.40441);

  private final int code;
  private final double x;
  private final double y;

  FluorescentLamp(int code, double x, double y) {
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
