package pentimento.formats.tiff;

import org.jspecify.annotations.Nullable;

/// The types of TIFF 6.0, BigTIFF and EXIF, by their number in the file.
public enum FieldType {
  BYTE(1, 1),
  ASCII(2, 1),
  SHORT(3, 2),
  LONG(4, 4),
  RATIONAL(5, 8),
  SBYTE(6, 1),
  UNDEFINED(7, 1),
  SSHORT(8, 2),
  SLONG(9, 4),
  SRATIONAL(10, 8),
  FLOAT(11, 4),
  DOUBLE(12, 8),
  IFD(13, 4),
  LONG8(16, 8),
  SLONG8(17, 8),
  IFD8(18, 8);

  private static final @Nullable FieldType[] BY_CODE = new @Nullable FieldType[19];

  static {
    for (FieldType type : values()) BY_CODE[type.code] = type;
  }

  private final int code;
  private final int size;

  FieldType(int code, int size) {
    this.code = code;
    this.size = size;
  }

  /// The number that stands for the type in a file.
  public int code() {
    return code;
  }

  /// Bytes of one value.
  public int size() {
    return size;
  }

  /// Bytes of the parts that a byte order swaps: a rational is two parts of four.
  public int unit() {
    return this == RATIONAL || this == SRATIONAL ? 4 : size;
  }

  static @Nullable FieldType of(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }
}
