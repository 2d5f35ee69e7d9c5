package pentimento.formats.exr;

import org.jspecify.annotations.Nullable;

/// OpenEXR's compressions by their numbers in a file. The first four are written and read, PIZ is
/// read; the others are only known by name.
public enum Compression {
  NONE(0, 1),
  RLE(1, 1),
  /// Deflate of single rows.
  ZIPS(2, 1),
  /// Deflate of 16 rows.
  ZIP(3, 16),
  /// Wavelet and Huffman code of 32 rows.
  PIZ(4, 32),
  PXR24(5, 16),
  B44(6, 32),
  B44A(7, 32),
  DWAA(8, 32),
  DWAB(9, 256);

  private final int code;
  private final int rows;

  Compression(int code, int rows) {
    this.code = code;
    this.rows = rows;
  }

  /// The number that stands for it in a file.
  int code() {
    return code;
  }

  /// Rows of a block of a picture without tiles.
  public int rows() {
    return rows;
  }

  boolean isReadable() {
    return code <= PIZ.code;
  }

  boolean isWritable() {
    return code <= ZIP.code;
  }

  static @Nullable Compression of(int code) {
    for (Compression compression : values()) if (compression.code == code) return compression;
    return null;
  }
}
