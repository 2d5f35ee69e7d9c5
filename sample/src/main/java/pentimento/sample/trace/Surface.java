package pentimento.sample.trace;

/// The look of a point of a solid.
///
/// @param base reflectance of the diffuse body, or the reflectance of a metal head on
/// @param roughness of the gloss: 0 a mirror, 1 dull; GGX alpha is its square
/// @param gloss reflectance head on of the clear coat, 0 for none; a metal ignores it
/// @param metal whether all light is reflected at the surface
/// @param light what it sends out itself
public record Surface(Vec3 base, double roughness, double gloss, boolean metal, Vec3 light) {

  public static Surface coated(Vec3 base, double roughness, double gloss) {
    return new Surface(base, roughness, gloss, false, Vec3.ZERO);
  }

  public static Surface dull(Vec3 base) {
    return new Surface(base, 1, 0, false, Vec3.ZERO);
  }

  public static Surface metal(Vec3 reflectance, double roughness) {
    return new Surface(reflectance, roughness, 1, true, Vec3.ZERO);
  }
}
