package pentimento.darktable.params;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/// The fields of one of darktable's parameter structures, by byte offset. Little-endian, 4-byte
/// integers, booleans and enums, IEEE floats.
final class Fields {

  private final ByteBuffer bytes;

  private Fields(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// A structure of `size` zeros.
  static Fields ofSize(int size) {
    return new Fields(new byte[size]);
  }

  static Fields ofHex(String hex) {
    return new Fields(HexFormat.of().parseHex(hex));
  }

  /// The same bytes in a structure of another size: cut off, or followed by zeros.
  Fields resized(int size) {
    return new Fields(Arrays.copyOf(bytes.array(), size));
  }

  int size() {
    return bytes.capacity();
  }

  int whole(int offset) {
    return bytes.getInt(offset);
  }

  boolean flag(int offset) {
    return bytes.getInt(offset) != 0;
  }

  float number(int offset) {
    return bytes.getFloat(offset);
  }

  int unsignedShort(int offset) {
    return Short.toUnsignedInt(bytes.getShort(offset));
  }

  /// Text up to its terminating zero.
  String text(int offset, int length) {
    int end = offset;
    while (end < offset + length && bytes.get(end) != 0) end++;
    return new String(bytes.array(), offset, end - offset, StandardCharsets.UTF_8);
  }

  Fields put(int offset, int value) {
    bytes.putInt(offset, value);
    return this;
  }

  Fields put(int offset, float value) {
    bytes.putFloat(offset, value);
    return this;
  }

  Fields put(int offset, boolean value) {
    return put(offset, value ? 1 : 0);
  }

  Fields putUnsignedShort(int offset, int value) {
    bytes.putShort(offset, (short) value);
    return this;
  }

  String hex() {
    return HexFormat.of().formatHex(bytes.array());
  }
}
