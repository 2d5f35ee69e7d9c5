package pentimento.kra;

import org.jspecify.annotations.Nullable;

/// Moves, scales or bends its layer.
///
/// @param parameters `transformconfig`; null when missing
public record TransformMask(NodeTraits traits, @Nullable Part parameters) implements Mask {}
