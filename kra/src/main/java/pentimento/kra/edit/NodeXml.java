package pentimento.kra.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Writes new nodes as XML and gathers their files, giving each node the next free file name.
final class NodeXml {

  /// A file to be written, named below `layers/`.
  record NewFile(String name, NewNode.Payload payload) {}

  private final @Nullable String imageFormatId;
  private final byte @Nullable [] imageIcc;
  private final List<NewFile> files = new ArrayList<>();
  private int number;

  /// @param firstNumber of the file names that are free
  /// @param imageFormatId colour space id of the image, whose profile layers of the same format get
  /// @param imageIcc the image's profile, if any
  NodeXml(int firstNumber, String imageFormatId, byte @Nullable [] imageIcc) {
    this.number = firstNumber;
    this.imageFormatId = imageFormatId;
    this.imageIcc = imageIcc;
  }

  List<NewFile> files() {
    return files;
  }

  /// @param element `layer` or `mask`
  String write(NewNode node, String element, int depth) {
    StringBuilder xml = new StringBuilder();
    String indent = " ".repeat(depth);
    String filename = (element.equals("mask") ? "mask" : "layer") + number++;
    xml.append(indent).append('<').append(element);
    attribute(xml, "nodetype", node.nodeType());
    attribute(xml, "filename", filename);
    for (Map.Entry<String, String> a : new TreeMap<>(node.attributes()).entrySet()) {
      attribute(xml, a.getKey(), a.getValue());
    }
    boolean profile = false;
    for (NewNode.Payload p : node.payloads()) {
      profile |= p.suffix().equals(".icc");
      files.add(new NewFile(filename + p.suffix(), p));
    }
    if (!profile
        && imageIcc != null
        && node.nodeType().equals("paintlayer")
        && node.attributes().getOrDefault("colorspacename", "").equals(imageFormatId)) {
      files.add(new NewFile(filename + ".icc", new NewNode.Payload.Bytes(".icc", imageIcc)));
    }
    boolean group = node.nodeType().equals("grouplayer");
    if (!group && node.masks().isEmpty()) return xml.append("/>\n").toString();
    xml.append(">\n");
    // Krita looks at the first container only, so a group's masks lie among its layers.
    String container = group ? "layers" : "masks";
    xml.append(indent).append(' ').append('<').append(container).append(">\n");
    for (NewNode mask : node.masks()) xml.append(write(mask, "mask", depth + 2));
    for (NewNode child : node.children()) xml.append(write(child, "layer", depth + 2));
    xml.append(indent).append(' ').append("</").append(container).append(">\n");
    return xml.append(indent).append("</").append(element).append(">\n").toString();
  }

  private static void attribute(StringBuilder xml, String name, String value) {
    xml.append(' ').append(name).append("=\"").append(XmlText.attribute(value)).append('"');
  }
}
