package pentimento.formats.exr;

import org.jspecify.annotations.Nullable;

/// How OpenEXR stores a sample.
public enum PixelType {
  /// 32-bit unsigned whole numbers.
  UINT(0, 4),
  /// 16-bit floating point: 11 bits of precision up to 65504.
  HALF(1, 2),
  /// 32-bit floating point.
  FLOAT(2, 4);

  private final int code;
  private final int bytes;

  PixelType(int code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  /// The number that stands for it in a file.
  int code() {
    return code;
  }

  static @Nullable PixelType of(int code) {
    for (PixelType type : values()) if (type.code == code) return type;
    return null;
  }

  /// Bytes of a sample.
  public int bytes() {
    return bytes;
  }
}
