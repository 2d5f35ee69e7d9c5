package pentimento.kra.vector;

import java.util.Map;

/// Colours of SVG attributes, of those that Krita writes and the most usual names.
final class Colours {

  private static final Map<String, Integer> NAMED =
      Map.ofEntries(
          Map.entry("black", 0x000000),
          Map.entry("silver", 0xc0c0c0),
          Map.entry("gray", 0x808080),
          Map.entry("white", 0xffffff),
          Map.entry("maroon", 0x800000),
          Map.entry("red", 0xff0000),
          Map.entry("purple", 0x800080),
          Map.entry("fuchsia", 0xff00ff),
          Map.entry("green", 0x008000),
          Map.entry("lime", 0x00ff00),
          Map.entry("olive", 0x808000),
          Map.entry("yellow", 0xffff00),
          Map.entry("navy", 0x000080),
          Map.entry("blue", 0x0000ff),
          Map.entry("teal", 0x008080),
          Map.entry("aqua", 0x00ffff),
          Map.entry("orange", 0xffa500),
          Map.entry("steelblue", 0x4682b4));

  private Colours() {}

  /// @return `0xRRGGBB`
  /// @throws BeyondShapes when it is another kind of colour
  static int of(String text) {
    Integer named = NAMED.get(text);
    if (named != null) return named;
    if (text.matches("#[0-9a-fA-F]{6}")) return Integer.parseInt(text, 1, 7, 16);
    if (!text.matches("#[0-9a-fA-F]{3}")) throw new BeyondShapes("colour '" + text + "'");
    int rgb = 0;
    for (int i = 1; i < 4; i++) rgb = rgb << 8 | Character.digit(text.charAt(i), 16) * 17;
    return rgb;
  }
}
