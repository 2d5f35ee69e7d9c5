package pentimento.kra.edit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pentimento.kra.CloneLayer;
import pentimento.kra.GroupLayer;
import pentimento.kra.ImageHead;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.kra.Node;
import pentimento.kra.NodeTraits;
import pentimento.kra.PaintLayer;
import pentimento.kra.Part;
import pentimento.kra.PixelData;
import pentimento.kra.Selected;
import pentimento.kra.tiles.StoredPixels;
import pentimento.kra.xml.XmlElement;
import pentimento.kra.xml.XmlParser;
import pentimento.kra.zip.ZipEntry;
import pentimento.kra.zip.ZipWriter;
import pentimento.pixel.BadInput;
import pentimento.pixel.CannotWrite;
import pentimento.pixel.Unsupported;

/// Changes to a document, gathered and written at once without loss: every entry that is not
/// changed is copied byte for byte with its compressed stream, and in `maindoc.xml` every character
/// that need not change stays.
///
/// Nodes are named by the [Node]s of the document, which stays as it is and must be open until the
/// edit is saved; those of another document are refused with an [IllegalArgumentException]. Not for
/// several threads.
public final class KraEdit {
  /*
   * Changes are of two kinds: of the text of maindoc.xml (XmlEdits, by offsets in the old text)
   * and of whole entries (replaced or added: a payload; removed: null). Saving walks the old
   * directory in its order, so that what stays keeps its place, and appends what is new.
   *
   * A change that shows leaves the pictures other programs see stale: they are dropped unless new
   * ones are given. Krita makes them again at its next save.
   */

  private static final String MAIN = "maindoc.xml";
  private static final Pattern NUMBERED = Pattern.compile("(?:layer|mask)(\\d{1,9})");

  private final KraDocument document;
  private final String text;
  private final XmlElement image;
  private final Map<Integer, XmlElement> elements = new LinkedHashMap<>();
  private final XmlEdits xml = new XmlEdits();
  private final Map<String, NodeXml.@Nullable NewFile> files = new LinkedHashMap<>();
  private final Map<String, byte @Nullable []> entries = new LinkedHashMap<>();
  private final NodeXml nodes;
  private boolean looksDifferent;
  private @Nullable Previews previews;

  private KraEdit(KraDocument document) {
    this.document = document;
    byte[] main = part(MAIN).bytes();
    this.text = XmlParser.decode(document.file(), MAIN, main);
    XmlElement root = XmlParser.parse(document.file(), MAIN, text);
    XmlElement found = root.child("IMAGE");
    if (found == null) throw new BadInput(document.file(), "entry " + MAIN, "has no <IMAGE>");
    this.image = found;
    index(root);
    Part icc = document.part("annotations/icc");
    this.nodes =
        new NodeXml(
            highestNumber() + 1,
            document.image().space().format().kritaId(),
            icc == null ? null : icc.bytes());
  }

  /// Begins an edit that changes nothing yet.
  public static KraEdit of(KraDocument document) {
    return new KraEdit(document);
  }

  /// Renames a node.
  public KraEdit rename(Node node, String name) {
    return set(node, "name", name, false);
  }

  /// Locks a node against painting in Krita, or frees it.
  public KraEdit lock(Node node, boolean locked) {
    return set(node, "locked", locked ? "1" : "0", false);
  }

  /// Switches a node's visibility.
  public KraEdit show(Node node, boolean visible) {
    return set(node, "visible", visible ? "1" : "0", true);
  }

  /// Sets a node's opacity.
  ///
  /// @param opacity 0..255
  /// @throws IllegalArgumentException when it is beyond that
  /// @throws Unsupported when its opacity is animated
  public KraEdit opacity(Node node, int opacity) {
    if (opacity < 0 || opacity > 255) throw new IllegalArgumentException("opacity " + opacity);
    if (node instanceof Layer l && !l.compositing().opacityKeys().isEmpty()) throw animated(node);
    return set(node, "opacity", Integer.toString(opacity), true);
  }

  /// Sets a node's blending mode.
  ///
  /// @param op Krita's id: `normal`, `add`, `multiply`; Krita takes one it does not know as
  ///   `normal`
  public KraEdit compositeOp(Node node, String op) {
    return set(node, "compositeop", op, true);
  }

  /// Moves a node's pixels in the image.
  ///
  /// @throws Unsupported when they are animated
  public KraEdit move(Node node, int x, int y) {
    if (node instanceof PaintLayer p && !p.frames().isEmpty()) throw animated(node);
    if (node instanceof Selected s && !s.selectionFrames().isEmpty()) throw animated(node);
    set(node, "x", Integer.toString(x), true);
    return set(node, "y", Integer.toString(y), true);
  }

  /// Sets any attribute of a node.
  ///
  /// @param shows whether the flattened image may change by it
  public KraEdit set(Node node, String attribute, String value, boolean shows) {
    xml.set(element(node), attribute, value);
    looksDifferent |= shows;
    return this;
  }

  /// Replaces the pixels of a paint layer; its profile stays.
  ///
  /// @throws IllegalArgumentException when the format is not that of the layer
  /// @throws Unsupported when the layer is animated
  public KraEdit pixels(PaintLayer layer, PixelData pixels) {
    if (!layer.frames().isEmpty()) throw animated(layer);
    if (!layer.space().format().equals(pixels.format())) {
      throw new IllegalArgumentException(
          "the layer is " + layer.space().format() + ", the pixels are " + pixels.format());
    }
    String name = layer.traits().filename();
    put(new NodeXml.NewFile(name, new NewNode.Payload.Pixels("", pixels)));
    set(layer, "x", Integer.toString(pixels.x()), true);
    return set(layer, "y", Integer.toString(pixels.y()), true);
  }

  /// Replaces the profile of a paint layer; its numbers stay and mean something else.
  public KraEdit profile(PaintLayer layer, byte[] icc) {
    String name = layer.traits().filename() + ".icc";
    put(new NodeXml.NewFile(name, new NewNode.Payload.Bytes(".icc", icc)));
    looksDifferent = true;
    return this;
  }

  /// Adds or replaces an annotation.
  public KraEdit annotation(String type, String description, byte[] content) {
    NewAnnotation a = new NewAnnotation(type, description, content);
    entries.put(document.folder() + "/annotations/" + type, content);
    XmlElement list = image.child("Annotations");
    if (list == null) {
      xml.insert(
          image.contentEnd(), " <Annotations>" + NewDocument.element(a) + "</Annotations>\n ");
      return this;
    }
    for (XmlElement e : list.children()) {
      if (type.equals(e.value("type"))) {
        xml.set(e, "description", description);
        return this;
      }
    }
    xml.prepend(list, NewDocument.element(a));
    return this;
  }

  /// Removes an annotation, where there is one.
  public KraEdit removeAnnotation(String type) {
    XmlElement list = image.child("Annotations");
    if (list == null) return this;
    for (XmlElement e : list.children()) {
      if (!type.equals(e.value("type"))) continue;
      xml.remove(text, e);
      entries.put(document.folder() + "/annotations/" + type, null);
    }
    return this;
  }

  /// Adds a layer above all others.
  public KraEdit addOnTop(NewNode layer) {
    XmlElement list = image.child("layers");
    if (list == null) throw new BadInput(document.file(), "entry " + MAIN, "has no <layers>");
    return add(layer, list, 3);
  }

  /// Adds a layer on top of a group's others.
  public KraEdit addInto(GroupLayer group, NewNode layer) {
    XmlElement list = element(group).child("layers");
    if (list == null) {
      xml.prepend(element(group), "\n<layers>\n" + added(layer, "layer", 3) + "</layers>\n");
      return this;
    }
    return add(layer, list, 4);
  }

  /// Adds a layer directly above another one.
  public KraEdit addAbove(Node sibling, NewNode layer) {
    xml.insert(element(sibling).start(), added(layer, "layer", 0).stripTrailing() + "\n   ");
    return this;
  }

  /// Adds a layer directly below another one.
  public KraEdit addBelow(Node sibling, NewNode layer) {
    xml.insert(element(sibling).end(), "\n   " + added(layer, "layer", 0).stripTrailing());
    return this;
  }

  /// Removes a node with its children, masks and files.
  public KraEdit remove(Node node) {
    xml.remove(text, element(node));
    removeFiles(element(node));
    looksDifferent = true;
    return this;
  }

  /// Changes the size of the canvas; what is painted keeps its place.
  public KraEdit resize(int width, int height) {
    if (width < 1 || height < 1) throw new IllegalArgumentException(width + "x" + height);
    xml.set(image, "width", Integer.toString(width));
    xml.set(image, "height", Integer.toString(height));
    looksDifferent = true;
    return this;
  }

  /// Moves everything that is painted with the canvas. Not a pixel changes its value: a move alters
  /// offsets, a turn or mirroring rearranges pixels byte for byte.
  ///
  /// @param except layers that are seen to otherwise; their masks follow
  /// @throws Unsupported naming the first node that cannot follow, before anything is changed:
  ///   vector layers, transform masks, animated layers; in a turn also what has a direction
  public KraEdit follow(CanvasMotion motion, Node... except) {
    Set<Node> others = Set.of(except);
    Following following = new Following(document, motion);
    document.walk(node -> {
      if (!others.contains(node)) following.check(node);
    });
    document.walk(node -> {
      if (!others.contains(node)) follow(node, motion);
    });
    return this;
  }

  private void follow(Node node, CanvasMotion motion) {
    NodeTraits t = node.traits();
    switch (node) {
      // A group has no place of its own; reference images are not part of the picture.
      case GroupLayer _ -> {}
      // A clone's offset counts from its source, which moves too.
      case CloneLayer _ -> {
        CanvasMotion turn =
            new CanvasMotion(motion.xx(), motion.xy(), motion.yx(), motion.yy(), 0, 0);
        move(node, turn.x(t.x(), t.y()), turn.y(t.x(), t.y()));
      }
      case Node _ when !motion.turns() -> move(node, t.x() + motion.dx(), t.y() + motion.dy());
      case PaintLayer p -> turn(node, p.pixels(), motion);
      case Selected s -> turn(node, s.selection(), motion);
      default -> {}
    }
  }

  private void turn(Node node, @Nullable PixelData pixels, CanvasMotion motion) {
    if (pixels == null) return;
    PixelData moved = MovedPixels.of(pixels, motion);
    if (pixels instanceof StoredPixels stored) {
      String layers = document.folder() + "/layers/";
      String name = stored.entry().name().substring(layers.length());
      put(new NodeXml.NewFile(name, new NewNode.Payload.Pixels("", moved)));
    }
    move(node, moved.x(), moved.y());
  }

  /// The pictures other programs show once the edit is saved.
  public KraEdit previews(Previews pictures) {
    this.previews = pictures;
    return this;
  }

  /// Writes the changed document, whole or not at all. The document this edit began from still
  /// reads the old file; open the new one to go on.
  ///
  /// @param target where to; the document's own file is replaced only if nobody saved it since it
  ///   was opened
  /// @throws CannotWrite when the system refuses, or somebody else saved
  public void save(Path target, SaveOptions options) {
    SafeSave.Look expected = null;
    try {
      if (Files.exists(target) && Files.isSameFile(target, Path.of(document.file()))) {
        expected = new SafeSave.Look(document.archive().fileSize(), document.archive().modified());
      }
    } catch (IOException e) {
      throw new CannotWrite(target.toString(), e);
    }
    SafeSave.write(target, options, expected, channel -> write(new ZipWriter(channel), options));
  }

  private void write(ZipWriter zip, SaveOptions options) throws IOException {
    String changed = xml.apply(text);
    // A bug of ours must not reach the disk.
    XmlParser.parse(document.file(), MAIN, changed);
    if (!xml.isEmpty()) entries.put(MAIN, changed.getBytes(StandardCharsets.UTF_8));
    if (previews != null) {
      entries.put("preview.png", previews.thumbnail());
      entries.put("mergedimage.png", previews.merged());
    } else if (looksDifferent) {
      entries.put("preview.png", null);
      entries.put("mergedimage.png", null);
    }
    String folder = document.folder() + "/layers/";
    Map<String, Boolean> written = new LinkedHashMap<>();
    for (ZipEntry entry : document.archive().entries()) {
      options.cancellation().check();
      String name = entry.name();
      boolean ours = files.containsKey(name) || entries.containsKey(name);
      if (!ours) zip.copy(document.archive(), entry);
      else if (written.put(name, true) == null) writeOwn(zip, name, folder, options);
    }
    for (String name : files.keySet()) {
      if (written.put(name, true) == null) writeOwn(zip, name, folder, options);
    }
    for (String name : entries.keySet()) {
      if (written.put(name, true) == null) writeOwn(zip, name, folder, options);
    }
    for (NodeXml.NewFile file : nodes.files()) {
      PayloadFiles.write(zip, folder, file, options.cancellation());
    }
    zip.finish();
  }

  private void writeOwn(ZipWriter zip, String name, String folder, SaveOptions options)
      throws IOException {
    NodeXml.NewFile file = files.get(name);
    if (file != null) {
      PayloadFiles.write(zip, folder, file, options.cancellation());
      return;
    }
    byte[] content = entries.get(name);
    if (content == null) return;
    if (name.endsWith(".png")) zip.stored(name, content);
    else zip.deflated(name, content);
  }

  private void put(NodeXml.NewFile file) {
    String name = document.folder() + "/layers/" + file.name();
    files.put(name, file);
    // The payload of pixels is two entries; the old default pixel makes way.
    if (file.payload() instanceof NewNode.Payload.Pixels) entries.put(name + ".defaultpixel", null);
  }

  private KraEdit add(NewNode layer, XmlElement list, int depth) {
    xml.prepend(list, "\n" + added(layer, "layer", depth).stripTrailing());
    return this;
  }

  private String added(NewNode node, String element, int depth) {
    looksDifferent = true;
    return nodes.write(node, element, depth);
  }

  /// A file named LAYER or LAYER.anything belongs to the node, and no other node has that name.
  private void removeFiles(XmlElement element) {
    String filename = element.value("filename");
    if (filename != null && !filename.isEmpty()) {
      String stem = document.folder() + "/layers/" + filename;
      for (ZipEntry e : document.archive().entries()) {
        if (e.name().equals(stem) || e.name().startsWith(stem + ".")) entries.put(e.name(), null);
      }
    }
    for (XmlElement container : element.children()) {
      for (XmlElement child : container.children()) removeFiles(child);
    }
  }

  private XmlElement element(Node node) {
    XmlElement found = elements.get(node.traits().place());
    // A node of another document may stand at the same place there.
    if (found == null || !found.attributeMap().equals(node.traits().attributes())) {
      throw new IllegalArgumentException("\"" + node.name() + "\" is not of this document");
    }
    return found;
  }

  private void index(XmlElement element) {
    String name = element.name();
    if (name.equalsIgnoreCase("layer") || name.equals("mask"))
      elements.put(element.start(), element);
    for (XmlElement child : element.children()) index(child);
  }

  private int highestNumber() {
    int highest = 1;
    for (XmlElement e : elements.values()) {
      Matcher m = NUMBERED.matcher(e.value("filename", ""));
      if (m.matches()) highest = Math.max(highest, Integer.parseInt(m.group(1)));
    }
    return highest;
  }

  private Part part(String name) {
    Part part = document.partOfArchive(name);
    if (part == null) throw new BadInput(document.file(), "", "has no " + name);
    return part;
  }

  private Unsupported animated(Node node) {
    return new Unsupported(
        document.file(),
        "\"" + node.name() + "\" is animated and cannot be changed here",
        "change it in Krita");
  }

  /// The image this edit began from.
  public ImageHead image() {
    return document.image();
  }
}
