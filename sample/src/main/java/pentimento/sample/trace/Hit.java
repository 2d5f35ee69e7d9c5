package pentimento.sample.trace;

/// What a ray met first; used again for ray after ray by one thread.
final class Hit {
  double distance;
  int triangle;

  /// Weights of the triangle's second and third corner.
  double u;

  double v;
}
