package pentimento.kra.salvage;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import pentimento.kra.tiles.Lzf;

/// The whole tiles at the beginning of a damaged payload.
///
/// @param payload a complete payload of the tiles that are intact
/// @param intact how many those are
/// @param announced how many there were
/// @param pixelSize bytes per pixel
/// @param right where the rightmost tile ends, at least 1
/// @param bottom where the lowest tile ends, at least 1
record TileRescue(byte[] payload, int intact, int announced, int pixelSize, int right, int bottom) {

  private static final int LONGEST_LINE = 64;

  /// @param content as much of a payload as could be read
  /// @return null when it is no payload of version 2
  static @Nullable TileRescue of(byte[] content) {
    return new Reading(content).read();
  }

  private static final class Reading {

    private final byte[] content;
    private int at;

    Reading(byte[] content) {
      this.content = content;
    }

    @Nullable TileRescue read() {
      if (!"VERSION 2".equals(line())) return null;
      int width = 0;
      int height = 0;
      int pixelSize = 0;
      int announced = -1;
      while (announced < 0) {
        String line = line();
        if (line == null) return null;
        String[] words = line.split(" ");
        int value = words.length == 2 ? number(words[1]) : -1;
        if (value < 0) return null;
        switch (words[0]) {
          case "TILEWIDTH" -> width = value;
          case "TILEHEIGHT" -> height = value;
          case "PIXELSIZE" -> pixelSize = value;
          case "DATA" -> announced = value;
          default -> {
            return null;
          }
        }
      }
      boolean sensible = width == 64 && height == 64 && pixelSize > 0 && pixelSize <= 40;
      if (!sensible) return null;
      return tiles(pixelSize, announced);
    }

    private TileRescue tiles(int pixelSize, int announced) {
      ByteArrayOutputStream tiles = new ByteArrayOutputStream();
      int size = 64 * 64 * pixelSize;
      byte[] decoded = new byte[size];
      int intact = 0;
      int right = 1;
      int bottom = 1;
      for (int i = 0; i < announced; i++) {
        int start = at;
        String line = line();
        String[] fields = line == null ? new String[0] : line.split(",");
        int length = fields.length == 4 && fields[2].equals("LZF") ? number(fields[3]) : -1;
        if (length < 1 || length > 2 * size + 64 || at + length > content.length) {
          int next = nextHeader(start + 1);
          if (next < 0) break;
          at = next;
          continue;
        }
        boolean whole =
            switch (content[at]) {
              case 0 -> length == size + 1;
              case 1 -> Lzf.decode(content, at + 1, length - 1, decoded, size) == size;
              default -> false;
            };
        at += length;
        if (!whole) continue;
        tiles.write(content, start, at - start);
        intact++;
        right = Math.max(right, number(fields[0]) + 64);
        bottom = Math.max(bottom, number(fields[1]) + 64);
      }
      String header =
          "VERSION 2\nTILEWIDTH 64\nTILEHEIGHT 64\nPIXELSIZE "
              + pixelSize
              + "\nDATA "
              + intact
              + "\n";
      ByteArrayOutputStream payload = new ByteArrayOutputStream();
      payload.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
      payload.writeBytes(tiles.toByteArray());
      return new TileRescue(payload.toByteArray(), intact, announced, pixelSize, right, bottom);
    }

    /// The next place that reads `digits,digits,LZF,`, or -1.
    private int nextHeader(int from) {
      byte[] mark = ",LZF,".getBytes(StandardCharsets.US_ASCII);
      for (int i = from; i + mark.length <= content.length; i++) {
        if (content[i] != ',' || !java.util.Arrays.equals(content, i, i + 5, mark, 0, 5)) continue;
        int start = i;
        while (start > from && start > i - 24 && isCoordinate(content[start - 1])) start--;
        if (start < i) return start;
      }
      return -1;
    }

    private static boolean isCoordinate(byte b) {
      return b >= '0' && b <= '9' || b == '-' || b == ',';
    }

    private @Nullable String line() {
      for (int i = at; i < Math.min(content.length, at + LONGEST_LINE); i++) {
        if (content[i] == '\n') {
          String line = new String(content, at, i - at, StandardCharsets.ISO_8859_1);
          at = i + 1;
          return line;
        }
      }
      return null;
    }

    private static int number(String text) {
      try {
        return Integer.parseInt(text.strip());
      } catch (NumberFormatException _) {
        return -1;
      }
    }
  }
}
