package pentimento.ops.filmicrgb;

/// How the nodes of the curve follow from contrast and latitude.
public enum SplineVersion {
  V1_2019(0),
  V2_2020(1),
  V3_2021(2);

  private final int code;

  SplineVersion(int code) {
    this.code = code;
  }

  /// The number that darktable's files give this choice.
  public int code() {
    return code;
  }
}
