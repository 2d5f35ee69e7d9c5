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

/// Paint Shop Pro's palettes (JASC-PAL): a count and three decimal codes a line.
final class JascCodec implements PaletteCodec {

  static final String MAGIC = "JASC-PAL";
  private static final Pattern COLOUR =
      Pattern.compile("(\\d{1,3})\\s+(\\d{1,3})\\s+(\\d{1,3})(\\s+\\d+)?");

  @Override
  public ReadPalette read(String file, byte[] bytes) {
    String[] lines = Bytes.text(bytes).split("\\R", -1);
    if (!lines[0].startsWith(MAGIC)) {
      throw new BadInput(file, "line 1", "is not a JASC palette ('" + MAGIC + "' expected)");
    }
    List<Remark> remarks = new ArrayList<>();
    List<Swatch> swatches = new ArrayList<>();
    for (int i = 3; i < lines.length; i++) {
      if (lines[i].isBlank()) continue;
      Matcher m = COLOUR.matcher(lines[i].strip());
      if (m.matches()) {
        swatches.add(SrgbCodes.swatch("", code(m, 1), code(m, 2), code(m, 3)));
      } else {
        remarks.add(new Remark("line " + (i + 1), "'" + lines[i] + "' is no colour; left out"));
      }
    }
    String count = lines.length > 2 ? lines[2].strip() : "";
    if (!count.equals(String.valueOf(swatches.size()))) {
      remarks.add(new Remark("line 3", "promises '" + count + "' colours, has " + swatches.size()));
    }
    return new ReadPalette(Palette.of("", Palette.USUAL_COLUMNS, swatches), remarks);
  }

  private static int code(Matcher m, int group) {
    return Math.min(255, Integer.parseInt(m.group(group)));
  }

  @Override
  public WrittenPalette write(Palette palette) {
    LossLedger ledger = new LossLedger(palette);
    ledger.gridIsLost();
    ledger.groupsAreLost();
    SrgbCodes codes = new SrgbCodes(ledger, false);
    StringBuilder out = new StringBuilder(MAGIC + "\r\n0100\r\n" + palette.size() + "\r\n");
    for (SwatchGroup group : palette.groups()) {
      for (PlacedSwatch p : group.swatches()) {
        int[] c = codes.codes(group, p);
        out.append(c[0]).append(' ').append(c[1]).append(' ').append(c[2]).append("\r\n");
      }
    }
    return ledger.close(out.toString().getBytes(StandardCharsets.US_ASCII));
  }
}
