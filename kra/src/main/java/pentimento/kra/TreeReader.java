package pentimento.kra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.kra.DocumentReader.Attributes;
import pentimento.kra.tiles.KnownTiles;
import pentimento.kra.xml.XmlElement;
import pentimento.kra.zip.ZipArchive;
import pentimento.pixel.BadInput;

/// Reads the layer tree: each `<layer>` and `<mask>` becomes a [Node].
final class TreeReader {

  private static final int FARTHEST = 1 << 30;

  private final ZipArchive archive;
  private final ImageHead image;
  private final List<String> warnings;
  private final PayloadReader payloads;

  TreeReader(
      ZipArchive archive, KnownTiles known, String folder, ImageHead image, List<String> warnings) {
    this.archive = archive;
    this.image = image;
    this.warnings = warnings;
    this.payloads = new PayloadReader(archive, known, folder + "/layers/", warnings);
  }

  /// The `<layer>` children of a container, topmost first.
  List<Layer> layers(XmlElement container) {
    List<Layer> layers = new ArrayList<>();
    for (XmlElement e : container.children()) {
      if (isLayer(e)) layers.add(layer(e));
    }
    return List.copyOf(layers);
  }

  /// The `<mask>` children of a container, topmost first.
  List<Mask> masks(XmlElement container) {
    List<Mask> masks = new ArrayList<>();
    for (XmlElement e : container.children()) {
      if (e.name().equals("mask")) masks.add(mask(e));
    }
    return List.copyOf(masks);
  }

  private static boolean isLayer(XmlElement e) {
    return e.name().equals("layer") || e.name().equals("LAYER");
  }

  private Layer layer(XmlElement e) {
    NodeTraits t = traits(e);
    List<Layer> children = new ArrayList<>();
    List<Mask> masks = new ArrayList<>();
    for (XmlElement container : e.children()) {
      String name = container.name();
      if (!name.equalsIgnoreCase("layers") && !name.equals("masks")) continue;
      children.addAll(layers(container));
      masks.addAll(masks(container));
    }
    if (image.syntaxVersion() == 1) payloads.oldMask(t, masks);
    Compositing c = compositing(e, t);
    if (!children.isEmpty() && !t.nodeType().equals("grouplayer")) {
      warnings.add("\"" + t.name() + "\" is no group, but holds layers; they are left out");
    }
    return switch (t.nodeType()) {
      case "paintlayer" -> {
        ColourSpace space = space(e, t);
        List<Frame> frames = payloads.frames(t, space.format());
        yield new PaintLayer(
            t,
            c,
            masks,
            space,
            payloads.pixels(t.filename(), space.format(), t, frames.isEmpty()),
            frames);
      }
      case "grouplayer" ->
          new GroupLayer(t, c, masks, children, e.value("passthrough", "0").equals("1"));
      case "clonelayer" ->
          new CloneLayer(
              t,
              c,
              masks,
              e.value("clonefromuuid", ""),
              e.value("clonefrom", ""),
              e.value("clonetype", "0").equals("1"));
      case "filelayer" ->
          new FileLayer(
              t,
              c,
              masks,
              e.value("source", ""),
              scaling(e),
              e.value("scalingfilter", ""),
              space(e, t));
      case "generatorlayer" ->
          new FillLayer(
              t,
              c,
              masks,
              payloads.settings(e, t, "generator"),
              payloads.selection(t),
              payloads.shapeSelection(t),
              payloads.frames(t, PixelFormat.SELECTION));
      case "adjustmentlayer" ->
          new FilterLayer(
              t,
              c,
              masks,
              payloads.settings(e, t, "filter"),
              payloads.selection(t),
              payloads.shapeSelection(t),
              payloads.frames(t, PixelFormat.SELECTION));
      case "shapelayer" ->
          new VectorLayer(
              t,
              c,
              masks,
              payloads.part(t.filename() + ".shapelayer/content.svg"),
              payloads.part(t.filename() + ".shapelayer/content.xml"));
      case "referenceimages" -> new ReferenceImages(t, c, sources(e));
      default -> {
        warnings.add("\"" + t.name() + "\" is of the unknown type " + t.nodeType());
        yield new UnknownLayer(t, c, masks);
      }
    };
  }

  private Mask mask(XmlElement e) {
    NodeTraits t = traits(e);
    return switch (t.nodeType()) {
      case "transparencymask" ->
          new TransparencyMask(
              t,
              payloads.selection(t),
              payloads.shapeSelection(t),
              payloads.frames(t, PixelFormat.SELECTION));
      case "filtermask" ->
          new FilterMask(
              t,
              payloads.settings(e, t, "filter"),
              payloads.selection(t),
              payloads.shapeSelection(t),
              payloads.frames(t, PixelFormat.SELECTION));
      case "transformmask" ->
          new TransformMask(t, payloads.part(t.filename() + ".transformconfig"));
      case "selectionmask" ->
          new SelectionMask(
              t,
              !e.value("active", "1").equals("0"),
              payloads.selection(t),
              payloads.shapeSelection(t),
              payloads.frames(t, PixelFormat.SELECTION));
      case "colorizemask" -> {
        ColourSpace space = space(e, t);
        yield new ColorizeMask(
            t,
            e.value("compositeop", "behind"),
            space,
            !e.value("show-coloring", "1").equals("0"),
            payloads.pixels(
                t.filename() + ".colorizemask/colorize-coloring", space.format(), t, true),
            payloads.keyStrokes(t));
      }
      default -> {
        warnings.add("the mask \"" + t.name() + "\" is of the unknown type " + t.nodeType());
        yield new UnknownMask(t);
      }
    };
  }

  private NodeTraits traits(XmlElement e) {
    Map<String, String> a = e.attributeMap();
    String type = a.get("nodetype");
    if (type == null) type = a.getOrDefault("layertype", "paintlayer");
    String name = a.getOrDefault("name", "No Name");
    return new NodeTraits(
        type,
        a.getOrDefault("uuid", ""),
        name,
        a.getOrDefault("filename", name),
        !a.getOrDefault("visible", "1").equals("0"),
        isSet(a, "locked"),
        isSet(a, "collapsed"),
        offset(a, "x", name),
        offset(a, "y", name),
        Attributes.integer(a.getOrDefault("colorlabel", "0"), 0),
        isSet(a, "intimeline"),
        Map.copyOf(a),
        e.start());
  }

  private static boolean isSet(Map<String, String> attributes, String name) {
    String value = attributes.getOrDefault(name, "0");
    return !value.equals("0") && !value.equals("false") && !value.isEmpty();
  }

  private int offset(Map<String, String> attributes, String name, String layer) {
    int value = Attributes.integer(attributes.getOrDefault(name, "0"), 0);
    if (Math.abs((long) value) > FARTHEST) {
      throw new BadInput(
          archive.file(),
          "entry " + DocumentReader.MAIN,
          "\"" + layer + "\" lies at " + name + "=" + value);
    }
    return value;
  }

  private Compositing compositing(XmlElement e, NodeTraits t) {
    boolean filter = t.nodeType().equals("adjustmentlayer");
    return new Compositing(
        Math.clamp(Attributes.integer(e.value("opacity", "255"), 255), 0, 255),
        e.value("compositeop", filter ? "copy" : "normal"),
        e.value("channelflags", ""),
        e.value("layerstyle", ""),
        // Krita does not load those of clones and file layers.
        t.nodeType().equals("clonelayer") || t.nodeType().equals("filelayer")
            ? List.of()
            : payloads.opacityKeys(t));
  }

  private ColourSpace space(XmlElement e, NodeTraits t) {
    Part icc = payloads.icc(t);
    String id = e.value("colorspacename");
    if (id == null) {
      ColourSpace of = image.space();
      return icc == null ? of : new ColourSpace(of.format(), of.profileName(), icc);
    }
    PixelFormat format = PixelFormat.ofKritaId(id);
    if (format == null) {
      throw new BadInput(
          archive.file(),
          "entry " + DocumentReader.MAIN,
          "\"" + t.name() + "\" has the unknown colour space " + id);
    }
    return new ColourSpace(format, e.value("profile", ""), icc);
  }

  private static FileLayer.Scaling scaling(XmlElement e) {
    String method = e.value("scalingmethod");
    if (method == null) method = e.value("scale", "false").equals("true") ? "2" : "0";
    return switch (method) {
      case "1" -> FileLayer.Scaling.TO_IMAGE_SIZE;
      case "2" -> FileLayer.Scaling.TO_IMAGE_RESOLUTION;
      default -> FileLayer.Scaling.NONE;
    };
  }

  private static List<String> sources(XmlElement e) {
    List<String> sources = new ArrayList<>();
    for (XmlElement c : e.children()) {
      @Nullable String source = c.value("src");
      if (c.name().equals("referenceimage") && source != null) sources.add(source);
    }
    return sources;
  }
}
