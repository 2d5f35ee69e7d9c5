package pentimento.kpl.formats;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.kpl.ColourValue;
import pentimento.kpl.GridFiller;
import pentimento.kpl.NumberText;
import pentimento.kpl.Palette;
import pentimento.kpl.PlacedSwatch;
import pentimento.kpl.ReadPalette;
import pentimento.kpl.Remark;
import pentimento.kpl.Swatch;
import pentimento.kpl.SwatchDepth;
import pentimento.kpl.SwatchGroup;
import pentimento.kpl.SwatchModel;
import pentimento.kpl.colour.Colorimetry;
import pentimento.pixel.BadInput;

/// A table for spreadsheets, RFC 4180: a swatch a line, its numbers as they are, and its look as
/// `#rrggbb` for people. Profiles are named, not held.
final class CsvCodec implements PaletteCodec {

  private static final String HEAD =
      "group,row,column,name,id,spot,depth,model,space,v1,v2,v3,v4,srgb";

  @Override
  public ReadPalette read(String file, byte[] bytes) {
    List<List<String>> lines = CsvText.parse(Bytes.text(bytes));
    if (lines.isEmpty() || !String.join(",", lines.getFirst()).equals(HEAD)) {
      throw new BadInput(
          file, "line 1", "is not a palette table; it must begin with '" + HEAD + "'");
    }
    List<Remark> remarks = new ArrayList<>();
    int columns = Palette.USUAL_COLUMNS;
    for (List<String> line : lines.subList(1, lines.size())) {
      if (line.size() > 2) columns = Math.max(columns, whole(line.get(2)) + 1);
    }
    Map<String, GridFiller> groups = new LinkedHashMap<>();
    columns = Math.min(columns, 4096);
    for (int i = 1; i < lines.size(); i++) {
      List<String> line = lines.get(i);
      Swatch swatch = line.size() < 13 ? null : swatch(line);
      if (swatch == null) {
        remarks.add(new Remark("line " + (i + 1), "is no swatch; left out"));
        continue;
      }
      int width = columns;
      GridFiller filler = groups.computeIfAbsent(line.getFirst(), _ -> new GridFiller(width));
      if (!filler.place(whole(line.get(1)), whole(line.get(2)), swatch)) {
        remarks.add(new Remark("line " + (i + 1), "has no free cell; moved to the first"));
      }
    }
    List<SwatchGroup> filled = new ArrayList<>();
    groups.forEach((name, filler) -> filled.add(new SwatchGroup(name, 0, filler.finish())));
    return new ReadPalette(new Palette("", "", columns, filled, List.of()), remarks);
  }

  private static int whole(String text) {
    double v = NumberText.parse(text);
    return v >= 0 && v < 1 << 24 ? (int) v : -1;
  }

  private static @Nullable Swatch swatch(List<String> f) {
    SwatchModel model = SwatchModel.ofElement(f.get(7));
    SwatchDepth depth = SwatchDepth.named(f.get(6));
    if (model == null || depth == null) return null;
    double[] v = new double[model.channels().size()];
    String[] texts = new String[v.length];
    for (int c = 0; c < v.length; c++) {
      texts[c] = f.get(9 + c).strip();
      v[c] = NumberText.parse(texts[c]);
      if (!Double.isFinite(v[c])) return null;
    }
    return new Swatch(
        f.get(3),
        f.get(4),
        f.get(5).equals("true"),
        depth,
        ColourValue.written(model, f.get(8), v, texts));
  }

  @Override
  public WrittenPalette write(Palette palette) {
    LossLedger ledger = new LossLedger(palette);
    if (!palette.profiles().isEmpty()) ledger.remark("embedded profiles are left out");
    StringBuilder out = new StringBuilder(HEAD).append("\r\n");
    for (SwatchGroup group : palette.groups()) {
      for (PlacedSwatch p : group.swatches()) line(out, ledger, group, p);
    }
    return ledger.close(out.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void line(
      StringBuilder out, LossLedger ledger, SwatchGroup group, PlacedSwatch p) {
    Swatch s = p.swatch();
    if (!(s.colour() instanceof ColourValue c)) {
      ledger.note(group, s, ColourValue.srgb(0, 0, 0), false, List.of());
      return;
    }
    List<String> fields = new ArrayList<>();
    fields.addAll(
        List.of(group.name(), "" + p.row(), "" + p.column(), s.name(), s.id(), "" + s.spot()));
    fields.addAll(List.of(s.depth().name(), c.model().element(), c.space()));
    for (int i = 0; i < 4; i++) fields.add(i < c.values().length ? c.text(i) : "");
    double[] rgb = Colorimetry.srgb(ledger.colorimetry().of(c));
    int hex = 0;
    for (double v : rgb) hex = hex << 8 | (int) Math.floor(Math.clamp(v, 0, 1) * 255 + 0.5);
    fields.add("#%06x".formatted(hex));
    out.append(CsvText.line(fields)).append("\r\n");
  }
}
