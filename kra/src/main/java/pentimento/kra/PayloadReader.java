package pentimento.kra;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.kra.DocumentReader.Attributes;
import pentimento.kra.tiles.KnownTiles;
import pentimento.kra.tiles.StoredPixels;
import pentimento.kra.xml.XmlElement;
import pentimento.kra.zip.ZipArchive;
import pentimento.kra.zip.ZipEntry;

/// Finds the files that belong to a node: pixels, selections, profiles, configurations, frames.
final class PayloadReader {

  private static final Map<String, String> OLD_FILTERS =
      Map.of(
          "brightnesscontrast", "perchannel",
          "left edge detections", "edge detection",
          "right edge detections", "edge detection",
          "top edge detections", "edge detection",
          "bottom edge detections", "edge detection");

  private final ZipArchive archive;
  private final KnownTiles known;
  private final String folder;
  private final List<String> warnings;

  /// @param folder `NAME/layers/`
  PayloadReader(ZipArchive archive, KnownTiles known, String folder, List<String> warnings) {
    this.archive = archive;
    this.known = known;
    this.folder = folder;
    this.warnings = warnings;
  }

  @Nullable Part part(String name) {
    return DocumentReader.part(archive, folder + name);
  }

  /// The profile of a node. Krita writes that of a colorize mask below a folder within a folder.
  @Nullable Part icc(NodeTraits t) {
    Part icc = part(t.filename() + ".icc");
    if (icc != null) return icc;
    return part(t.filename() + ".colorizemask/" + folder + t.filename() + ".icc");
  }

  /// Tiled pixels; a plane of nothing where the file is missing.
  PixelData pixels(String filename, PixelFormat format, NodeTraits t, boolean required) {
    PixelData found = pixelsAt(filename, format, t.x(), t.y());
    if (found != null) return found;
    if (required) {
      warnings.add("\"" + t.name() + "\": its pixels (" + folder + filename + ") are missing");
    }
    return EmptyPixels.transparent(format);
  }

  private @Nullable PixelData pixelsAt(String filename, PixelFormat format, int x, int y) {
    ZipEntry entry = archive.find(folder + filename);
    if (entry == null) return null;
    return StoredPixels.of(archive, known, entry, format, defaultPixel(filename, format), x, y);
  }

  private byte[] defaultPixel(String filename, PixelFormat format) {
    ZipEntry entry = archive.find(folder + filename + ".defaultpixel");
    if (entry != null && entry.size() == format.bytesPerPixel()) {
      return archive.bytes(entry, format.bytesPerPixel());
    }
    return format.transparentPixel();
  }

  @Nullable PixelData selection(NodeTraits t) {
    PixelData selection =
        pixelsAt(t.filename() + ".pixelselection", PixelFormat.SELECTION, t.x(), t.y());
    if (selection != null) return selection;
    return pixelsAt(t.filename() + ".selection", PixelFormat.SELECTION, t.x(), t.y());
  }

  @Nullable Part shapeSelection(NodeTraits t) {
    return part(t.filename() + ".shapeselection/content.svg");
  }

  /// Documents of Krita 1 keep a transparency mask as a file without an element.
  void oldMask(NodeTraits t, List<Mask> masks) {
    PixelData mask = pixelsAt(t.filename() + ".mask", PixelFormat.SELECTION, t.x(), t.y());
    if (mask == null) return;
    NodeTraits traits =
        new NodeTraits(
            "transparencymask",
            "",
            "Transparency Mask",
            t.filename() + ".mask",
            true,
            false,
            false,
            t.x(),
            t.y(),
            0,
            false,
            Map.of(),
            -1);
    masks.add(new TransparencyMask(traits, mask, null, List.of()));
  }

  /// @param kind `filter` or `generator`
  FilterSettings settings(XmlElement node, NodeTraits t, String kind) {
    String id = node.value(kind + "name", "");
    int version = Attributes.integer(node.value(kind + "version", "0"), 0);
    Part source = part(t.filename() + ".filterconfig");
    Map<String, String> parameters = new LinkedHashMap<>();
    if (source != null && source.size() > 0) {
      XmlElement root = DocumentReader.parse(archive, source.name());
      version = Attributes.integer(root.value("version", ""), version);
      for (XmlElement p : root.children()) {
        String name = p.value("name");
        if (name != null) parameters.put(name, p.text());
      }
    }
    return new FilterSettings(OLD_FILTERS.getOrDefault(id, id), version, parameters, source);
  }

  /// The drawings of an animated layer, or selections of a mask, in the order of time.
  List<Frame> frames(NodeTraits t, PixelFormat format) {
    XmlElement channel = channel(t, "content");
    if (channel == null) return List.of();
    List<Frame> frames = new ArrayList<>();
    for (XmlElement key : channel.children()) {
      String filename = key.value("frame");
      if (filename == null) continue;
      XmlElement offset = key.child("offset");
      int x = offset == null ? t.x() : Attributes.integer(offset.value("x", "0"), 0);
      int y = offset == null ? t.y() : Attributes.integer(offset.value("y", "0"), 0);
      PixelData pixels = pixelsAt(filename, format, x, y);
      if (pixels == null) {
        warnings.add("\"" + t.name() + "\": the frame " + filename + " is missing");
        pixels = EmptyPixels.transparent(format);
      }
      frames.add(new Frame(Attributes.integer(key.value("time", "0"), 0), filename, pixels));
    }
    frames.sort(Comparator.comparingInt(Frame::time));
    return frames;
  }

  List<OpacityKey> opacityKeys(NodeTraits t) {
    XmlElement channel = channel(t, "opacity");
    if (channel == null) return List.of();
    List<OpacityKey> keys = new ArrayList<>();
    for (XmlElement key : channel.children()) {
      String value = key.value("value");
      if (value == null) continue;
      keys.add(
          new OpacityKey(
              Attributes.integer(key.value("time", "0"), 0),
              Math.clamp(Attributes.number(value, 100), 0, 100),
              key.value("interpolation", "constant"),
              tangent(key.child("leftTangent")),
              tangent(key.child("rightTangent"))));
    }
    keys.sort(Comparator.comparingInt(OpacityKey::time));
    return keys;
  }

  private static OpacityKey.Tangent tangent(@Nullable XmlElement handle) {
    return handle == null
        ? OpacityKey.Tangent.NONE
        : new OpacityKey.Tangent(
            Attributes.number(handle.value("x", "0"), 0),
            Attributes.number(handle.value("y", "0"), 0));
  }

  private @Nullable XmlElement channel(NodeTraits t, String name) {
    String file = t.attributes().get("keyframes");
    if (file == null || archive.find(folder + file) == null) return null;
    for (XmlElement e : DocumentReader.parse(archive, folder + file).children()) {
      if (e.name().equals("channel") && name.equals(e.value("name"))) return e;
    }
    return null;
  }

  List<ColorizeMask.KeyStroke> keyStrokes(NodeTraits t) {
    String inside = t.filename() + ".colorizemask/";
    if (part(inside + "content.xml") == null) return List.of();
    XmlElement list =
        DocumentReader.parse(archive, folder + inside + "content.xml").child("keystrokes");
    if (list == null) return List.of();
    List<ColorizeMask.KeyStroke> strokes = new ArrayList<>();
    for (XmlElement e : list.children()) {
      PixelData pixels =
          pixelsAt(inside + e.value("filename", ""), PixelFormat.SELECTION, t.x(), t.y());
      if (pixels == null) continue;
      strokes.add(
          new ColorizeMask.KeyStroke(
              Attributes.base64(e.value("ColorData", "")),
              e.value("is-transparent", "0").equals("1"),
              pixels));
    }
    return strokes;
  }
}
