package pentimento.kpl.colour;

/// What a swatch looks like.
///
/// @param x X relative to D50, white Y = 1; unbounded
/// @param y Y
/// @param z Z
public record Meaning(double x, double y, double z, Certainty certainty) {

  /// L*, a*, b* relative to D50.
  public double[] lab() {
    return pentimento.pixel.colour.CieLab.D50.fromXyz(x, y, z);
  }
}
