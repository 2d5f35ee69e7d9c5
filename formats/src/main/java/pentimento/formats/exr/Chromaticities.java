package pentimento.formats.exr;

/// CIE xy of red, green, blue and white, by which an OpenEXR says what its RGB stands for. Krita
/// ignores them and takes linear Rec.709.
public record Chromaticities(
    float redX,
    float redY,
    float greenX,
    float greenY,
    float blueX,
    float blueY,
    float whiteX,
    float whiteY) {

  /// Rec.709 with D65: also what OpenEXR means when a file says nothing.
  public static final Chromaticities REC709 =
      new Chromaticities(0.64f, 0.33f, 0.3f, 0.6f, 0.15f, 0.06f, 0.3127f, 0.329f);

  /// Rec.2020 with D65.
  public static final Chromaticities REC2020 =
      new Chromaticities(0.708f, 0.292f, 0.17f, 0.797f, 0.131f, 0.046f, 0.3127f, 0.329f);
}
