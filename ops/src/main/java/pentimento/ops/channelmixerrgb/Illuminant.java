package pentimento.ops.channelmixerrgb;

/// The light that the scene was lit by.
public enum Illuminant {
  /// The white of the working space, D50: nothing to adapt.
  PIPELINE(0),
  /// CIE A, tungsten.
  A(1),
  /// CIE daylight of the given temperature; below 4000 K a black body.
  DAYLIGHT(2),
  /// CIE E.
  EQUI_ENERGY(3),
  /// CIE F1 to F12.
  FLUORESCENT(4),
  /// CIE LED series.
  LED(5),
  /// A black body of the given temperature.
  BLACK_BODY(6),
  /// The given chromaticity.
  CUSTOM(7),
  /// The given chromaticity, once detected from the picture.
  DETECTED_SURFACES(8),
  /// The given chromaticity, once detected from the picture.
  DETECTED_EDGES(9),
  /// As the camera balanced white when the picture was taken.
  CAMERA(10);

  private final int code;

  Illuminant(int code) {
    this.code = code;
  }

  /// The number that darktable's files give this choice.
  public int code() {
    return code;
  }
}
