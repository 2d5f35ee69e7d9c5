package pentimento.kpl.colour;

/// How far a swatch's meaning is known.
public enum Certainty {
  /// By an embedded or known profile, or a model that needs none.
  EXACT,
  /// The profile is missing; that of the model's default was taken.
  ASSUMED,
  /// By a textbook formula, for ink without a profile.
  APPROXIMATE,
  /// The colour element is not understood.
  UNKNOWN
}
