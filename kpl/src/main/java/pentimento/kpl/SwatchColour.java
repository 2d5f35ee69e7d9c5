package pentimento.kpl;

/// The colour of a swatch: numbers in a model we know, or an element kept as it was.
public sealed interface SwatchColour permits ColourValue, ForeignColour {}
