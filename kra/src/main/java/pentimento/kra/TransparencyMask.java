package pentimento.kra;

import org.jspecify.annotations.Nullable;

/// Multiplies the alpha of its layer.
///
/// @param selection 0 hides, 255 shows; null means everything shows
/// @param shapeSelection SVG of a vector selection, if any
public record TransparencyMask(
    NodeTraits traits, @Nullable PixelData selection, @Nullable Part shapeSelection)
    implements Mask {}
