package pentimento.kpl.formats;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.kpl.ColourValue;
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
import pentimento.kpl.xml.XmlElement;
import pentimento.kpl.xml.XmlReader;
import pentimento.kpl.xml.XmlWriter;
import pentimento.kpl.zip.ZipBuilder;
import pentimento.kpl.zip.ZipFolder;
import pentimento.pixel.BadInput;
import pentimento.pixel.Problem;
import pentimento.pixel.colour.icc.IccProfile;

/// SwatchBooker's books: materials with values in several models, a book that arranges them,
/// profiles beside them. Lossless but for empty cells and depths.
final class SbzCodec implements PaletteCodec {

  private static final int MOST = 256 << 20;

  @Override
  public ReadPalette read(String file, byte[] bytes) {
    ZipFolder zip = new ZipFolder(file, bytes);
    byte[] xml = zip.read("swatchbook.xml", MOST);
    if (xml == null) throw new BadInput(file, "", "is not an SBZ file: it holds no swatchbook.xml");
    XmlElement root = XmlReader.document(file + ": swatchbook.xml", new ByteArrayInputStream(xml));
    List<Remark> remarks = new ArrayList<>();
    List<PaletteProfile> profiles = profiles(zip, remarks);
    Map<String, Swatch> materials = new LinkedHashMap<>();
    Map<String, List<Swatch>> groups = new LinkedHashMap<>();
    groups.put("", new ArrayList<>());
    int columns = Palette.USUAL_COLUMNS;
    for (XmlElement e : root.elements()) {
      switch (e.name()) {
        case "materials" -> {
          for (XmlElement m : e.elements()) material(m, profiles, materials, remarks);
        }
        case "book" -> {
          double wide = NumberText.parse(e.attribute("columns", ""));
          if (wide >= 1 && wide <= 4096) columns = (int) wide;
          book(e, "", materials, groups, remarks);
        }
        default -> {}
      }
    }
    int width = columns;
    List<SwatchGroup> filled = new ArrayList<>();
    groups.forEach((name, swatches) -> filled.add(SwatchGroup.filled(name, width, swatches)));
    return new ReadPalette(
        new Palette(
            metadata(root, "title"), metadata(root, "description"), columns, filled, profiles),
        remarks);
  }

  private static List<PaletteProfile> profiles(ZipFolder zip, List<Remark> remarks) {
    List<PaletteProfile> profiles = new ArrayList<>();
    for (String name : zip.names()) {
      if (!name.matches("(?i)[^/]+\\.ic[cm]")) continue;
      byte[] icc = zip.read(name, 64 << 20);
      if (icc == null) continue;
      try {
        IccProfile p = IccProfile.parse(name, icc);
        profiles.add(
            new PaletteProfile(
                p.description().isEmpty() ? name : p.description(),
                name,
                kritaModel(p),
                "U16",
                icc));
      } catch (Problem e) {
        remarks.add(new Remark(name, e.getMessage() + "; left out"));
      }
    }
    return profiles;
  }

  private static String kritaModel(IccProfile p) {
    return switch (p.model()) {
      case GRAY -> "GRAYA";
      case RGB -> "RGBA";
      case CMY, CMYK -> "CMYKA";
      case LAB -> "LABA";
      case XYZ -> "XYZA";
      case YCBCR -> "YCbCrA";
    };
  }

  private static String metadata(XmlElement parent, String name) {
    for (XmlElement e : parent.elements()) {
      if (!e.name().equals("metadata")) continue;
      for (XmlElement m : e.elements()) if (m.name().equals(name)) return m.text().strip();
    }
    return "";
  }

  private static void material(
      XmlElement e,
      List<PaletteProfile> profiles,
      Map<String, Swatch> materials,
      List<Remark> remarks) {
    if (!e.name().equals("color")) {
      remarks.add(new Remark(e.place(), "<" + e.name() + "> is no colour; left out"));
      return;
    }
    String id = metadata(e, "identifier");
    String title = metadata(e, "title");
    ColourValue value = null;
    for (XmlElement v : e.elements()) {
      if (value == null && v.name().equals("values")) value = value(v, profiles);
    }
    if (value == null) {
      remarks.add(new Remark(e.place(), "'" + id + "' has no values we know; taken as black"));
      value = ColourValue.srgb(0, 0, 0);
    }
    SwatchDepth depth = value.model() == SwatchModel.CMYK ? SwatchDepth.U16 : SwatchDepth.F32;
    // Books name a swatch by its identifier alone; that is then no identifier of ours.
    String name = title.isEmpty() ? id : title;
    materials.put(
        id,
        new Swatch(
            name,
            title.isEmpty() ? "" : id,
            e.attribute("usage", "").contains("spot"),
            depth,
            value));
  }

  private static @Nullable ColourValue value(XmlElement e, List<PaletteProfile> profiles) {
    SwatchModel model =
        switch (e.attribute("model", "")) {
          case "RGB" -> SwatchModel.RGB;
          case "sRGB" -> SwatchModel.SRGB;
          case "GRAY" -> SwatchModel.GRAY;
          case "CMYK" -> SwatchModel.CMYK;
          case "Lab" -> SwatchModel.LAB;
          case "XYZ" -> SwatchModel.XYZ;
          case "YCbCr" -> SwatchModel.YCBCR;
          default -> null;
        };
    if (model == null) return null;
    String[] texts = e.text().strip().split("\\s+");
    double[] values = new double[model.channels().size()];
    if (texts.length != values.length) return null;
    for (int i = 0; i < values.length; i++) {
      values[i] = NumberText.parse(texts[i]);
      if (!Double.isFinite(values[i])) return null;
    }
    String space = e.attribute("space", "");
    for (PaletteProfile p : profiles) if (p.fileName().equals(space)) space = p.name();
    return ColourValue.written(model, space, values, texts);
  }

  private static void book(
      XmlElement parent,
      String path,
      Map<String, Swatch> materials,
      Map<String, List<Swatch>> groups,
      List<Remark> remarks) {
    for (XmlElement e : parent.elements()) {
      switch (e.name()) {
        case "swatch" -> {
          Swatch swatch = materials.get(e.attribute("material", ""));
          if (swatch == null) {
            remarks.add(
                new Remark(e.place(), "'" + e.attribute("material", "") + "' is no material"));
          } else {
            groups.computeIfAbsent(path, _ -> new ArrayList<>()).add(swatch);
          }
        }
        case "group" -> {
          String title = metadata(e, "title");
          book(e, path.isEmpty() ? title : path + " / " + title, materials, groups, remarks);
        }
        default -> {}
      }
    }
  }

  @Override
  public WrittenPalette write(Palette palette) {
    LossLedger ledger = new LossLedger(palette);
    ledger.gridIsLost();
    XmlWriter out = new XmlWriter();
    out.start("SwatchBook").attribute("version", "0.2");
    out.attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/");
    out.start("metadata").leaf("dc:title", palette.name());
    if (!palette.comment().isEmpty()) out.leaf("dc:description", palette.comment());
    out.end("metadata").start("materials");
    List<String> keys = new ArrayList<>();
    Map<String, Integer> used = new LinkedHashMap<>();
    for (SwatchGroup group : palette.groups()) {
      for (PlacedSwatch p : group.swatches()) {
        String key = key(p.swatch(), used);
        keys.add(key);
        material(out, ledger, palette, group, p.swatch(), key);
      }
    }
    out.end("materials").start("book").attribute("columns", "" + palette.columns());
    int next = 0;
    for (SwatchGroup group : palette.groups()) {
      if (!group.name().isEmpty()) {
        out.start("group").start("metadata").leaf("dc:title", group.name()).end("metadata");
      }
      for (PlacedSwatch _ : group.swatches()) {
        out.start("swatch").attribute("material", keys.get(next++)).end("swatch");
      }
      if (!group.name().isEmpty()) out.end("group");
    }
    out.end("book").end("SwatchBook");
    ZipBuilder zip = new ZipBuilder().deflate("swatchbook.xml", out.bytes());
    for (PaletteProfile p : palette.profiles()) zip.deflate(p.fileName(), p.icc());
    return ledger.close(zip.bytes());
  }

  private static String key(Swatch s, Map<String, Integer> used) {
    String base = s.id().isEmpty() ? s.name() : s.id();
    int n = used.merge(base, 1, Integer::sum);
    return n == 1 ? base : base + " (" + n + ")";
  }

  private static void material(
      XmlWriter out, LossLedger ledger, Palette palette, SwatchGroup group, Swatch s, String key) {
    ColourValue value = s.colour() instanceof ColourValue c ? c : ColourValue.srgb(0, 0, 0);
    ledger.note(group, s, value, false, List.of());
    out.start("color");
    if (s.spot()) out.attribute("usage", "spot");
    out.start("metadata").leaf("dc:identifier", key);
    if (!s.name().isEmpty()) out.leaf("dc:title", s.name());
    out.end("metadata").start("values");
    out.attribute("model", value.model() == SwatchModel.GRAY ? "GRAY" : value.model().element());
    String space = value.space();
    PaletteProfile profile = palette.profile(space);
    if (!space.isEmpty()) out.attribute("space", profile == null ? space : profile.fileName());
    StringBuilder numbers = new StringBuilder();
    for (int i = 0; i < value.model().channels().size(); i++) {
      numbers.append(i == 0 ? "" : " ").append(value.text(i));
    }
    out.textAndEnd("values", numbers.toString()).end("color");
  }
}
