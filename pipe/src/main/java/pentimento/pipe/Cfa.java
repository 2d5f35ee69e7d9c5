package pentimento.pipe;

import java.util.Arrays;

/// The colour filter array of a sensor: a pattern of colours (0 red, 1 green, 2 blue) that repeats
/// from the picture's origin.
///
/// @param width columns of the pattern: 2 for Bayer, 6 for X-Trans
/// @param height rows of the pattern
/// @param colours row by row
public record Cfa(int width, int height, byte[] colours) {

  public static final Cfa RGGB = new Cfa(2, 2, new byte[] {0, 1, 1, 2});

  public Cfa {
    if (width < 1 || height < 1 || colours.length != width * height) {
      throw new IllegalArgumentException(colours.length + " colours for " + width + "x" + height);
    }
  }

  /// The colour at picture position (x, y); negative positions continue the pattern.
  public int colour(int x, int y) {
    return colours[Math.floorMod(y, height) * width + Math.floorMod(x, width)];
  }

  /// The pattern as seen from (dx, dy) as the new origin.
  public Cfa from(int dx, int dy) {
    byte[] moved = new byte[colours.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) moved[y * width + x] = (byte) colour(x + dx, y + dy);
    }
    return new Cfa(width, height, moved);
  }

  /// Whether this is a 2×2 pattern with two greens on a diagonal, one red and one blue.
  public boolean isBayer() {
    if (width != 2 || height != 2) return false;
    int a = colours[0] == 1 ? 1 : 0;
    return colours[a == 1 ? 3 : 1] == 1
        && colours[a == 1 ? 0 : 2] == 1
        && colours[a == 1 ? 1 : 0] != 1
        && colours[a == 1 ? 2 : 3] == 2 - colours[a == 1 ? 1 : 0];
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Cfa c
        && c.width == width
        && c.height == height
        && Arrays.equals(c.colours, colours);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(colours) * 31 + width;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < colours.length; i++) {
      if (i > 0 && i % width == 0) text.append('/');
      text.append("RGB".charAt(colours[i]));
    }
    return text.toString();
  }
}
