package pentimento.kra.edit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pentimento.kra.FileLayer;
import pentimento.kra.PixelData;
import pentimento.kra.PixelFormat;

/// A layer or mask that is to be written: immutable, with a method for each thing that can be said
/// about it, each giving a changed copy.
///
/// A fresh uuid is drawn unless [#uuid(String)] sets one.
///
/// @param nodeType Krita's id
/// @param attributes XML attributes but for nodetype and filename, which are given when it is
///   written
/// @param children of a group, topmost first
/// @param masks topmost first
/// @param payloads its files
public record NewNode(
    String nodeType,
    Map<String, String> attributes,
    List<NewNode> children,
    List<NewNode> masks,
    List<Payload> payloads) {

  /// A file of a node: its name is that of the node and a suffix.
  public sealed interface Payload {

    String suffix();

    /// Tiles and their default pixel.
    record Pixels(String suffix, PixelData data) implements Payload {}

    /// Anything else.
    record Bytes(String suffix, byte[] content) implements Payload {}
  }

  public NewNode {
    attributes = Map.copyOf(attributes);
    children = List.copyOf(children);
    masks = List.copyOf(masks);
    payloads = List.copyOf(payloads);
  }

  /// A paint layer. Its profile is that of the image, unless [#profile(byte[])] gives one.
  public static NewNode paint(String name, PixelData pixels) {
    return layer("paintlayer", name)
        .with("colorspacename", pixels.format().kritaId())
        .with("channellockflags", "")
        .with("onionskin", "0")
        .with("x", Integer.toString(pixels.x()))
        .with("y", Integer.toString(pixels.y()))
        .payload(new Payload.Pixels("", pixels));
  }

  /// A group.
  ///
  /// @param children topmost first
  public static NewNode group(String name, List<NewNode> children) {
    NewNode group = layer("grouplayer", name).with("passthrough", "0");
    return new NewNode(group.nodeType, group.attributes, children, group.masks, group.payloads);
  }

  /// A layer that shows another one again.
  public static NewNode cloneOf(String name, String sourceUuid, String sourceName) {
    return layer("clonelayer", name)
        .with("clonefromuuid", sourceUuid)
        .with("clonefrom", sourceName)
        .with("clonetype", "0");
  }

  /// A layer that shows a picture file, which Krita reloads whenever it changes. Krita stops with a
  /// question when the file is missing.
  ///
  /// @param source path relative to the document's folder
  public static NewNode file(
      String name, String source, FileLayer.Scaling scaling, PixelFormat format) {
    String method =
        switch (scaling) {
          case NONE -> "0";
          case TO_IMAGE_SIZE -> "1";
          case TO_IMAGE_RESOLUTION -> "2";
        };
    return layer("filelayer", name)
        .with("source", source)
        .with("scale", scaling == FileLayer.Scaling.NONE ? "false" : "true")
        .with("scalingmethod", method)
        .with("colorspacename", format.kritaId());
  }

  /// A fill layer.
  ///
  /// @param generator Krita's id, `color`
  public static NewNode fill(
      String name, String generator, int version, Map<String, String> parameters) {
    return layer("generatorlayer", name)
        .with("generatorname", generator)
        .with("generatorversion", Integer.toString(version))
        .payload(configuration(version, parameters));
  }

  /// A filter layer.
  ///
  /// @param filter Krita's id, `gaussian blur`
  public static NewNode filter(
      String name, String filter, int version, Map<String, String> parameters) {
    return layer("adjustmentlayer", name)
        .with("compositeop", "copy")
        .with("filtername", filter)
        .with("filterversion", Integer.toString(version))
        .payload(configuration(version, parameters));
  }

  /// A vector layer.
  ///
  /// @param svg width and height in points: pixels · 72 / resolution
  public static NewNode vector(String name, String svg) {
    return layer("shapelayer", name)
        .payload(
            new Payload.Bytes(".shapelayer/content.svg", svg.getBytes(StandardCharsets.UTF_8)));
  }

  /// A transparency mask.
  ///
  /// @param selection in [PixelFormat#SELECTION]: 0 hides, 255 shows
  public static NewNode transparencyMask(String name, PixelData selection) {
    return mask("transparencymask", name).selection(selection);
  }

  /// A mask that filters its layer everywhere; [#selection(PixelData)] limits it.
  public static NewNode filterMask(
      String name, String filter, int version, Map<String, String> parameters) {
    return mask("filtermask", name)
        .with("filtername", filter)
        .with("filterversion", Integer.toString(version))
        .payload(configuration(version, parameters));
  }

  /// A mask that transforms its layer by a matrix: x' = (m11 x + m21 y + m31) / w, and so on.
  ///
  /// @param matrix m11, m12, m13, m21 ... m33
  public static NewNode transformMask(String name, double... matrix) {
    if (matrix.length != 9) throw new IllegalArgumentException("nine numbers expected");
    StringBuilder xml =
        new StringBuilder(
            "<!DOCTYPE transform_params>\n<transform_params>\n <main id=\"dumbparams\"/>\n <data>\n"
                + "  <dumb_transform>\n   <transform type=\"transform\"");
    for (int i = 0; i < 9; i++) {
      xml.append(" m").append(i / 3 + 1).append(i % 3 + 1).append("=\"").append(matrix[i]);
      xml.append('"');
    }
    xml.append("/>\n  </dumb_transform>\n </data>\n</transform_params>\n");
    return mask("transformmask", name)
        .payload(
            new Payload.Bytes(".transformconfig", xml.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /// A selection kept with its layer.
  public static NewNode selectionMask(String name, PixelData selection) {
    return mask("selectionmask", name).with("active", "0").selection(selection);
  }

  /// Where a fill or filter acts; [PixelFormat#SELECTION].
  public NewNode selection(PixelData selection) {
    if (!selection.format().equals(PixelFormat.SELECTION)) {
      throw new IllegalArgumentException(
          "a selection has one byte per pixel, not " + selection.format());
    }
    return with("x", Integer.toString(selection.x()))
        .with("y", Integer.toString(selection.y()))
        .payload(new Payload.Pixels(".pixelselection", selection));
  }

  /// The ICC profile of its pixels.
  public NewNode profile(byte[] icc) {
    return payload(new Payload.Bytes(".icc", icc));
  }

  /// Identity, `{8-4-4-4-12}`.
  public NewNode uuid(String uuid) {
    return with("uuid", uuid);
  }

  /// The uuid it will have.
  public String uuid() {
    return attributes.getOrDefault("uuid", "");
  }

  /// The name as the painter will see it.
  public String name() {
    return attributes.getOrDefault("name", "");
  }

  /// With that opacity.
  ///
  /// @param opacity 0..255
  /// @throws IllegalArgumentException when it is beyond that
  public NewNode opacity(int opacity) {
    if (opacity < 0 || opacity > 255) throw new IllegalArgumentException("opacity " + opacity);
    return with("opacity", Integer.toString(opacity));
  }

  /// With that blending mode.
  ///
  /// @param op Krita's id: `normal`, `add`, `multiply`
  public NewNode op(String op) {
    return with("compositeop", op);
  }

  /// Whether Krita refuses to paint on it.
  public NewNode locked(boolean locked) {
    return with("locked", locked ? "1" : "0");
  }

  /// Whether it is shown.
  public NewNode visible(boolean visible) {
    return with("visible", visible ? "1" : "0");
  }

  /// Whether a group lets its children through to what lies below it.
  public NewNode passThrough(boolean passThrough) {
    return with("passthrough", passThrough ? "1" : "0");
  }

  /// With masks, topmost first.
  public NewNode masks(NewNode... newMasks) {
    return new NewNode(nodeType, attributes, children, List.of(newMasks), payloads);
  }

  /// With an XML attribute set.
  public NewNode with(String attribute, String value) {
    Map<String, String> changed = new LinkedHashMap<>(attributes);
    changed.put(attribute, value);
    return new NewNode(nodeType, changed, children, masks, payloads);
  }

  /// With a file added, instead of one of the same suffix.
  public NewNode payload(Payload payload) {
    List<Payload> changed = new ArrayList<>(payloads);
    changed.removeIf(p -> p.suffix().equals(payload.suffix()));
    changed.add(payload);
    return new NewNode(nodeType, attributes, children, masks, changed);
  }

  private static NewNode layer(String type, String name) {
    return mask(type, name)
        .with("opacity", "255")
        .with("compositeop", "normal")
        .with("channelflags", "")
        .with("collapsed", "0");
  }

  private static NewNode mask(String type, String name) {
    return new NewNode(type, Map.of(), List.of(), List.of(), List.of())
        .with("name", name)
        .with("uuid", "{" + UUID.randomUUID() + "}")
        .with("visible", "1")
        .with("locked", "0")
        .with("x", "0")
        .with("y", "0")
        .with("colorlabel", "0")
        .with("intimeline", "0");
  }

  private static Payload configuration(int version, Map<String, String> parameters) {
    StringBuilder xml =
        new StringBuilder("<!DOCTYPE params>\n<params version=\"" + version + "\">\n");
    for (Map.Entry<String, String> p : new java.util.TreeMap<>(parameters).entrySet()) {
      String value = p.getValue();
      boolean number = value.matches("-?[0-9.]+([eE][-+]?[0-9]+)?|true|false");
      xml.append(" <param name=\"").append(XmlText.attribute(p.getKey())).append("\" type=\"");
      if (number) xml.append("internal\">").append(value);
      else xml.append("string\">").append(XmlText.cdata(value));
      xml.append("</param>\n");
    }
    xml.append("</params>\n");
    return new Payload.Bytes(".filterconfig", xml.toString().getBytes(StandardCharsets.UTF_8));
  }
}
