package pentimento.ops.filmicrgb;

/// How colours follow the tone curve.
public enum ColorScience {
  /// 2019: saturation falls off towards black and white, in logarithmic light.
  V3_2019(0),
  /// 2020: the same in linear light.
  V4_2020(1),
  /// 2021: as 2020, brightness kept.
  V5_2021(2),
  /// 2022: hue and chroma in Kirk's Ych, fitted to the gamut of the output.
  V6_2022(3);

  private final int code;

  ColorScience(int code) {
    this.code = code;
  }

  /// The number that darktable's files give this choice.
  public int code() {
    return code;
  }
}
