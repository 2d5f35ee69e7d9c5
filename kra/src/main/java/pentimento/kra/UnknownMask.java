package pentimento.kra;

/// A mask of a type we do not know: kept, not rendered.
public record UnknownMask(NodeTraits traits) implements Mask {}
