package pentimento.kra.blend;

/// What of a colour space decides which operations it has and how they round.
///
/// @param rgb whether it is RGB, which alone has the operations on whole triples
/// @param integer whether channels are integers
/// @param batched whether Krita takes several of its pixels at a time: RGB (but for halves) and
///   8-bit Lab
public record BlendSpace(boolean rgb, boolean integer, boolean batched) {}
