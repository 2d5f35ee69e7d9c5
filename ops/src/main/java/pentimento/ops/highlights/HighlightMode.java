package pentimento.ops.highlights;

/// What becomes of photosites that were full.
public enum HighlightMode {
  /// All colours are cut off at the same level, so that highlights are white. darktable's mode 0.
  CLIP,
  /// A full colour is estimated from the two others around it. darktable's mode 5.
  OPPOSED
}
