package pentimento.kra;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.kra.tiles.KnownTiles;
import pentimento.kra.xml.XmlElement;
import pentimento.kra.xml.XmlParser;
import pentimento.kra.zip.ZipArchive;
import pentimento.kra.zip.ZipEntry;
import pentimento.pixel.BadInput;

/// Reads `maindoc.xml` of Krita 1 to 5: the image, and through [TreeReader] its layers.
final class DocumentReader {

  static final String MAIN = "maindoc.xml";

  /// Larger than the tree of any painting by orders of magnitude.
  static final int LARGEST_XML = 64 << 20;

  private static final int WIDEST = 1_000_000;

  private final ZipArchive archive;
  private final KnownTiles known;
  private final List<String> warnings = new ArrayList<>();

  DocumentReader(ZipArchive archive, KnownTiles known) {
    this.archive = archive;
    this.known = known;
  }

  KraDocument.Contents read() {
    XmlElement root = parse(archive, MAIN);
    XmlElement xml = root.child("IMAGE");
    if (!root.name().equals("DOC") || xml == null) {
      throw bad("is no Krita image: <DOC> with an <IMAGE> expected");
    }
    int syntax = syntaxVersion(root);
    ImageHead image = image(root, xml, syntax);
    TreeReader tree =
        new TreeReader(archive, known, folder(archive, image.name()), image, warnings);
    XmlElement layers = xml.child("layers");
    if (layers == null) layers = xml.child("LAYERS");
    List<Layer> top = layers == null ? List.of() : tree.layers(layers);
    List<Mask> masks = layers == null ? List.of() : tree.masks(layers);
    return new KraDocument.Contents(
        image, top, masks, annotations(xml, image), resources(xml, image), List.copyOf(warnings));
  }

  static XmlElement parse(ZipArchive archive, String name) {
    ZipEntry entry = archive.find(name);
    if (entry == null) {
      throw new BadInput(
          archive.file(), "", "is no Krita document: it has no " + name, "choose a .kra or .krz");
    }
    byte[] bytes = archive.bytes(entry, LARGEST_XML);
    return XmlParser.parse(archive.file(), name, XmlParser.decode(archive.file(), name, bytes));
  }

  /// The folder of layers: the image's name, or where that does not exist the first folder that has
  /// layers.
  static String folder(ZipArchive archive, String imageName) {
    String wanted = imageName + "/";
    String first = null;
    for (ZipEntry e : archive.entries()) {
      if (e.name().startsWith(wanted)) return imageName;
      int layers = e.name().indexOf("/layers/");
      if (first == null && layers >= 0) first = e.name().substring(0, layers);
    }
    return first == null ? imageName : first;
  }

  static @Nullable Part part(ZipArchive archive, String name) {
    ZipEntry entry = archive.find(name);
    return entry == null ? null : new Part(archive, entry);
  }

  private int syntaxVersion(XmlElement root) {
    String text = root.value("syntaxVersion", "");
    String whole = text.contains(".") ? text.substring(0, text.indexOf('.')) : text;
    if (whole.isEmpty()) {
      warnings.add("the document does not say its version; read as version 2");
      return 2;
    }
    int version = Attributes.integer(whole, 2);
    if (version > 2) {
      warnings.add("version " + text + " of the format is newer than known; read as version 2");
    }
    return Math.clamp(version, 1, 2);
  }

  private ImageHead image(XmlElement root, XmlElement xml, int syntax) {
    Map<String, String> a = xml.attributeMap();
    String name = a.get("name");
    if (name == null) {
      warnings.add("the image has no name; Krita refuses such documents");
      name = "";
    }
    if (!a.getOrDefault("mime", "").equals("application/x-kra")) {
      warnings.add("the image's mime attribute is not application/x-kra");
    }
    int width = size(a, "width");
    int height = size(a, "height");
    String id = a.getOrDefault("colorspacename", "RGBA");
    PixelFormat format = PixelFormat.ofKritaId(id);
    if (format == null) throw bad("the image has the unknown colour space " + id);
    Part icc = part(archive, folder(archive, name) + "/annotations/icc");
    String profile = format.kritaId().equals(id) ? a.getOrDefault("profile", "") : "";
    XmlElement animation = xml.child("animation");
    XmlElement range = animation == null ? null : animation.child("range");
    XmlElement audio = xml.child("audio");
    XmlElement track = audio == null ? null : audio.child("masterChannelPath");
    return new ImageHead(
        name,
        width,
        height,
        new ColourSpace(format, profile, icc),
        resolution(a.get("x-res")),
        resolution(a.get("y-res")),
        background(xml, format),
        scalar(animation, "currentTime", 0),
        scalar(animation, "framerate", 24),
        range == null ? 0 : Attributes.integer(range.value("from", "0"), 0),
        range == null ? 0 : Attributes.integer(range.value("to", "0"), 0),
        root.value("kritaVersion", ""),
        syntax,
        track == null ? null : track.value("value"),
        Map.copyOf(a));
  }

  private int size(Map<String, String> attributes, String name) {
    String text = attributes.get(name);
    int value = text == null ? 0 : Attributes.integer(text, 0);
    if (value < 1 || value > WIDEST) {
      throw bad(
          "the image's " + name + " is " + text + "; 1 to " + WIDEST + " pixels are expected");
    }
    return value;
  }

  private static double resolution(@Nullable String text) {
    double value = text == null ? 100 : Attributes.number(text, 100);
    return value > 1 ? value : 100;
  }

  private static byte[] background(XmlElement xml, PixelFormat format) {
    XmlElement colour = xml.child("ProjectionBackgroundColor");
    String data = colour == null ? null : colour.value("ColorData");
    if (data != null) {
      byte[] pixel = Attributes.base64(data);
      if (pixel.length == format.bytesPerPixel()) return pixel;
    }
    return format.transparentPixel();
  }

  private static int scalar(@Nullable XmlElement parent, String name, int otherwise) {
    XmlElement e = parent == null ? null : parent.child(name);
    return e == null ? otherwise : Attributes.integer(e.value("value", ""), otherwise);
  }

  private List<Annotation> annotations(XmlElement xml, ImageHead image) {
    List<Annotation> found = new ArrayList<>();
    String folder = folder(archive, image.name()) + "/annotations/";
    XmlElement list = xml.child("Annotations");
    if (list != null) {
      for (XmlElement e : list.children()) {
        String type = e.value("type");
        if (type == null) continue;
        Part content = part(archive, folder + type);
        if (content == null) warnings.add("the annotation " + type + " has no content");
        else found.add(new Annotation(type, e.value("description", ""), content));
      }
    }
    Part exif = part(archive, folder + "exif");
    if (exif != null && found.stream().noneMatch(a -> a.type().equals("exif"))) {
      found.add(new Annotation("exif", "", exif));
    }
    return List.copyOf(found);
  }

  private List<EmbeddedResource> resources(XmlElement xml, ImageHead image) {
    List<EmbeddedResource> found = new ArrayList<>();
    String palettes = folder(archive, image.name()) + "/palettes/";
    XmlElement list = xml.child("Palettes");
    if (list != null) {
      for (XmlElement e : list.children()) {
        String filename = e.value("filename", "");
        found.add(resource(e, "palettes", filename, part(archive, palettes + filename)));
      }
    }
    list = xml.child("resources");
    if (list != null) {
      for (XmlElement e : list.children()) {
        String type = e.value("type", "");
        String filename = e.value("filename", "");
        found.add(resource(e, type, filename, part(archive, "resources/" + type + "/" + filename)));
      }
    }
    return List.copyOf(found);
  }

  private static EmbeddedResource resource(
      XmlElement e, String type, String filename, @Nullable Part content) {
    return new EmbeddedResource(
        type, e.value("name", filename), filename, e.value("md5sum", ""), content);
  }

  private BadInput bad(String problem) {
    return new BadInput(archive.file(), "entry " + MAIN, problem);
  }

  /// Values as Krita of all eras and locales wrote them.
  static final class Attributes {

    private Attributes() {}

    static int integer(String text, int otherwise) {
      try {
        return Integer.parseInt(text.strip());
      } catch (NumberFormatException _) {
        double d = number(text, otherwise);
        return d >= Integer.MIN_VALUE && d <= Integer.MAX_VALUE ? (int) d : otherwise;
      }
    }

    static double number(String text, double otherwise) {
      try {
        double d = Double.parseDouble(text.strip().replace(',', '.'));
        return Double.isFinite(d) ? d : otherwise;
      } catch (NumberFormatException _) {
        return otherwise;
      }
    }

    static byte[] base64(String text) {
      try {
        return Base64.getMimeDecoder().decode(text.strip());
      } catch (IllegalArgumentException _) {
        return new byte[0];
      }
    }
  }
}
