package pentimento.darktable.sidecar;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// A binary value as darktable's sidecars spell it: lower-case hexadecimal, or `gz`, two digits and
/// base64 of a zlib stream.
final class Blob {

  /// More than any structure or form of darktable's; a stream that unfolds to more is an attack.
  private static final int MOST_BYTES = 4 << 20;

  /// What darktable itself leaves uncompressed.
  private static final int PLAIN_BYTES = 100;

  private Blob() {}

  /// What is wrong with a spelling, without file and place.
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String problem) {
      super(problem);
    }
  }

  /// The bytes in lower-case hexadecimal, whichever the spelling.
  static String decode(String text) throws Malformed {
    String trimmed = text.strip();
    return trimmed.startsWith("gz") ? HexFormat.of().formatHex(inflate(trimmed)) : hex(trimmed);
  }

  /// Spells bytes given in hexadecimal as darktable does with its default preference: compressed
  /// when there are more than 100.
  static String encode(String hex) {
    if (hex.length() <= 2 * PLAIN_BYTES) return hex;
    byte[] bytes = HexFormat.of().parseHex(hex);
    byte[] packed = deflate(bytes);
    int factor = Math.min(99, bytes.length / packed.length + 1);
    return "gz"
        + (char) ('0' + factor / 10)
        + (char) ('0' + factor % 10)
        + Base64.getEncoder().encodeToString(packed);
  }

  private static String hex(String text) throws Malformed {
    if (text.length() % 2 != 0) throw new Malformed("has an odd number of hexadecimal digits");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
        throw new Malformed("has '" + c + "' where a lower-case hexadecimal digit was expected");
      }
    }
    if (text.length() > 2 * MOST_BYTES) throw new Malformed("has more than 4 MiB");
    return text;
  }

  private static byte[] inflate(String text) throws Malformed {
    if (text.length() < 4 || !isDigit(text.charAt(2)) || !isDigit(text.charAt(3))) {
      throw new Malformed("lacks the two digits after 'gz'");
    }
    byte[] packed;
    try {
      packed = Base64.getDecoder().decode(text.substring(4));
    } catch (IllegalArgumentException e) {
      throw new Malformed("is not valid base64");
    }
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(packed);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.min(16 * packed.length, 65536));
      byte[] part = new byte[8192];
      while (!inflater.finished()) {
        int n = inflater.inflate(part);
        if (n == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          throw new Malformed("is a zlib stream that breaks off");
        }
        bytes.write(part, 0, n);
        if (bytes.size() > MOST_BYTES) throw new Malformed("unfolds to more than 4 MiB");
      }
      return bytes.toByteArray();
    } catch (DataFormatException e) {
      throw new Malformed("is not a valid zlib stream");
    }
  }

  private static byte[] deflate(byte[] bytes) {
    try (Deflater deflater = new Deflater()) {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      byte[] part = new byte[8192];
      while (!deflater.finished()) packed.write(part, 0, deflater.deflate(part));
      return packed.toByteArray();
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
