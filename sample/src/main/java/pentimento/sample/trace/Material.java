package pentimento.sample.trace;

/// What a thing is made of.
public sealed interface Material {

  /// A solid that light does not pass: its look is a function of the place on it.
  non-sealed interface Solid extends Material {

    /// The look at `p`, in the object's own coordinates.
    Surface at(Vec3 p);

    /// Relief in centimetres at `p`, which bends the normal; 0 where smooth.
    default double height(Vec3 p) {
      return 0;
    }

    /// How far apart two heights are taken to tell the slope, in centimetres; 0 for no relief.
    default double reliefStep() {
      return 0;
    }
  }

  /// Clear glass, with an index of refraction and what it takes away per centimetre.
  record Glass(double ior, Vec3 absorption) implements Material {}

  /// Something that glows and hides nothing, seen by the camera only; what it lights is told by a
  /// light of its own.
  non-sealed interface Glow extends Material {

    /// Light added at `p` when seen along a ray that meets the surface at cosine `facing`.
    Vec3 light(Vec3 p, double facing);
  }
}
