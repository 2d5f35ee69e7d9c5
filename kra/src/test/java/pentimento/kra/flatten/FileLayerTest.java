package pentimento.kra.flatten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static pentimento.kra.flatten.SmallDocument.group;
import static pentimento.kra.flatten.SmallDocument.layer;
import static pentimento.kra.flatten.SmallDocument.paint;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.colour.icc.StandardProfiles;

/// File layers as Krita 5.1.5 shows them, and what is said where one cannot be shown.
class FileLayerTest {

  @TempDir private Path folder;

  @Test
  void a_picture_lies_where_its_layer_says() throws IOException {
    png("p.png", BufferedImage.TYPE_INT_RGB, 0xff0a141e);
    FlattenedBytes flat = flat(file("p.png", "x=\"5\" y=\"-2\""));
    assertThat(flat.report().inexact()).isEmpty();
    assertThat(at(flat, 5, 0)).containsExactly(30, 20, 10, 255);
    assertThat(at(flat, 14, 5)).containsExactly(30, 20, 10, 255);
    assertThat(at(flat, 15, 5)).containsExactly(0, 0, 0, 0);
    assertThat(at(flat, 14, 6)).containsExactly(0, 0, 0, 0);
  }

  @Test
  void pictures_without_a_profile_are_in_the_profiles_krita_gives_them() throws IOException {
    png("alpha.png", BufferedImage.TYPE_INT_ARGB, 0x800a141e);
    assertThat(at(flat(file("alpha.png", "")), 2, 2)).containsExactly(30, 20, 10, 128);
    png("gray.png", BufferedImage.TYPE_BYTE_GRAY, 0xff646464);
    int[] gray = at(flat(file("gray.png", "")), 2, 2);
    assertThat(gray).containsExactly(gray[0], gray[0], gray[0], 255);
    byte[] shades = {0, 90};
    IndexColorModel two = new IndexColorModel(1, 2, shades, shades, shades);
    BufferedImage indexed = new BufferedImage(10, 8, BufferedImage.TYPE_BYTE_BINARY, two);
    indexed.getRaster().setPixels(0, 0, 10, 8, ones(80));
    ImageIO.write(indexed, "png", folder.resolve("two.png").toFile());
    assertThat(at(flat(file("two.png", "")), 2, 2)).containsExactly(90, 90, 90, 255);
  }

  @Test
  void a_picture_has_the_tiles_that_begin_where_it_does() throws IOException {
    png("p.png", BufferedImage.TYPE_INT_RGB, 0xff0a141e);
    String faint = paint("b", "faint", "");
    String laid = file("p.png", "compositeop=\"multiply\" opacity=\"200\" x=\"20\" y=\"10\"");
    FlattenedBytes flat = flat(laid + faint);
    assertThat(at(flat, 19, 40)).containsExactly(90, 90, 90, 1);
    assertThat(at(flat, 20, 40)).containsExactly(0, 0, 0, 1);
    assertThat(at(flat, 84, 40)).containsExactly(90, 90, 90, 1);
  }

  @Test
  void flags_are_those_of_the_image() throws IOException {
    png("gray.png", BufferedImage.TYPE_BYTE_GRAY, 0xff646464);
    String locked = file("gray.png", "channelflags=\"1110\"");
    assertThat(at(flat(locked + paint("b", "faint", "")), 2, 2)[3]).isEqualTo(1);
  }

  @Test
  void of_a_document_the_merged_picture_is_shown() throws IOException {
    png("p.png", BufferedImage.TYPE_INT_RGB, 0xff0a141e);
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("other.kra")))) {
      zip.putNextEntry(new ZipEntry("maindoc.xml"));
      zip.write(
          "<DOC syntaxVersion=\"2.0\"><IMAGE name=\"o\" width=\"10\" height=\"8\"/></DOC>"
              .getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("mergedimage.png"));
      zip.write(Files.readAllBytes(folder.resolve("p.png")));
    }
    assertThat(at(flat(file("other.kra", "")), 2, 2)).containsExactly(30, 20, 10, 255);
  }

  @Test
  void a_picture_is_scaled_to_the_image_in_its_proportions() throws IOException {
    png("p.png", BufferedImage.TYPE_INT_RGB, 0xff0a141e);
    FlattenedBytes flat = flat(file("p.png", "scalingmethod=\"1\""));
    assertThat(reasons(flat)).contains("scales its picture");
    assertThat(at(flat, 99, 79)).containsExactly(30, 20, 10, 255);
    png("tall.png", 4, 16, 0xff0a141e);
    FlattenedBytes tall = flat(file("tall.png", "scalingmethod=\"1\""));
    assertThat(at(tall, 19, 79)).containsExactly(30, 20, 10, 255);
    assertThat(at(tall, 20, 40)).containsExactly(0, 0, 0, 0);
  }

  @Test
  void scaling_keeps_ramps_and_flat_alpha() {
    Planes ramp = Planes.allocate(Rect.ofSize(40, 6), 2);
    for (int y = 0; y < 6; y++) {
      for (int x = 0; x < 40; x++) ramp.plane(0)[y * 40 + x] = x + 0.5f;
    }
    Arrays.fill(ramp.plane(1), 0.25f);
    for (int width : new int[] {100, 20}) {
      Planes scaled = ScaledPlanes.of(ramp, true, width, 9);
      for (int x = width / 4; x < width * 3 / 4; x++) {
        assertThat(scaled.at(0, x, 4)).isCloseTo((x + 0.5f) * 40 / width, within(1e-4f));
        assertThat(scaled.at(1, x, 4)).isCloseTo(0.25f, within(1e-6f));
      }
    }
  }

  @Test
  void what_krita_shows_later_is_said() throws IOException {
    png("p.png", BufferedImage.TYPE_INT_RGB, 0xff0a141e);
    String hidden = file("p.png", "visible=\"0\"");
    String clone =
        layer(
                "clonelayer",
                "c",
                "c",
                "clonefromuuid=\"{p.png}\" clonefrom=\"p.png\" clonetype=\"0\"")
            + "/>";
    FlattenedBytes cloned = flat(clone + hidden);
    assertThat(reasons(cloned)).contains("clone");
    assertThat(at(cloned, 2, 2)).containsExactly(30, 20, 10, 255);
    String inGroup =
        clone.replace("{p.png}", "{g}").replace("\"p.png\"", "\"g\"")
            + group("g", "visible=\"0\"", file("p.png", "") + paint("a", "faint", ""));
    assertThat(reasons(flat(inGroup))).contains("clone");
    String mask =
        "><masks><mask nodetype=\"transformmask\" name=\"m\" filename=\"move\"/></masks></layer>";
    assertThat(reasons(flat(file("p.png", "").replace("/>", mask)))).contains("transform");
  }

  @Test
  void pictures_that_cannot_be_shown_are_left_out_and_named() throws IOException {
    png("p.png", BufferedImage.TYPE_INT_RGB, 0xff0a141e);
    byte[] whole = Files.readAllBytes(folder.resolve("p.png"));
    Files.write(folder.resolve("cut.png"), Arrays.copyOf(whole, whole.length / 2));
    Files.writeString(folder.resolve("text.png"), "no picture");
    Files.createDirectory(folder.resolve("folder.png"));
    Files.write(folder.resolve("empty.png"), new byte[0]);
    Files.writeString(folder.resolve("zip.kra"), "PK no archive");
    for (String name :
        new String[] {"none.png", "cut.png", "text.png", "folder.png", "empty.png", "zip.kra"}) {
      FlattenedBytes flat = flat(file(name, ""));
      assertThat(flat.report().inexact()).as(name).hasSize(1);
      assertThat(reasons(flat)).contains(name);
      assertThat(at(flat, 2, 2)).as(name).containsExactly(0, 0, 0, 0);
    }
    assertThat(reasons(flat(file("\0", "").replace("\0", "&#1;")))).contains("not beside");
  }

  private static String file(String source, String attributes) {
    String words = "source=\"" + source + "\" scale=\"false\" " + attributes;
    if (!words.contains("scalingmethod")) words += " scalingmethod=\"0\"";
    return layer("filelayer", source, "f", words) + "/>";
  }

  private static String reasons(FlattenedBytes flat) {
    return flat.report().inexact().toString();
  }

  private FlattenedBytes flat(String layers) throws IOException {
    return new SmallDocument(layers)
        .profile(StandardProfiles.SRGB.bytes())
        .pixels("faint", new byte[] {90, 90, 90, 1}, new byte[] {90, 90, 90, 1})
        .entry("move.transformconfig", SmallDocument.MOVE.getBytes(StandardCharsets.UTF_8))
        .flatten(folder);
  }

  private static int[] at(FlattenedBytes flat, int x, int y) {
    return SmallDocument.pixel(flat, x, y);
  }

  /// Ten columns and eight rows of a colour.
  private void png(String name, int type, int argb) throws IOException {
    BufferedImage image = new BufferedImage(10, 8, type);
    for (int i = 0; i < 80; i++) image.setRGB(i % 10, i / 10, argb);
    ImageIO.write(image, "png", folder.resolve(name).toFile());
  }

  private void png(String name, int width, int height, int argb) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < width * height; i++) image.setRGB(i % width, i / width, argb);
    ImageIO.write(image, "png", folder.resolve(name).toFile());
  }

  private static int[] ones(int count) {
    int[] ones = new int[count];
    Arrays.fill(ones, 1);
    return ones;
  }
}
