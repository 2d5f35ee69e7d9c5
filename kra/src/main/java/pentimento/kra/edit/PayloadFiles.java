package pentimento.kra.edit;

import java.io.IOException;
import pentimento.kra.tiles.TileWriter;
import pentimento.kra.zip.ZipWriter;
import pentimento.pixel.Cancellation;

/// Writes the files of a new or changed node.
final class PayloadFiles {

  private PayloadFiles() {}

  /// @param folder `NAME/layers/`
  static void write(ZipWriter zip, String folder, NodeXml.NewFile file, Cancellation cancellation)
      throws IOException {
    String name = folder + file.name();
    switch (file.payload()) {
      case NewNode.Payload.Pixels p -> {
        TileWriter.write(zip, name, p.data(), cancellation);
        zip.stored(name + ".defaultpixel", p.data().defaultPixel());
      }
      case NewNode.Payload.Bytes b -> zip.deflated(name, b.content());
    }
  }
}
