package pentimento.formats.dng;

import java.util.Arrays;

/// The repeating colour pattern over a sensor's photosites.
///
/// @param width columns after which the pattern repeats: 2 for Bayer, 6 for X-Trans
/// @param height rows after which it repeats
/// @param colours the colour of each photosite row by row: 0 red, 1 green, 2 blue
public record Cfa(int width, int height, byte[] colours) {

  public static final byte RED = 0;
  public static final byte GREEN = 1;
  public static final byte BLUE = 2;

  public Cfa {
    if (width < 1 || height < 1 || colours.length != width * height) {
      throw new IllegalArgumentException(
          colours.length + " colours are no pattern of " + width + "x" + height);
    }
    for (byte colour : colours) {
      if (colour < RED || colour > BLUE) {
        throw new IllegalArgumentException("colour " + colour + " is not red, green or blue");
      }
    }
    colours = colours.clone();
  }

  /// A pattern from letters, row by row: `bayer("RGGB")`.
  public static Cfa bayer(String letters) {
    byte[] colours = new byte[letters.length()];
    for (int i = 0; i < colours.length; i++) colours[i] = (byte) "RGB".indexOf(letters.charAt(i));
    return new Cfa(2, 2, colours);
  }

  /// The colour at sensor position (x, y), which may be negative.
  public int at(int x, int y) {
    return colours[Math.floorMod(y, height) * width + Math.floorMod(x, width)];
  }

  /// The pattern seen from (x, y) as the new origin.
  public Cfa from(int x, int y) {
    byte[] shifted = new byte[colours.length];
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] = (byte) at(x + i % width, y + i / width);
    }
    return new Cfa(width, height, shifted);
  }

  /// Whether it is a 2×2 pattern with greens on one diagonal and red and blue on the other.
  public boolean isBayer() {
    if (width != 2 || height != 2) return false;
    boolean falling = at(0, 0) == GREEN && at(1, 1) == GREEN && at(1, 0) + at(0, 1) == RED + BLUE;
    boolean rising = at(1, 0) == GREEN && at(0, 1) == GREEN && at(0, 0) + at(1, 1) == RED + BLUE;
    return (falling && at(1, 0) != GREEN) || (rising && at(0, 0) != GREEN);
  }

  /// Whether it is a 6×6 pattern with 20 greens, 8 reds and 8 blues, as Fuji's X-Trans sensors
  /// have.
  public boolean isXTrans() {
    if (width != 6 || height != 6) return false;
    int[] counts = new int[3];
    for (byte colour : colours) counts[colour]++;
    return counts[RED] == 8 && counts[GREEN] == 20 && counts[BLUE] == 8;
  }

  /// The letters row by row, such as `RGGB`.
  public String letters() {
    StringBuilder letters = new StringBuilder();
    for (byte colour : colours) letters.append("RGB".charAt(colour));
    return letters.toString();
  }

  @Override
  public byte[] colours() {
    return colours.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cfa o
        && width == o.width
        && height == o.height
        && Arrays.equals(colours, o.colours);
  }

  @Override
  public int hashCode() {
    return 31 * width + Arrays.hashCode(colours);
  }

  @Override
  public String toString() {
    return letters();
  }
}
