package pentimento.pixel.colour.icc;

import java.nio.charset.StandardCharsets;
import pentimento.pixel.BadInput;

/// A part of a profile's bytes, read big-endian; every read is checked against the part's end.
///
/// Offsets are relative to the part and reported relative to the file.
final class IccBytes {

  private final String file;
  private final String place;
  private final byte[] bytes;
  private final int start;
  private final int length;

  IccBytes(String file, String place, byte[] bytes, int start, int length) {
    this.file = file;
    this.place = place;
    this.bytes = bytes;
    this.start = start;
    this.length = length;
  }

  int length() {
    return length;
  }

  String place() {
    return place;
  }

  /// Fails unless `count` units of `size` bytes lie at `offset`.
  void require(long offset, long count, int size) {
    if (offset < 0 || count < 0 || offset > length || count > (length - offset) / size) {
      throw bad(
          offset, "ends early: " + count * size + " bytes expected, " + left(offset) + " left");
    }
  }

  private long left(long offset) {
    return Math.max(0, length - offset);
  }

  BadInput bad(long offset, String problem) {
    return new BadInput(
        file, place + " at offset " + (start + offset), problem, "use another profile");
  }

  int u8(int offset) {
    require(offset, 1, 1);
    return bytes[start + offset] & 0xff;
  }

  int u16(int offset) {
    require(offset, 1, 2);
    return (bytes[start + offset] & 0xff) << 8 | bytes[start + offset + 1] & 0xff;
  }

  int i32(int offset) {
    return u16(offset) << 16 | u16(offset + 2);
  }

  /// An unsigned 32-bit number that serves as an offset, a size or a count.
  long u32(int offset) {
    return i32(offset) & 0xffffffffL;
  }

  /// An s15Fixed16 number.
  double fixed(int offset) {
    return i32(offset) / 65536.0;
  }

  float f32(int offset) {
    return Float.intBitsToFloat(i32(offset));
  }

  String ascii(int offset, int count) {
    require(offset, count, 1);
    return new String(bytes, start + offset, count, StandardCharsets.ISO_8859_1);
  }

  String utf16(int offset, int count) {
    require(offset, count, 1);
    return new String(bytes, start + offset, count & ~1, StandardCharsets.UTF_16BE);
  }

  /// The part from `offset` to the end.
  IccBytes from(long offset) {
    require(offset, 0, 1);
    return new IccBytes(file, place, bytes, start + (int) offset, length - (int) offset);
  }

  /// The given part.
  IccBytes part(long offset, long count) {
    require(offset, count, 1);
    return new IccBytes(file, place, bytes, start + (int) offset, (int) count);
  }
}
