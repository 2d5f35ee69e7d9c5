package pentimento.kpl.formats;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pentimento.kpl.Palette;
import pentimento.kpl.PlacedSwatch;
import pentimento.kpl.ReadPalette;
import pentimento.kpl.Remark;
import pentimento.kpl.Swatch;
import pentimento.kpl.SwatchGroup;
import pentimento.pixel.BadInput;

/// GIMP's palettes: a line of three decimal codes and a name for each swatch.
final class GimpCodec implements PaletteCodec {

  static final String MAGIC = "GIMP Palette";
  private static final Pattern COLOUR = Pattern.compile("(\\d+)\\s+(\\d+)\\s+(\\d+)(?:\\s+(.*))?");
  private static final String UNTITLED = "Untitled";

  @Override
  public ReadPalette read(String file, byte[] bytes) {
    String[] lines = Bytes.text(bytes).split("\\R", -1);
    if (!lines[0].startsWith(MAGIC)) {
      throw new BadInput(file, "line 1", "is not a GIMP palette ('" + MAGIC + "' expected)");
    }
    List<Remark> remarks = new ArrayList<>();
    List<Swatch> swatches = new ArrayList<>();
    String name = "";
    int columns = Palette.USUAL_COLUMNS;
    for (int i = 1; i < lines.length; i++) {
      String line = lines[i].strip();
      if (line.isEmpty() || line.startsWith("#")) continue;
      if (swatches.isEmpty() && line.startsWith("Name:")) {
        name = line.substring(5).strip();
        continue;
      }
      if (swatches.isEmpty() && line.startsWith("Columns:")) {
        columns = columns(line.substring(8).strip());
        continue;
      }
      Matcher m = COLOUR.matcher(line);
      if (!m.matches()) {
        remarks.add(new Remark("line " + (i + 1), "'" + line + "' is no colour; left out"));
        continue;
      }
      String text = m.group(4) == null ? "" : m.group(4).strip();
      swatches.add(
          SrgbCodes.swatch(
              text.equals(UNTITLED) ? "" : text,
              code(m.group(1)),
              code(m.group(2)),
              code(m.group(3))));
    }
    return new ReadPalette(Palette.of(name, columns, swatches), remarks);
  }

  private static int columns(String text) {
    return text.matches("[0-9]{1,4}") && Integer.parseInt(text) > 0
        ? Math.min(4096, Integer.parseInt(text))
        : Palette.USUAL_COLUMNS;
  }

  private static int code(String digits) {
    return digits.length() > 3 ? 255 : Math.min(255, Integer.parseInt(digits));
  }

  @Override
  public WrittenPalette write(Palette palette) {
    LossLedger ledger = new LossLedger(palette);
    ledger.gridIsLost();
    ledger.groupsAreLost();
    SrgbCodes codes = new SrgbCodes(ledger, true);
    StringBuilder out = new StringBuilder(MAGIC).append('\n');
    out.append("Name: ").append(line(palette.name())).append('\n');
    out.append("Columns: ").append(palette.columns()).append("\n#\n");
    if (!palette.comment().isEmpty()) {
      palette.comment().lines().forEach(l -> out.append("# ").append(l).append('\n'));
    }
    for (SwatchGroup group : palette.groups()) {
      for (PlacedSwatch p : group.swatches()) {
        int[] c = codes.codes(group, p);
        String name = p.swatch().name().isEmpty() ? UNTITLED : line(p.swatch().name());
        out.append("%3d %3d %3d\t%s\n".formatted(c[0], c[1], c[2], name));
      }
    }
    return ledger.close(out.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String line(String text) {
    return text.replaceAll("\\R", " ");
  }
}
