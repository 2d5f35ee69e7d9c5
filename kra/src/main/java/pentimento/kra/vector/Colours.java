package pentimento.kra.vector;

import pentimento.pixel.colour.ColourNames;

/// Colours of SVG attributes, of those that Krita writes and the most usual names.
final class Colours {

  private Colours() {}

  /// @return `0xRRGGBB`
  /// @throws BeyondShapes when it is another kind of colour
  static int of(String text) {
    Integer named = ColourNames.rgb(text);
    if (named != null) return named;
    if (text.matches("#[0-9a-fA-F]{6}")) return Integer.parseInt(text, 1, 7, 16);
    if (!text.matches("#[0-9a-fA-F]{3}")) throw new BeyondShapes("colour '" + text + "'");
    int rgb = 0;
    for (int i = 1; i < 4; i++) rgb = rgb << 8 | Character.digit(text.charAt(i), 16) * 17;
    return rgb;
  }
}
