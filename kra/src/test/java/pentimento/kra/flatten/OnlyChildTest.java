package pentimento.kra.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.kra.KraDocument;

/// What Krita 5.1.5 shows of groups with one child, of clones and of layers that inherit alpha:
/// small documents of 8-bit RGB, 100 by 80, tried with it.
class OnlyChildTest {

  @TempDir private Path folder;

  @Test
  void an_only_child_that_passes_through_shows_nothing() throws IOException {
    String inner = paint("a", "red", "") + paint("b", "green", "");
    String through = group("g", "passthrough=\"1\"", inner);
    assertThat(at(through, 5, 5)).containsExactly(0, 0, 0, 0);
    assertThat(at(through + paint("c", "green", "visible=\"0\""), 5, 5))
        .containsExactly(0, 0, 255, 255);
    assertThat(at(group("g", "passthrough=\"1\" opacity=\"254\"", inner), 5, 5)[3]).isEqualTo(255);
    String alone = group("g", "passthrough=\"1\"", paint("a", "red", ""));
    assertThat(at(alone, 5, 5)).containsExactly(0, 0, 255, 255);
  }

  @Test
  void a_clone_of_a_group_does_not_show_default_pixels_beyond_the_image() throws IOException {
    String group = group("g", "", paint("a", "red", "") + paint("b", "blue", ""));
    String clone =
        "<layer nodetype=\"clonelayer\" name=\"clone\" uuid=\"{c}\" filename=\"clone\" opacity=\"255\""
            + " clonefromuuid=\"{g}\" clonefrom=\"g\" clonetype=\"0\" compositeop=\"normal\""
            + " x=\"-50\" y=\"30\" visible=\"1\"/>";
    String tree = clone + paint("z", "plain", "") + group;
    assertThat(at(tree, 39, 20)).containsExactly(9, 9, 9, 255);
    assertThat(at(tree, 39, 40)).containsExactly(200, 0, 0, 255);
  }

  @Test
  void alpha_darken_that_inherits_alpha_needs_something_below() throws IOException {
    String dark = paint("a", "red", "compositeop=\"alphadarken\" channelflags=\"1110\"");
    assertThat(at(dark + paint("b", "empty", "visible=\"0\""), 5, 5)).containsExactly(0, 0, 0, 0);
    assertThat(at(dark + paint("b", "empty", ""), 5, 5)).containsExactly(0, 0, 255, 255);
  }

  /// A pixel in memory order: blue, green, red, alpha.
  private int[] at(String layers, int x, int y) throws IOException {
    Path file = folder.resolve("d.kra");
    String xml =
        "<DOC xmlns=\"http://www.calligra.org/DTD/krita\" syntaxVersion=\"2.0\"><IMAGE name=\"d\""
            + " width=\"100\" height=\"80\" colorspacename=\"RGBA\" mime=\"application/x-kra\""
            + "><layers>"
            + layers
            + "</layers></IMAGE></DOC>";
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      entry(zip, "maindoc.xml", xml.getBytes(StandardCharsets.UTF_8));
      pixels(zip, "red", new byte[4], new byte[] {0, 0, -1, -1});
      pixels(zip, "green", new byte[4], new byte[] {0, -1, 0, -1});
      pixels(zip, "empty", new byte[4], new byte[4]);
      pixels(zip, "blue", new byte[] {(byte) 200, 0, 0, -1}, null);
      pixels(zip, "plain", new byte[] {9, 9, 9, -1}, null);
    }
    try (KraDocument document = KraDocument.open(file)) {
      FlattenedBytes flat = Flattener.flattenToBytes(document, FlattenOptions.defaults());
      assertThat(flat.report().isExact()).isTrue();
      int[] pixel = new int[4];
      for (int c = 0; c < 4; c++) pixel[c] = flat.bytes()[(y * 100 + x) * 4 + c] & 255;
      return pixel;
    }
  }

  private static String paint(String name, String file, String attributes) {
    return layer("paintlayer", name, file, "colorspacename=\"RGBA\" " + attributes) + "/>";
  }

  private static String group(String name, String attributes, String children) {
    String head = layer("grouplayer", name, name, attributes);
    return head + "><layers>" + children + "</layers></layer>";
  }

  private static String layer(String type, String name, String file, String attributes) {
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
      if (!attributes.contains(a[0] + "="))
        out.append(' ').append(a[0]).append("=\"").append(a[1]).append('"');
    }
    return out.toString();
  }

  /// @param tile the pixel that fills the first tile; null for no tile
  private static void pixels(
      ZipOutputStream zip, String name, byte[] outside, byte @Nullable [] tile) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String head = "VERSION 2\nTILEWIDTH 64\nTILEHEIGHT 64\nPIXELSIZE 4\nDATA ";
    out.writeBytes((head + (tile == null ? 0 : 1) + "\n").getBytes(StandardCharsets.US_ASCII));
    if (tile != null) {
      out.writeBytes("0,0,LZF,16385\n\0".getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < 64 * 64; i++) out.writeBytes(tile);
    }
    entry(zip, "d/layers/" + name, out.toByteArray());
    entry(zip, "d/layers/" + name + ".defaultpixel", outside);
  }

  private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }
}
