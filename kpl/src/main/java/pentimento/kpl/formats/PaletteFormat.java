package pentimento.kpl.formats;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pentimento.kpl.zip.ZipFolder;

/// The formats that palettes come in.
public enum PaletteFormat {
  /// Krita's palettes.
  KPL("kpl"),
  /// Create swatches, the common colour XML.
  CREATE("xml"),
  /// GIMP and Inkscape.
  GPL("gpl"),
  /// Adobe's swatch exchange.
  ASE("ase"),
  /// Photoshop's swatches.
  ACO("aco"),
  /// Photoshop's colour tables.
  ACT("act"),
  /// Microsoft's RIFF palettes.
  RIFF("pal"),
  /// Paint Shop Pro's palettes.
  JASC("pal"),
  /// SwatchBooker.
  SBZ("sbz"),
  /// Custom properties of a style sheet.
  CSS("css"),
  /// Everything a palette holds, for programs.
  JSON("json"),
  /// A table for spreadsheets.
  CSV("csv");

  private final String extension;

  PaletteFormat(String extension) {
    this.extension = extension;
  }

  /// The usual end of its file names, without the dot.
  public String extension() {
    return extension;
  }

  /// The format a file name asks for; null when it asks for none. `.pal` is JASC's.
  public static @Nullable PaletteFormat ofFileName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".pal")) return JASC;
    for (PaletteFormat f : values()) if (lower.endsWith("." + f.extension)) return f;
    return null;
  }

  /// The format of a file by its content, and where that says nothing by its name; null when
  /// neither does.
  public static @Nullable PaletteFormat detect(String name, byte[] bytes) {
    if (ZipFolder.isZip(bytes)) {
      ZipFolder zip = new ZipFolder(name, bytes);
      if (zip.has("colorset.xml")) return KPL;
      if (zip.has("swatchbook.xml")) return SBZ;
      return ofFileName(name);
    }
    String head = new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1);
    if (head.startsWith("ASEF")) return ASE;
    if (head.startsWith("RIFF") && head.startsWith("PAL ", 8)) return RIFF;
    if (head.startsWith(GimpCodec.MAGIC)) return GPL;
    if (head.startsWith(JascCodec.MAGIC)) return JASC;
    if (head.contains("<colors")) return CREATE;
    if (head.stripLeading().startsWith("{") && head.contains("\"palette\"")) return JSON;
    if (head.startsWith("group,row,column")) return CSV;
    return ofFileName(name);
  }

  PaletteCodec codec() {
    return switch (this) {
      case KPL -> new KplCodec();
      case CREATE -> new CreateCodec();
      case GPL -> new GimpCodec();
      case ASE -> new AseCodec();
      case ACO -> new AcoCodec();
      case ACT -> new ActCodec();
      case RIFF -> new RiffCodec();
      case JASC -> new JascCodec();
      case SBZ -> new SbzCodec();
      case CSS -> new CssCodec();
      case JSON -> new JsonCodec();
      case CSV -> new CsvCodec();
    };
  }
}
