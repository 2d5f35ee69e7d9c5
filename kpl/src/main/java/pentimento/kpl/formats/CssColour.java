package pentimento.kpl.formats;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pentimento.kpl.ColourValue;
import pentimento.kpl.NumberText;
import pentimento.kpl.SwatchModel;
import pentimento.kpl.colour.ColourFormulas;
import pentimento.pixel.colour.ColourNames;

/// Colours as style sheets write them. Source: CSS Color Module Level 4.
final class CssColour {

  private static final String SRGB = "sRGB-elle-V2-srgbtrc.icc";

  private CssColour() {}

  /// The colour; null when the text is none, or none we know. Alpha is left out.
  static @Nullable ColourValue parse(String text) {
    String t = text.toLowerCase(Locale.ROOT).strip();
    Integer named = ColourNames.rgb(t);
    if (named != null) return codes(named >> 16, named >> 8 & 255, named & 255);
    if (t.startsWith("#")) return hex(t.substring(1));
    int open = t.indexOf('(');
    if (open < 0 || !t.endsWith(")")) return null;
    String body = t.substring(open + 1, t.length() - 1);
    int slash = body.indexOf('/');
    if (slash >= 0) body = body.substring(0, slash);
    List<String> words =
        Arrays.stream(body.strip().split("[\\s,]+")).filter(w -> !w.isEmpty()).toList();
    return function(t.substring(0, open), words);
  }

  private static @Nullable ColourValue function(String name, List<String> words) {
    int first = name.equals("color") ? 1 : 0;
    if (words.size() < first + 3) return null;
    double[] v = new double[3];
    boolean[] percent = new boolean[3];
    for (int i = 0; i < 3; i++) {
      String w = words.get(first + i);
      percent[i] = w.endsWith("%");
      v[i] = NumberText.parse(w.replaceAll("%|deg$", ""));
      if (Double.isNaN(v[i])) return null;
    }
    return switch (name) {
      case "rgb", "rgba" -> {
        for (int i = 0; i < 3; i++) v[i] /= percent[i] ? 100 : 255;
        yield ColourValue.of(SwatchModel.RGB, SRGB, v);
      }
      case "hsl", "hsla" ->
          ColourValue.of(
              SwatchModel.RGB, SRGB, ColourFormulas.rgbFromHls(v[0], v[2] / 100, v[1] / 100));
      case "lab" -> {
        for (int i = 1; i < 3; i++) if (percent[i]) v[i] *= 1.25;
        yield ColourValue.of(SwatchModel.LAB, "Lab identity built-in", v);
      }
      case "color" -> {
        for (int i = 0; i < 3; i++) if (percent[i]) v[i] /= 100;
        String space =
            switch (words.getFirst()) {
              case "srgb" -> SRGB;
              case "srgb-linear" -> "sRGB-elle-V2-g10.icc";
              case "display-p3" -> "Display P3";
              case "xyz-d50" -> "XYZ identity built-in";
              default -> "";
            };
        if (space.isEmpty()) yield null;
        SwatchModel model = words.getFirst().equals("xyz-d50") ? SwatchModel.XYZ : SwatchModel.RGB;
        yield ColourValue.of(model, space, v);
      }
      default -> null;
    };
  }

  private static @Nullable ColourValue hex(String digits) {
    if (!digits.matches("[0-9a-f]{3,8}")) return null;
    return switch (digits.length()) {
      case 3, 4 -> codes(nibble(digits, 0) * 17, nibble(digits, 1) * 17, nibble(digits, 2) * 17);
      case 6, 8 -> {
        int rgb = Integer.parseInt(digits.substring(0, 6), 16);
        yield codes(rgb >> 16, rgb >> 8 & 255, rgb & 255);
      }
      default -> null;
    };
  }

  private static int nibble(String digits, int at) {
    return Character.digit(digits.charAt(at), 16);
  }

  private static ColourValue codes(int r, int g, int b) {
    return SrgbCodes.value(r, g, b);
  }

  /// Whether the numbers are whole 8-bit codes.
  static boolean isHex(ColourValue c) {
    for (double v : c.values()) {
      double code = v * 255;
      if (code < -1e-6 || code > 255 + 1e-6 || Math.abs(code - Math.rint(code)) > 1e-6)
        return false;
    }
    return true;
  }

  static String text(ColourValue c) {
    return switch (c.model()) {
      case LAB -> "lab(" + c.text(0) + " " + c.text(1) + " " + c.text(2) + ")";
      case XYZ -> "color(xyz-d50 " + c.text(0) + " " + c.text(1) + " " + c.text(2) + ")";
      default -> {
        int rgb = 0;
        for (double v : c.values()) rgb = rgb << 8 | (int) Math.rint(v * 255);
        yield "#%06x".formatted(rgb);
      }
    };
  }
}
