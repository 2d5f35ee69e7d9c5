package pentimento.kpl.formats;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import pentimento.pixel.BadInput;

/// Reads a binary palette; running out of bytes is a problem with its offset.
final class Bytes {

  private final String file;
  private final ByteBuffer in;

  /// Big-endian; see [#littleEndian].
  Bytes(String file, byte[] bytes) {
    this.file = file;
    this.in = ByteBuffer.wrap(bytes);
  }

  Bytes littleEndian() {
    in.order(java.nio.ByteOrder.LITTLE_ENDIAN);
    return this;
  }

  int position() {
    return in.position();
  }

  int left() {
    return in.remaining();
  }

  BadInput bad(String problem) {
    return new BadInput(file, "offset " + in.position(), problem);
  }

  void require(long count) {
    if (count < 0 || count > in.remaining()) {
      throw bad("ends early: " + count + " bytes expected, " + in.remaining() + " left");
    }
  }

  Bytes skip(int count) {
    require(count);
    in.position(in.position() + count);
    return this;
  }

  Bytes seek(int position) {
    if (position > in.limit()) throw bad("ends before offset " + position);
    in.position(position);
    return this;
  }

  int u8() {
    require(1);
    return in.get() & 0xff;
  }

  int u16() {
    require(2);
    return in.getShort() & 0xffff;
  }

  int i16() {
    require(2);
    return in.getShort();
  }

  int i32() {
    require(4);
    return in.getInt();
  }

  float f32() {
    require(4);
    return in.getFloat();
  }

  String ascii(int count) {
    require(count);
    byte[] text = new byte[count];
    in.get(text);
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  /// UTF-16, big-endian, of `units` code units; trailing NULs are cut.
  String utf16(int units) {
    require(2L * units);
    char[] text = new char[units];
    for (int i = 0; i < units; i++) text[i] = in.getChar();
    int end = units;
    while (end > 0 && text[end - 1] == 0) end--;
    return new String(text, 0, end);
  }

  /// Text in UTF-8, or in Latin-1 where it is not.
  static String text(byte[] bytes) {
    int start = bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb ? 3 : 0;
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
          .toString();
    } catch (CharacterCodingException _) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
