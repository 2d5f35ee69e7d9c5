package pentimento.kra;

/// How one channel is stored; multi-byte values are little-endian.
public enum Depth {
  U8(1),
  U16(2),
  /// IEEE half.
  F16(2),
  F32(4);

  private final int bytes;

  Depth(int bytes) {
    this.bytes = bytes;
  }

  /// Bytes of one channel of one pixel.
  public int bytes() {
    return bytes;
  }

  /// Whether values are floating point and have no bounds.
  public boolean isFloat() {
    return this == F16 || this == F32;
  }

  /// What the largest integer stands for: 255, 65535, or 1 for floats.
  public float unit() {
    return switch (this) {
      case U8 -> 255f;
      case U16 -> 65535f;
      case F16, F32 -> 1f;
    };
  }
}
