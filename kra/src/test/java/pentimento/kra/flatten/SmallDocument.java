package pentimento.kra.flatten;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import pentimento.kra.KraDocument;

/// A document of 8-bit RGB, 100 by 80, in the making.
final class SmallDocument {

  /// Settings of a transform mask that moves by three pixels.
  static final String MOVE =
      "<transform_params><main id=\"dumbparams\"/><data><dumb_transform><transform m11=\"1\" m12=\"0\""
          + " m13=\"0\" m21=\"0\" m22=\"1\" m23=\"0\" m31=\"3\" m32=\"3\" m33=\"1\"/></dumb_transform></data>"
          + "</transform_params>";

  private final String layers;
  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private String inside = "";

  /// @param layers XML, topmost first
  SmallDocument(String layers) {
    this.layers = layers;
  }

  /// Adds XML beside the layers.
  SmallDocument inside(String xml) {
    inside += xml;
    return this;
  }

  /// Adds a file of a layer.
  SmallDocument entry(String name, byte[] bytes) {
    entries.put("d/layers/" + name, bytes);
    return this;
  }

  /// Sets the image's ICC profile.
  SmallDocument profile(byte[] icc) {
    entries.put("d/annotations/icc", icc);
    return this;
  }

  /// Adds pixels.
  ///
  /// @param outside a pixel in memory order
  /// @param tile the pixel that fills the first tile; null for no tile
  SmallDocument pixels(String name, byte[] outside, byte @Nullable [] tile) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String head = "VERSION 2\nTILEWIDTH 64\nTILEHEIGHT 64\nPIXELSIZE " + outside.length;
    out.writeBytes(ascii(head + "\nDATA " + (tile == null ? 0 : 1) + "\n"));
    if (tile != null) {
      out.writeBytes(ascii("0,0,LZF," + (64 * 64 * tile.length + 1) + "\n\0"));
      for (int i = 0; i < 64 * 64; i++) out.writeBytes(tile);
    }
    return entry(name, out.toByteArray()).entry(name + ".defaultpixel", outside);
  }

  /// Flattens it.
  ///
  /// @return the pixels, 100 of 4 bytes in a row: blue, green, red, alpha
  FlattenedBytes flatten(Path folder) throws IOException {
    Path file = folder.resolve("d.kra");
    String xml =
        "<!DOCTYPE DOC><DOC xmlns=\"http://www.calligra.org/DTD/krita\" syntaxVersion=\"2.0\"><IMAGE name=\"d\""
            + " width=\"100\" height=\"80\" colorspacename=\"RGBA\" mime=\"application/x-kra\""
            + "><layers>"
            + layers
            + "</layers>"
            + inside
            + "</IMAGE></DOC>";
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("maindoc.xml"));
      zip.write(xml.getBytes(StandardCharsets.UTF_8));
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    try (KraDocument document = KraDocument.open(file)) {
      return Flattener.flattenToBytes(document, FlattenOptions.defaults());
    }
  }

  /// A pixel in memory order.
  static int[] pixel(FlattenedBytes flat, int x, int y) {
    int[] pixel = new int[4];
    for (int c = 0; c < 4; c++) pixel[c] = flat.bytes()[(y * 100 + x) * 4 + c] & 255;
    return pixel;
  }

  static String paint(String name, String file, String attributes) {
    return layer("paintlayer", name, file, "colorspacename=\"RGBA\" " + attributes) + "/>";
  }

  static String group(String name, String attributes, String children) {
    String head = layer("grouplayer", name, name, attributes);
    return head + "><layers>" + children + "</layers></layer>";
  }

  /// The beginning of an element, with the usual attributes where there are no others.
  static String layer(String type, String name, String file, String attributes) {
    StringBuilder out = new StringBuilder("<layer " + attributes);
    String[][] usual = {
      {"nodetype", type},
      {"name", name},
      {"uuid", "{" + name + "}"},
      {"filename", file},
      {"opacity", "255"},
      {"compositeop", "normal"},
      {"channelflags", ""},
      {"visible", "1"},
      {"x", "0"},
      {"y", "0"}
    };
    for (String[] a : usual) {
      if (!(" " + attributes).contains(" " + a[0] + "="))
        out.append(' ').append(a[0]).append("=\"").append(a[1]).append('"');
    }
    return out.toString();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
