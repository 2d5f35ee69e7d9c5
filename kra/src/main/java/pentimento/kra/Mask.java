package pentimento.kra;

/// A node that changes the picture of the layer it hangs on.
public sealed interface Mask extends Node
    permits TransparencyMask, FilterMask, TransformMask, SelectionMask, ColorizeMask, UnknownMask {}
