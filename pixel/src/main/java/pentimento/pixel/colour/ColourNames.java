package pentimento.pixel.colour;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Colours that web pages, palettes and drawings call by name: the sixteen of HTML 4, orange and
/// steelblue.
public final class ColourNames {

  private static final Map<String, Integer> NAMES =
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

  private ColourNames() {}

  /// The colour as 0xRRGGBB in sRGB; null when the name is none of these.
  ///
  /// @param name in lower case
  public static @Nullable Integer rgb(String name) {
    return NAMES.get(name);
  }
}
