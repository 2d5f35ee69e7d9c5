package pentimento.kpl.formats;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.kpl.ColourValue;
import pentimento.kpl.GridFiller;
import pentimento.kpl.NumberText;
import pentimento.kpl.Palette;
import pentimento.kpl.PaletteProfile;
import pentimento.kpl.PlacedSwatch;
import pentimento.kpl.ReadPalette;
import pentimento.kpl.Remark;
import pentimento.kpl.Swatch;
import pentimento.kpl.SwatchDepth;
import pentimento.kpl.SwatchGroup;
import pentimento.kpl.SwatchModel;
import pentimento.pixel.BadInput;

/// Everything a palette holds but foreign elements, as JSON for programs: `{"palette": 1, "name":
/// …, "columns": …, "groups": [{"name": …, "rows": …, "swatches": [{"row", "column", "name", "id",
/// "spot", "depth", "model", "space", "values"}]}], "profiles": [{…, "icc": base64}]}`.
final class JsonCodec implements PaletteCodec {

  @Override
  public ReadPalette read(String file, byte[] bytes) {
    Object root = JsonText.parse(file, Bytes.text(bytes));
    if (!(root instanceof Map<?, ?> map) || map.get("palette") == null) {
      throw new BadInput(file, "", "is not a palette in JSON ('\"palette\": 1' expected)");
    }
    List<Remark> remarks = new ArrayList<>();
    int columns = Math.clamp(whole(map.get("columns"), Palette.USUAL_COLUMNS), 1, 4096);
    List<SwatchGroup> groups = new ArrayList<>();
    for (Object g : list(map.get("groups"))) {
      if (g instanceof Map<?, ?> group) groups.add(group(group, columns, remarks));
    }
    List<PaletteProfile> profiles = new ArrayList<>();
    for (Object p : list(map.get("profiles"))) {
      if (p instanceof Map<?, ?> profile) profiles.add(profile(file, profile));
    }
    java.util.Set<String> names = new java.util.HashSet<>();
    for (SwatchGroup g : groups) {
      if (!names.add(g.name()))
        throw new BadInput(file, "", "has two groups named '" + g.name() + "'");
    }
    Palette palette =
        new Palette(
            text(map.get("name")),
            text(map.get("comment")),
            columns,
            Boolean.TRUE.equals(map.get("readOnly")),
            groups,
            profiles,
            List.of(),
            List.of(),
            Map.of());
    return new ReadPalette(palette, remarks);
  }

  private static List<?> list(@Nullable Object o) {
    return o instanceof List<?> list ? list : List.of();
  }

  private static String text(@Nullable Object o) {
    return o instanceof String s ? s : "";
  }

  private static int whole(@Nullable Object o, int otherwise) {
    if (!(o instanceof JsonText.Decimal n)) return otherwise;
    double v = NumberText.parse(n.text());
    return v == Math.rint(v) && Math.abs(v) < 1e9 ? (int) v : otherwise;
  }

  private static SwatchGroup group(Map<?, ?> map, int columns, List<Remark> remarks) {
    GridFiller filler = new GridFiller(columns);
    for (Object o : list(map.get("swatches"))) {
      if (!(o instanceof Map<?, ?> s)) continue;
      Swatch swatch = swatch(s, remarks);
      int row = whole(s.get("row"), -1);
      int column = whole(s.get("column"), -1);
      if (row < 0 && column < 0) filler.append(swatch);
      else if (!filler.place(row, column, swatch)) {
        remarks.add(new Remark("'" + swatch.name() + "'", "has no free cell; moved to the first"));
      }
    }
    int rows = Math.clamp(whole(map.get("rows"), 0), 0, 1 << 20);
    return new SwatchGroup(text(map.get("name")), rows, filler.finish());
  }

  private static Swatch swatch(Map<?, ?> s, List<Remark> remarks) {
    String name = text(s.get("name"));
    SwatchModel model = SwatchModel.ofElement(text(s.get("model")));
    SwatchDepth depth = SwatchDepth.named(text(s.get("depth")));
    List<?> numbers = list(s.get("values"));
    ColourValue value = null;
    if (model != null && numbers.size() == model.channels().size()) {
      double[] v = new double[numbers.size()];
      String[] texts = new String[v.length];
      boolean good = true;
      for (int i = 0; i < v.length; i++) {
        texts[i] = numbers.get(i) instanceof JsonText.Decimal n ? n.text() : "";
        v[i] = NumberText.parse(texts[i]);
        good &= Double.isFinite(v[i]);
      }
      if (good) value = ColourValue.written(model, text(s.get("space")), v, texts);
    }
    if (value == null) {
      remarks.add(new Remark("'" + name + "'", "has no colour we know; taken as black"));
      value = ColourValue.srgb(0, 0, 0);
    }
    return new Swatch(
        name,
        text(s.get("id")),
        Boolean.TRUE.equals(s.get("spot")),
        depth == null ? SwatchDepth.U8 : depth,
        value);
  }

  private static PaletteProfile profile(String file, Map<?, ?> p) {
    try {
      return new PaletteProfile(
          text(p.get("name")),
          text(p.get("file")),
          text(p.get("model")),
          text(p.get("depth")),
          Base64.getDecoder().decode(text(p.get("icc"))));
    } catch (IllegalArgumentException e) {
      throw new BadInput(file, "profile '" + text(p.get("name")) + "'", "is not base64");
    }
  }

  @Override
  public WrittenPalette write(Palette palette) {
    LossLedger ledger = new LossLedger(palette);
    StringBuilder out = new StringBuilder("{\n \"palette\": 1,\n");
    out.append(" \"name\": ").append(JsonText.quote(palette.name())).append(",\n");
    out.append(" \"comment\": ").append(JsonText.quote(palette.comment())).append(",\n");
    out.append(" \"columns\": ").append(palette.columns()).append(",\n");
    out.append(" \"readOnly\": ").append(palette.readOnly()).append(",\n \"groups\": [");
    String between = "\n";
    for (SwatchGroup g : palette.groups()) {
      out.append(between).append("  {\"name\": ").append(JsonText.quote(g.name()));
      out.append(", \"rows\": ").append(g.rows()).append(", \"swatches\": [");
      String comma = "\n";
      for (PlacedSwatch p : g.swatches()) {
        out.append(comma).append("   ").append(swatch(ledger, g, p));
        comma = ",\n";
      }
      out.append("]}");
      between = ",\n";
    }
    out.append("],\n \"profiles\": [");
    between = "\n";
    for (PaletteProfile p : palette.profiles()) {
      out.append(between).append("  {\"name\": ").append(JsonText.quote(p.name()));
      out.append(", \"file\": ").append(JsonText.quote(p.fileName()));
      out.append(", \"model\": ").append(JsonText.quote(p.model()));
      out.append(", \"depth\": ").append(JsonText.quote(p.depth()));
      out.append(", \"icc\": \"").append(Base64.getEncoder().encodeToString(p.icc())).append("\"}");
      between = ",\n";
    }
    return ledger.close(out.append("]\n}\n").toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String swatch(LossLedger ledger, SwatchGroup group, PlacedSwatch p) {
    Swatch s = p.swatch();
    ColourValue c = s.colour() instanceof ColourValue v ? v : ColourValue.srgb(0, 0, 0);
    ledger.note(group, s, c, false, List.of());
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < c.model().channels().size(); i++) numbers.add(number(c, i));
    return "{\"row\": %d, \"column\": %d, \"name\": %s, \"id\": %s, \"spot\": %s, \"depth\": \"%s\", \"model\": \"%s\", \"space\": %s, \"values\": [%s]}"
        .formatted(
            p.row(),
            p.column(),
            JsonText.quote(s.name()),
            JsonText.quote(s.id()),
            s.spot(),
            s.depth(),
            c.model().element(),
            JsonText.quote(c.space()),
            String.join(", ", numbers));
  }

  /// The text as it was, where JSON allows it.
  private static String number(ColourValue c, int channel) {
    String text = c.text(channel);
    return text.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?")
        ? text
        : String.valueOf(c.value(channel));
  }
}
