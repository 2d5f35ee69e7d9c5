package pentimento.pipe;

/// An operation that hands pixels to another program or document and takes them back: through and
/// branch. The studio renders it.
public non-sealed interface External extends Operation {}
