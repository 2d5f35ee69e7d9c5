package pentimento.darktable.params;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a module's blending parameters ask for, as far as we must know: whether the module's output
/// replaces its input, which is all that we render.
public final class Blending {

  /// The version that 4.2.1 writes.
  public static final int VERSION = 11;

  private static final int BYTES = 420;

  private static final int UNIFORM = 1;
  private static final int DRAWN = 2;
  private static final int PARAMETRIC = 4;
  private static final int RASTER = 8;
  private static final int NORMAL = 0x18;

  private static final Map<Integer, String> MODES =
      Map.ofEntries(
          Map.entry(0x02, "lighten"),
          Map.entry(0x03, "darken"),
          Map.entry(0x04, "multiply"),
          Map.entry(0x05, "average"),
          Map.entry(0x06, "addition"),
          Map.entry(0x07, "subtract"),
          Map.entry(0x09, "screen"),
          Map.entry(0x0a, "overlay"),
          Map.entry(0x0b, "soft light"),
          Map.entry(0x0c, "hard light"),
          Map.entry(0x10, "lightness"),
          Map.entry(0x11, "chromaticity"),
          Map.entry(0x17, "difference"),
          Map.entry(NORMAL, "normal"),
          Map.entry(0x19, "normal bounded"),
          Map.entry(0x26, "divide"),
          Map.entry(0x28, "geometric mean"),
          Map.entry(0x29, "harmonic mean"));

  private Blending() {}

  /// The size of the structure; -1 for a version that we do not know.
  static int size(int version) {
    return switch (version) {
      case 8 -> 316;
      case 9 -> 348;
      case 10, 11, 12, 13, 14 -> BYTES;
      default -> -1;
    };
  }

  /// Why we do not render a blending, in words; null when the module's output simply replaces its
  /// input. Structures of other versions than 8 to 14 are taken by their first number, which has
  /// always said whether blending is on.
  ///
  /// @param hex the structure, of the size that belongs to its version
  public static @Nullable String refuses(int version, String hex) {
    if (hex.length() < 8 || hex.chars().allMatch(c -> c == '0')) return null;
    Fields fields = Fields.ofHex(hex);
    int mask = fields.whole(0);
    if (mask == 0) return null;
    if (size(version) != fields.size()) return "has blending of version " + version;
    int mode = fields.whole(version >= 10 ? 8 : 4);
    float opacity = fields.number(version >= 10 ? 16 : 8);
    if (mask == UNIFORM && mode == NORMAL && opacity == 100) return null;
    StringBuilder reason = new StringBuilder("blends ");
    reason.append(mode < 0 ? "reversed " : "");
    reason.append(MODES.getOrDefault(mode & 0xff, "in mode " + (mode & 0xff)));
    if ((mask & RASTER) != 0) reason.append(" through a raster mask");
    else if ((mask & DRAWN) != 0 && (mask & PARAMETRIC) != 0) {
      reason.append(" through a drawn and parametric mask");
    } else if ((mask & DRAWN) != 0) reason.append(" through a drawn mask");
    else if ((mask & PARAMETRIC) != 0) reason.append(" through a parametric mask");
    return reason.append(opacity == 100 ? "" : " at " + opacity + " %").toString();
  }

  /// The id of the group of drawn forms that a blending uses; 0 for none.
  public static long group(int version, String hex) {
    if (size(version) < 0 || hex.length() != 2 * size(version)) return 0;
    return Integer.toUnsignedLong(Fields.ofHex(hex).whole(version >= 10 ? 24 : 16));
  }

  /// Blending switched off, in hexadecimal.
  public static String off() {
    Fields fields = Fields.ofSize(BYTES);
    fields.put(8, NORMAL).put(16, 100f).put(36, 5);
    for (int channel = 0; channel < 16; channel++) {
      fields.put(68 + 16 * channel + 8, 1f).put(68 + 16 * channel + 12, 1f);
    }
    return fields.hex();
  }
}
