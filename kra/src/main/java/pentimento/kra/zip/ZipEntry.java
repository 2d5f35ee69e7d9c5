package pentimento.kra.zip;

/// One entry of an archive as its central directory describes it. Sizes are claims until the data
/// has been read.
///
/// @param index place in the central directory, from 0
/// @param name as the archive spells it; never to be used as a path on disk
/// @param flags general purpose bits; bit 0 encrypted, 3 data descriptor, 11 name in UTF-8
/// @param method 0 stored, 8 deflated
/// @param dosTime time in the low and date in the high 16 bits, as MS-DOS packs them
/// @param crc CRC-32 of the content, 0..2^32-1
/// @param compressedSize bytes in the file
/// @param size bytes of content
/// @param localOffset offset of the local header in the file
/// @param centralRecord the central directory record, byte for byte
public record ZipEntry(
    int index,
    String name,
    int flags,
    int method,
    int dosTime,
    long crc,
    long compressedSize,
    long size,
    long localOffset,
    byte[] centralRecord) {

  /// Method of content that is not compressed.
  public static final int STORED = 0;

  /// Method of content that is compressed by deflate.
  public static final int DEFLATED = 8;

  /// Whether it stands for a folder and holds nothing.
  public boolean isFolder() {
    return name.endsWith("/") && size == 0;
  }

  @Override
  public String toString() {
    return name;
  }
}
