package pentimento.formats;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The name that an ICC profile gives itself (its `desc` tag, of version 2 or 4).
public final class IccName {

  private static final int DESC = 0x64657363;
  private static final int MLUC = 0x6d6c7563;

  private IccName() {}

  /// The name, or an empty text when the profile has none that can be read.
  public static String of(byte[] profile) {
    ByteBuffer b = ByteBuffer.wrap(profile);
    if (profile.length < 132) return "";
    int tags = Math.min(b.getInt(128), (profile.length - 132) / 12);
    for (int i = 0; i < tags; i++) {
      int at = 132 + 12 * i;
      if (b.getInt(at) != DESC) continue;
      int offset = b.getInt(at + 4);
      int size = b.getInt(at + 8);
      boolean inside = offset >= 0 && size >= 12 && offset <= profile.length - size;
      return inside ? text(b, offset, size) : "";
    }
    return "";
  }

  private static String text(ByteBuffer b, int at, int size) {
    int type = b.getInt(at);
    if (type == DESC) {
      int length = Math.clamp(b.getInt(at + 8), 0, size - 12);
      return cut(b, at + 12, length, StandardCharsets.US_ASCII);
    }
    if (type != MLUC || size < 28 || b.getInt(at + 8) < 1) return "";
    int length = b.getInt(at + 20);
    int offset = b.getInt(at + 24);
    if (length < 0 || offset < 0 || offset > size - length) return "";
    return cut(b, at + offset, length, StandardCharsets.UTF_16BE);
  }

  private static String cut(ByteBuffer b, int at, int length, java.nio.charset.Charset charset) {
    byte[] bytes = new byte[length];
    b.get(at, bytes);
    String text = new String(bytes, charset);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }
}
