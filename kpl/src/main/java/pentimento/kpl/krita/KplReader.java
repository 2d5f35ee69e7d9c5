package pentimento.kpl.krita;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pentimento.kpl.ColourValue;
import pentimento.kpl.Palette;
import pentimento.kpl.PaletteProfile;
import pentimento.kpl.PlacedSwatch;
import pentimento.kpl.ReadPalette;
import pentimento.kpl.Remark;
import pentimento.kpl.SwatchGroup;
import pentimento.kpl.xml.XmlElement;
import pentimento.kpl.xml.XmlReader;
import pentimento.kpl.zip.ZipFolder;
import pentimento.pixel.BadInput;
import pentimento.pixel.Problem;
import pentimento.pixel.colour.icc.IccProfile;

/// Reads a KPL archive: its profiles, its `colorset.xml`, and what else lies in it.
final class KplReader {

  private static final int MOST_PROFILE_BYTES = 64 << 20;
  private static final long MOST_XML_BYTES = 1L << 30;
  private static final long MOST_FOREIGN_BYTES = 256L << 20;

  private final String file;
  private final ZipFolder zip;
  private final List<Remark> remarks = new ArrayList<>();

  KplReader(String file, byte[] bytes) {
    this.file = file;
    if (!ZipFolder.isZip(bytes)) {
      throw new BadInput(file, "offset 0", "is not a KPL palette (a zip archive expected)");
    }
    this.zip = new ZipFolder(file, bytes);
  }

  ReadPalette read() {
    checkMimeType();
    InputStream in = zip.open("colorset.xml", MOST_XML_BYTES);
    if (in == null) {
      throw new BadInput(
          file, "", "is not a KPL palette: it holds no colorset.xml", "choose a palette file");
    }
    ColorsetReader colorset;
    try (in) {
      colorset = new ColorsetReader(file + ": colorset.xml", in, remarks);
      colorset.read();
    } catch (IOException e) {
      throw new BadInput(file, "colorset.xml", "cannot be unpacked (" + e.getMessage() + ")");
    }
    Set<String> known = new LinkedHashSet<>(List.of("mimetype", "colorset.xml", "profiles.xml"));
    List<PaletteProfile> profiles = profiles(known);
    checkSpaces(colorset.groups(), profiles);
    Palette palette =
        new Palette(
            colorset.name(),
            colorset.comment(),
            colorset.columns(),
            colorset.readOnly(),
            colorset.groups(),
            profiles,
            colorset.foreignAttributes(),
            colorset.foreignElements(),
            foreignFiles(known));
    return new ReadPalette(palette, remarks);
  }

  private void checkMimeType() {
    byte[] content = zip.read("mimetype", 4096);
    if (content == null) {
      remarks.add(new Remark("mimetype", "is missing; read as a KPL palette"));
      return;
    }
    String type = new String(content, StandardCharsets.UTF_8).strip();
    if (!type.equals(Kpl.MIME_TYPE) && !type.equals(Kpl.OLD_MIME_TYPE)) {
      remarks.add(new Remark("mimetype", "is '" + type + "'; read as a KPL palette"));
    }
  }

  /// Krita 4.1 and older wrote the list inside a second element of the same name.
  private List<PaletteProfile> profiles(Set<String> known) {
    List<PaletteProfile> profiles = new ArrayList<>();
    byte[] xml = zip.read("profiles.xml", MOST_PROFILE_BYTES);
    if (xml == null) return profiles;
    XmlElement root;
    try {
      root = XmlReader.document(file + ": profiles.xml", new ByteArrayInputStream(xml));
    } catch (Problem e) {
      remarks.add(new Remark("profiles.xml", e.getMessage() + "; profiles left out"));
      return profiles;
    }
    collect(root, profiles, known);
    return profiles;
  }

  private void collect(XmlElement parent, List<PaletteProfile> profiles, Set<String> known) {
    for (XmlElement e : parent.elements()) {
      switch (e.name()) {
        case "Profiles" -> collect(e, profiles, known);
        case "Profile" -> {
          PaletteProfile profile = profile(e, known);
          if (profile != null) profiles.add(profile);
        }
        default -> remarks.add(new Remark(e.place(), "<" + e.name() + "> in profiles.xml ignored"));
      }
    }
  }

  private @Nullable PaletteProfile profile(XmlElement e, Set<String> known) {
    String name = e.attribute("name", "");
    String fileName = e.attribute("filename", "");
    byte[] icc;
    try {
      icc = fileName.isEmpty() ? null : zip.read(fileName, MOST_PROFILE_BYTES);
    } catch (BadInput problem) {
      remarks.add(new Remark(e.place(), problem.getMessage() + "; profile left out"));
      return null;
    }
    if (icc == null) {
      remarks.add(
          new Remark(
              e.place(),
              "the profile '" + name + "' should lie in '" + fileName + "' and does not"));
      return null;
    }
    known.add(fileName);
    try {
      IccProfile.parse(fileName, icc);
    } catch (Problem problem) {
      remarks.add(new Remark(e.place(), problem.getMessage() + "; kept unread"));
    }
    return new PaletteProfile(
        name, fileName, e.attribute("colorModelId", ""), e.attribute("colorDepthId", ""), icc);
  }

  /// Names each space that neither is embedded nor known once.
  private void checkSpaces(List<SwatchGroup> groups, List<PaletteProfile> profiles) {
    Set<String> missing = new LinkedHashSet<>();
    Set<String> present = new LinkedHashSet<>();
    for (PaletteProfile p : profiles) present.add(p.name());
    for (SwatchGroup group : groups) {
      for (PlacedSwatch p : group.swatches()) {
        if (p.swatch().colour() instanceof ColourValue c
            && !c.space().isEmpty()
            && !present.contains(c.space())
            && !KnownSpaces.isKnown(c.space())) {
          missing.add(c.space());
        }
      }
    }
    for (String space : missing) {
      remarks.add(
          new Remark(
              "", "the profile '" + space + "' is not embedded; the model's default is assumed"));
    }
  }

  private Map<String, byte[]> foreignFiles(Set<String> known) {
    Map<String, byte[]> foreign = new TreeMap<>();
    long left = MOST_FOREIGN_BYTES;
    for (String name : zip.names()) {
      if (known.contains(name) || name.endsWith("/")) continue;
      byte[] content = zip.read(name, (int) left);
      if (content == null) continue;
      left -= content.length;
      foreign.put(name, content);
    }
    return foreign;
  }
}
