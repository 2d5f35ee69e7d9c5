package pentimento.pixel;

import java.nio.charset.StandardCharsets;

/// What file systems take as a name.
public final class FileNames {

  private FileNames() {}

  /// The longest beginning of a name that takes no more bytes in UTF-8, in whole characters: file
  /// systems count 255 bytes, and a letter takes up to four.
  public static String cut(String name, int bytes) {
    int taken = 0;
    for (int i = 0; i < name.length(); ) {
      int next = name.offsetByCodePoints(i, 1);
      taken += name.substring(i, next).getBytes(StandardCharsets.UTF_8).length;
      if (taken > bytes) return name.substring(0, i);
      i = next;
    }
    return name;
  }
}
