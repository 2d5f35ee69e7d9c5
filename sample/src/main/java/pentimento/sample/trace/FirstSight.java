package pentimento.sample.trace;

/// The first solid with a diffuse body that a path met; used again for path after path.
public final class FirstSight {

  boolean met;
  Vec3 place = Vec3.ZERO;
  Vec3 normal = Vec3.ZERO;
  Vec3 albedo = Vec3.ZERO;
  Vec3 around = Vec3.ZERO;

  void clear() {
    met = false;
    place = Vec3.ZERO;
    normal = Vec3.ZERO;
    albedo = Vec3.ZERO;
    around = Vec3.ZERO;
  }

  void meet(Vec3 place, Vec3 normal, Vec3 base, Vec3 weight) {
    met = true;
    this.place = place;
    this.normal = normal;
    // A small floor keeps the light that is divided by it in bounds.
    albedo =
        new Vec3(Math.max(base.x(), 0.004), Math.max(base.y(), 0.004), Math.max(base.z(), 0.004))
            .times(weight);
  }

  /// Where, in world coordinates.
  public Vec3 place() {
    return place;
  }

  /// The normal there, relief included.
  public Vec3 normal() {
    return normal;
  }

  /// Reflectance of the diffuse body, times what the way to it lets through.
  public Vec3 albedo() {
    return albedo;
  }

  /// Light that other things send to it, as `albedo` would have to be multiplied with.
  public Vec3 around() {
    return around;
  }
}
