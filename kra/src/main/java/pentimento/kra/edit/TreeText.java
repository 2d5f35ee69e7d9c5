package pentimento.kra.edit;

import java.util.List;
import pentimento.kra.PixelFormat;

/// The text of `maindoc.xml` for layers whose files exist already.
public final class TreeText {

  private TreeText() {}

  /// @param folder the image's name
  /// @param layers topmost first
  /// @param files file name of each layer: `layer` and a number
  public static String of(
      String folder,
      int width,
      int height,
      PixelFormat format,
      List<NewNode> layers,
      List<String> files) {
    NewDocument head = NewDocument.of(folder, width, height, format, "", new byte[0]);
    StringBuilder xml = new StringBuilder();
    for (int i = 0; i < layers.size(); i++) {
      int number = Integer.parseInt(files.get(i).substring("layer".length()));
      xml.append(new NodeXml(number, "", null).write(layers.get(i), "layer", 3));
    }
    return head.main(xml.toString());
  }
}
