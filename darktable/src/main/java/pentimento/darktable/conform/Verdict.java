package pentimento.darktable.conform;

/// How one edit of one raw compares with darktable.
public enum Verdict {
  /// Rendered by us, and within the limits.
  WITHIN,
  /// Not rendered by us, and said so, with what stands in the way by name.
  DELEGATED,
  /// Rendered by us but beyond the limits, or failed.
  BEYOND,
  /// Rendered by us without a word, although something was left out, the size is another, or the
  /// whole picture visibly differs.
  SILENTLY_DIFFERENT;

  /// For people.
  public String label() {
    return switch (this) {
      case WITHIN -> "within";
      case DELEGATED -> "delegated";
      case BEYOND -> "BEYOND";
      case SILENTLY_DIFFERENT -> "SILENTLY DIFFERENT";
    };
  }
}
