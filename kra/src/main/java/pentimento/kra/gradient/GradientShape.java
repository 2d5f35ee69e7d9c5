package pentimento.kra.gradient;

/// How a gradient spreads over the picture.
public enum GradientShape {
  LINEAR("linear"),
  BILINEAR("bilinear"),
  RADIAL("radial"),
  SQUARE("square"),
  CONICAL("conical"),
  /// The spelling is Krita's.
  CONICAL_SYMMETRIC("conical_symetric"),
  SPIRAL("spiral"),
  REVERSE_SPIRAL("reverse_spiral"),
  /// From the outline of the picture to its middle; Krita calls it "Shaped".
  POLYGONAL("polygonal");

  private final String id;

  GradientShape(String id) {
    this.id = id;
  }

  /// The shape of that name in the file; linear when there is none.
  public static GradientShape of(String id) {
    for (GradientShape shape : values()) if (shape.id.equals(id)) return shape;
    return LINEAR;
  }

  boolean isSpiral() {
    return this == SPIRAL || this == REVERSE_SPIRAL;
  }
}
