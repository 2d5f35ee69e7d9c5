package pentimento.sample.trace;

/// Something that lights the scene and that a path can be aimed at.
public interface Light {

  /// A way to the light.
  ///
  /// @param direction unit vector from the lit point
  /// @param distance how far the way must be free, in centimetres
  /// @param radiance light that comes along it, linear Rec.2020
  /// @param density of choosing it, per steradian; 0 when the light cannot be reached
  record Way(Vec3 direction, double distance, Vec3 radiance, double density) {

    public static final Way NONE = new Way(new Vec3(0, 1, 0), 0, Vec3.ZERO, 0);
  }

  /// Chooses a way from `p` by two numbers in [0, 1).
  Way choose(Vec3 p, double u, double v);

  /// What a ray that left `p` along `d` and is free for `free` centimetres meets of this light:
  /// radiance, and the density with which [#choose] would have taken it; density 0 if nothing.
  Way meet(Vec3 p, Vec3 d, double free);
}
