package pentimento.kra.flatten;

import pentimento.kra.PixelFormat;
import pentimento.pixel.colour.icc.IccProfile;

/// A colour space that a flattened picture is converted to at the end, as Krita converts images:
/// through LittleCMS's arithmetic, perceptual, with black point compensation.
///
/// @param format of the result
/// @param profile what its numbers mean
public record OutputSpace(PixelFormat format, IccProfile profile) {}
