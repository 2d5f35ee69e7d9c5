package pentimento.kra.flatten;

import pentimento.pixel.Planes;

/// A flattened picture as planes of float and what is to be said of it.
///
/// @param planes one per channel of the image's model, alpha last and straight; integers as 0..1,
///   floats as Krita holds them
public record FlattenResult(Planes planes, FlattenReport report) {}
