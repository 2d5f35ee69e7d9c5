package pentimento.kra;

import org.jspecify.annotations.Nullable;

/// A selection kept for the painter; not rendered.
///
/// @param active whether it is the selection in force
/// @param selection null means everything
/// @param shapeSelection SVG of a vector selection, if any
public record SelectionMask(
    NodeTraits traits, boolean active, @Nullable PixelData selection, @Nullable Part shapeSelection)
    implements Mask {}
