package pentimento.pixel;

import java.util.HexFormat;

/// A SHA-256 content hash as 64 lower-case hexadecimal digits: the name of a result, a file or a
/// document.
public record ContentHash(String hex) implements Comparable<ContentHash> {

  public ContentHash {
    if (!hex.matches("[0-9a-f]{64}"))
      throw new IllegalArgumentException("not a SHA-256 in hex: " + hex);
  }

  public static ContentHash of(byte[] digest) {
    return new ContentHash(HexFormat.of().formatHex(digest));
  }

  /// The first twelve digits, for people.
  public String brief() {
    return hex.substring(0, 12);
  }

  @Override
  public int compareTo(ContentHash other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
