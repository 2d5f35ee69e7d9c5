package pentimento.kpl.krita;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import pentimento.kpl.ColourValue;
import pentimento.kpl.Palette;
import pentimento.kpl.PaletteProfile;
import pentimento.kpl.PlacedSwatch;
import pentimento.kpl.Swatch;
import pentimento.kpl.SwatchColour;
import pentimento.kpl.SwatchDepth;
import pentimento.kpl.SwatchGroup;
import pentimento.kpl.SwatchModel;
import pentimento.kpl.xml.ColourElement;
import pentimento.kpl.xml.XmlAttribute;
import pentimento.kpl.xml.XmlElement;
import pentimento.kpl.xml.XmlWriter;
import pentimento.kpl.zip.ZipBuilder;

/// Writes a KPL archive.
final class KplWriter {

  private final Palette palette;
  private final KplVersion version;

  KplWriter(Palette palette, KplVersion version) {
    this.palette = palette;
    this.version = version;
  }

  byte[] bytes() {
    ZipBuilder zip = new ZipBuilder();
    zip.store("mimetype", Kpl.MIME_TYPE.getBytes(StandardCharsets.US_ASCII));
    zip.deflate("colorset.xml", colorset());
    Set<String> written = new HashSet<>(List.of("mimetype", "colorset.xml", "profiles.xml"));
    zip.deflate("profiles.xml", profiles());
    for (PaletteProfile p : palette.profiles()) {
      if (written.add(p.fileName())) zip.deflate(p.fileName(), p.icc());
    }
    palette
        .foreignFiles()
        .forEach((name, content) -> {
          if (written.add(name)) zip.deflate(name, content);
        });
    return zip.bytes();
  }

  private byte[] profiles() {
    XmlWriter out = new XmlWriter();
    out.start("Profiles");
    for (PaletteProfile p : palette.profiles()) {
      out.start("Profile")
          .attribute("filename", p.fileName())
          .attribute("name", p.name())
          .attribute("colorModelId", p.model())
          .attribute("colorDepthId", p.depth())
          .end("Profile");
    }
    return out.end("Profiles").bytes();
  }

  byte[] colorset() {
    XmlWriter out = new XmlWriter();
    out.start("ColorSet")
        .attribute("version", version.text())
        .attribute("name", palette.name())
        .attribute("comment", palette.comment())
        .attribute("columns", String.valueOf(palette.columns()))
        .attribute("rows", String.valueOf(palette.groups().getFirst().rows()));
    if (palette.readOnly()) out.attribute("readonly", "true");
    for (XmlAttribute a : palette.foreignAttributes()) out.attribute(a);
    for (SwatchGroup group : palette.groups()) {
      if (group.name().isEmpty()) content(out, group);
      else group(out, group);
    }
    for (XmlElement e : palette.foreignElements()) out.element(e);
    return out.end("ColorSet").bytes();
  }

  private void group(XmlWriter out, SwatchGroup group) {
    out.start("Group")
        .attribute("name", group.name())
        .attribute("rows", String.valueOf(group.rows()));
    for (XmlAttribute a : group.foreignAttributes()) out.attribute(a);
    content(out, group);
    out.end("Group");
  }

  private void content(XmlWriter out, SwatchGroup group) {
    for (PlacedSwatch p : group.swatches()) entry(out, p);
    for (XmlElement e : group.foreignElements()) out.element(e);
  }

  private void entry(XmlWriter out, PlacedSwatch placed) {
    Swatch swatch = placed.swatch();
    SwatchColour colour = swatch.colour();
    SwatchDepth depth = swatch.depth();
    if (colour instanceof ColourValue c) {
      depth = KritaDepth.of(c, depth);
      if (c.model() == SwatchModel.LAB && version == KplVersion.V1_0) colour = OldLab.toCodes(c);
      if (!c.model().inKpl()) {
        throw new IllegalArgumentException(
            "'" + swatch.name() + "' is " + c.model() + "; convert it first");
      }
    }
    out.start("ColorSetEntry")
        .attribute("name", swatch.name())
        .attribute("id", swatch.id())
        .attribute("bitdepth", depth.name())
        .attribute("spot", String.valueOf(swatch.spot()));
    for (XmlAttribute a : swatch.foreignAttributes()) out.attribute(a);
    // Krita takes the first element for the colour.
    ColourElement.write(out, colour);
    out.start("Position")
        .attribute("row", String.valueOf(placed.row()))
        .attribute("column", String.valueOf(placed.column()))
        .end("Position");
    for (XmlElement e : swatch.foreignElements()) out.element(e);
    out.end("ColorSetEntry");
  }
}
