package pentimento.kra.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.kra.KraDocument;
import pentimento.pixel.Planes;

/// Fill layers with patterns: tiled from the image's origin, or said why not.
class PatternFillTest {

  private static final long SEED = Long.getLong("pentimento.seed", 20261125);
  private static final int WIDTH = 100;
  private static final int HEIGHT = 70;

  @TempDir private Path folder;

  @Test
  void a_pattern_is_laid_side_by_side_from_the_origin() throws IOException {
    for (byte[] pattern : new byte[][] {png(), pat()}) {
      FlattenResult flat = flatten(pattern, "");
      assertThat(flat.report().isExact()).isTrue();
      Planes planes = flat.planes();
      for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
          assertThat(Math.round(planes.at(0, x, y) * 255)).isEqualTo(red(x % 3, y % 2));
          assertThat(Math.round(planes.at(2, x, y) * 255)).isEqualTo(9);
          assertThat(planes.at(3, x, y)).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void what_is_not_krita_s_is_said() throws IOException {
    String scaled = "<param name='transform_scale_x' type='internal'>2</param>";
    assertThat(flatten(png(), scaled).report().inexact().getFirst().reason())
        .contains("transformed");
    assertThat(flatten(null, "").report().inexact().getFirst().reason())
        .contains("'mine' is not in the file");
    assertThat(flatten("no picture".getBytes(StandardCharsets.UTF_8), "").report().isExact())
        .isFalse();
  }

  @Test
  void damaged_patterns_are_refused() throws IOException {
    Random random = new Random(SEED);
    for (byte[] good : new byte[][] {png(), pat()}) {
      int read = 0;
      for (int i = 0; i < 5000; i++) {
        byte[] damaged = good.clone();
        for (int k = random.nextInt(3); k >= 0; k--) {
          damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        PatternImage image = PatternImage.read(damaged);
        if (image == null) continue;
        read++;
        assertThat(image.rgba()).hasSize(image.width() * image.height() * 4);
      }
      assertThat(read).isPositive();
    }
  }

  @Test
  void a_header_that_promises_more_than_is_there_takes_no_memory() {
    byte[] pat = pat();
    ByteBuffer.wrap(pat).putInt(8, 1 << 30).putInt(12, 1 << 30);
    assertThat(PatternImage.read(pat)).isNull();
  }

  private static int red(int x, int y) {
    return 40 * x + 100 * y;
  }

  private static byte[] png() throws IOException {
    BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 6; i++) image.setRGB(i % 3, i / 3, red(i % 3, i / 3) << 16 | 9);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  private static byte[] pat() {
    ByteBuffer out = ByteBuffer.allocate(24 + 2 + 18);
    out.putInt(26).putInt(1).putInt(3).putInt(2).putInt(3).putInt(0x47504154);
    out.put((byte) 'm').put((byte) 0);
    for (int i = 0; i < 6; i++) out.put((byte) red(i % 3, i / 3)).put((byte) 0).put((byte) 9);
    return out.array();
  }

  private FlattenResult flatten(byte @Nullable [] pattern, String more) throws IOException {
    Path file = Files.createTempFile(folder, "pattern", ".kra");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      entry(zip, "mimetype", "application/x-krita".getBytes(StandardCharsets.UTF_8));
      entry(
          zip,
          "maindoc.xml",
          ("<!DOCTYPE DOC><DOC syntaxVersion='2.0'><IMAGE name='d' mime='application/x-kra' width='"
                  + WIDTH
                  + "' height='"
                  + HEIGHT
                  + "' colorspacename='RGBA' profile='sRGB'><layers><layer nodetype='generatorlayer'"
                  + " name='fill' filename='layer2' generatorname='pattern'"
                  + " uuid='{11111111-1111-1111-1111-111111111111}'/></layers><resources>"
                  + "<resource type='patterns' name='mine' filename='mine.x' md5sum='1'/>"
                  + "</resources></IMAGE></DOC>")
              .getBytes(StandardCharsets.UTF_8));
      entry(
          zip,
          "d/layers/layer2.filterconfig",
          ("<params version='1'><param name='pattern' type='string'>mine</param>"
                  + more
                  + "</params>")
              .getBytes(StandardCharsets.UTF_8));
      entry(
          zip,
          "d/layers/layer2.pixelselection",
          "VERSION 2\nTILEWIDTH 64\nTILEHEIGHT 64\nPIXELSIZE 1\nDATA 0\n"
              .getBytes(StandardCharsets.UTF_8));
      entry(zip, "d/layers/layer2.pixelselection.defaultpixel", new byte[] {(byte) 255});
      if (pattern != null) entry(zip, "resources/patterns/mine.x", pattern);
    }
    try (KraDocument document = KraDocument.open(file)) {
      return Flattener.flatten(document, FlattenOptions.defaults());
    }
  }

  private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }
}
