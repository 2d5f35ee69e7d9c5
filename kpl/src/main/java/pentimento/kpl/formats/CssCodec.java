package pentimento.kpl.formats;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pentimento.kpl.ColourValue;
import pentimento.kpl.Palette;
import pentimento.kpl.PlacedSwatch;
import pentimento.kpl.ReadPalette;
import pentimento.kpl.Remark;
import pentimento.kpl.Swatch;
import pentimento.kpl.SwatchDepth;
import pentimento.kpl.SwatchGroup;
import pentimento.kpl.SwatchModel;
import pentimento.kpl.colour.Meaning;
import pentimento.pixel.BadInput;

/// Style sheets: custom properties. 8-bit sRGB becomes `#rrggbb`, Lab `lab()`, everything else
/// `color(xyz-d50 …)`, so that nothing is clipped (CSS Color 4).
final class CssCodec implements PaletteCodec {

  private static final Pattern PROPERTY =
      Pattern.compile("([-\\w]+)\\s*:\\s*([^;{}/]+)(?:;|\\})?[ \\t]*(?:/\\*(.*?)\\*/)?");
  private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)\\}", Pattern.DOTALL);

  @Override
  public ReadPalette read(String file, byte[] bytes) {
    List<Remark> remarks = new ArrayList<>();
    List<Swatch> swatches = new ArrayList<>();
    Matcher rules = RULE.matcher(Bytes.text(bytes));
    while (rules.find()) {
      String selector = rules.group(1).replaceAll("(?s)/\\*.*?\\*/", "").strip();
      Matcher m = PROPERTY.matcher(rules.group(2));
      while (m.find()) {
        Swatch swatch = swatch(selector, m.group(1), m.group(2).strip(), m.group(3));
        if (swatch != null) swatches.add(swatch);
      }
    }
    if (swatches.isEmpty()) throw new BadInput(file, "", "holds no colours in its rules");
    return new ReadPalette(Palette.of("", Palette.USUAL_COLUMNS, swatches), remarks);
  }

  private static @Nullable Swatch swatch(
      String selector, String property, String text, @Nullable String comment) {
    ColourValue value = CssColour.parse(text);
    if (value == null) return null;
    String name = property.startsWith("--") ? property.substring(2) : selector;
    if (comment != null && !comment.isBlank()) name = comment.strip();
    boolean hex = text.startsWith("#");
    return new Swatch(name, hex ? SwatchDepth.U8 : SwatchDepth.F32, value);
  }

  @Override
  public WrittenPalette write(Palette palette) {
    LossLedger ledger = new LossLedger(palette);
    ledger.gridIsLost();
    ledger.groupsAreLost();
    Set<String> used = new HashSet<>();
    StringBuilder out = new StringBuilder(":root {\n");
    for (SwatchGroup group : palette.groups()) {
      for (PlacedSwatch p : group.swatches()) {
        Swatch s = p.swatch();
        ColourValue stored = stored(ledger, s);
        List<String> lost = new ArrayList<>();
        if (!s.id().isEmpty()) lost.add("id");
        if (s.spot()) lost.add("spot");
        if (s.colour() instanceof ColourValue c && c.model() == SwatchModel.CMYK) lost.add("inks");
        ledger.note(group, s, stored, false, lost);
        out.append("  --").append(property(s.name(), used)).append(": ");
        out.append(CssColour.text(stored)).append(';');
        if (!s.name().isEmpty()) {
          out.append(" /* ")
              .append(s.name().replace("*/", "* /").replaceAll("\\R", " "))
              .append(" */");
        }
        out.append('\n');
      }
    }
    return ledger.close(out.append("}\n").toString().getBytes(StandardCharsets.UTF_8));
  }

  private static ColourValue stored(LossLedger ledger, Swatch s) {
    if (s.colour() instanceof ColourValue c) {
      if (c.model() == SwatchModel.LAB || c.model() == SwatchModel.XYZ) return c;
      if (SrgbCodes.isSrgb(c) && CssColour.isHex(c)) return c;
    }
    Meaning m = ledger.colorimetry().of(s.colour());
    return ColourValue.of(
        SwatchModel.XYZ, "XYZ identity built-in", (float) m.x(), (float) m.y(), (float) m.z());
  }

  private static String property(String name, Set<String> used) {
    String base =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    if (base.isEmpty()) base = "colour";
    String unique = base;
    for (int n = 2; !used.add(unique); n++) unique = base + "-" + n;
    return unique;
  }
}
