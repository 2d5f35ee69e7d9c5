package pentimento.kra.style;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pentimento.pixel.BadInput;

/// Reads descriptors, big-endian as Photoshop writes them.
final class DescriptorReader {
  /*
   * A descriptor is a name, a class, a count, and that many of key, type (four letters) and value. Names and texts
   * are UTF-16 after their length. A key or class is text after its length, or four letters after a length of 0.
   */

  private static final int DEEPEST = 64;

  private final String file;
  private final ByteBuffer bytes;

  DescriptorReader(String file, byte[] content) {
    this.file = file;
    this.bytes = ByteBuffer.wrap(content);
  }

  int position() {
    return bytes.position();
  }

  /// @throws BadInput when the content ends before
  void position(long position) {
    if (position < 0 || position > bytes.limit()) throw bad("the file ends within it");
    bytes.position((int) position);
  }

  int u16() {
    return number(2) & 0xffff;
  }

  int i32() {
    return number(4);
  }

  private int number(int size) {
    if (bytes.remaining() < size) throw bad("the file ends within it");
    return size == 2 ? bytes.getShort() : bytes.getInt();
  }

  /// Four letters.
  String letters() {
    byte[] four = new byte[4];
    try {
      bytes.get(four);
    } catch (BufferUnderflowException _) {
      throw bad("the file ends within it");
    }
    return new String(four, StandardCharsets.ISO_8859_1);
  }

  Descriptor descriptor() {
    return descriptor(0);
  }

  private Descriptor descriptor(int depth) {
    if (depth > DEEPEST) throw bad("it is nested more than " + DEEPEST + " deep");
    String _ = text();
    String _ = key();
    int count = i32();
    if (count < 0 || count > bytes.remaining() / 8) throw bad(count + " values are announced");
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      String key = key();
      values.put(key, value(depth));
    }
    return new Descriptor(values);
  }

  private Object value(int depth) {
    String type = letters();
    return switch (type) {
      case "bool" -> octet() != 0;
      case "long" -> (double) i32();
      case "doub" -> real();
      case "UntF" -> {
        String _ = letters();
        yield real();
      }
      case "TEXT" -> text();
      case "enum" -> {
        String _ = key();
        yield new Descriptor.Choice(key());
      }
      case "Objc", "GlbO" -> descriptor(depth + 1);
      case "VlLs" -> {
        int count = i32();
        if (count < 0 || count > bytes.remaining() / 4) throw bad(count + " items are announced");
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < count; i++) items.add(value(depth + 1));
        yield items;
      }
      case "tdta" -> {
        int size = i32();
        position((long) bytes.position() + Math.max(size, 0));
        yield "";
      }
      default -> throw bad("values of type '" + type + "' are not known");
    };
  }

  private int octet() {
    if (!bytes.hasRemaining()) throw bad("the file ends within it");
    return bytes.get();
  }

  private double real() {
    if (bytes.remaining() < 8) throw bad("the file ends within it");
    return bytes.getDouble();
  }

  /// Text without the zero at its end.
  private String text() {
    int length = i32();
    if (length < 0 || length > bytes.remaining() / 2) throw bad("a text is longer than the file");
    byte[] utf16 = new byte[2 * length];
    bytes.get(utf16);
    String text = new String(utf16, StandardCharsets.UTF_16BE);
    return text.endsWith("\0") ? text.substring(0, text.length() - 1) : text;
  }

  private String key() {
    int length = i32();
    if (length == 0) return letters();
    if (length < 0 || length > bytes.remaining()) throw bad("a key is longer than the file");
    byte[] key = new byte[length];
    bytes.get(key);
    return new String(key, StandardCharsets.ISO_8859_1);
  }

  BadInput bad(String what) {
    return new BadInput(
        file, "offset " + bytes.position(), "a layer style cannot be read: " + what, "");
  }
}
