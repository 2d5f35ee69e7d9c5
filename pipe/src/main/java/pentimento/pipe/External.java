package pentimento.pipe;

/// An operation that hands pixels to another program or document and takes them back: through and
/// branch. The studio renders it.
public non-sealed interface External extends Operation {

  /// Whether it only looks: its output is its input, bit for bit, so that no fingerprint knows it.
  default boolean passesOn() {
    return false;
  }
}
