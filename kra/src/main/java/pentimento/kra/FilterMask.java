package pentimento.kra;

import org.jspecify.annotations.Nullable;

/// Filters its layer where it is selected.
///
/// @param settings filter and its parameters
/// @param selection where it acts; null means everywhere
/// @param shapeSelection SVG of a vector selection, if any
public record FilterMask(
    NodeTraits traits,
    FilterSettings settings,
    @Nullable PixelData selection,
    @Nullable Part shapeSelection)
    implements Mask {}
