package pentimento.kra.flatten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.kra.KraDocument;

/// Gradient fill layers beside the pixels Krita 5.1.5 gave of the same settings
/// (`gradient_points.py` made them), and what is said of those it does not repeat.
class MeasuredGradientTest {

  private static final int WIDTH = 100;
  private static final int HEIGHT = 80;

  @TempDir private Path folder;

  private record Point(int x, int y, int[] rgba) {}

  private record Case(boolean words, Map<String, String> settings, List<Point> points) {}

  @Test
  void every_shape_repetition_and_interpolation_is_krita_s() throws IOException {
    List<Case> cases = cases();
    assertThat(cases).hasSize(31);
    for (Case one : cases) {
      FlattenedBytes flat = flatten(one.words(), one.settings());
      assertThat(flat.report().inexact()).as(one.toString()).isEmpty();
      for (Point p : one.points()) {
        assertThat(pixel(flat, one.words(), p.x(), p.y()))
            .as(p + " of " + one.settings())
            .containsExactly(p.rgba());
      }
    }
  }

  @Test
  void a_gradient_that_is_no_gradient_is_krita_s_usual_one_and_said() throws IOException {
    for (String text :
        List.of(
            "<gradient",
            "<gradient type='mesh'/>",
            "<!DOCTYPE g [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><gradient type='stop'>&b;</gradient>",
            "<gradient type='segment'><segment interpolation='9'/></gradient>")) {
      FlattenedBytes flat = flatten(false, Map.of("gradient", text));
      assertThat(flat.report().inexact()).as(text).hasSize(1);
      assertThat(flat.report().inexact().getFirst().reason())
          .contains("its gradient is not understood");
      int[] middle = pixel(flat, false, 50, 40);
      assertThat(middle[0]).isCloseTo(128, within(2)).isEqualTo(middle[2]);
      assertThat(middle[3]).isEqualTo(255);
    }
  }

  /// Krita brings linear colours to the screen without LittleCMS's tables.
  @Test
  void ends_of_segments_in_linear_profiles_are_converted_exactly() throws IOException {
    String rec2020 =
        "<RGB r='0.643137' g='0.478431' b='0.721569' space='Rec2020-elle-V4-g10.icc'/>";
    assertThat(flatColour("U8", rec2020)).containsExactly(223, 180, 224, 255);
    String sRgb = "<RGB r='0.674510' g='0.505882' b='0.490196' space='sRGB-elle-V2-g10.icc'/>";
    assertThat(flatColour("U8", sRgb)).containsExactly(214, 189, 186, 255);
    String dark = "<Gray g='0.0156862745' space='Gray-D50-elle-V2-g10.icc'/>";
    assertThat(flatColour("U8", dark)).containsExactly(34, 34, 34, 255);
    String words = "<Gray g='0.0196078431' space='Gray-D50-elle-V2-g10.icc'/>";
    assertThat(flatColour("U16", words)).containsExactly(38, 38, 38, 255);
  }

  /// The colour of a gradient that has but one.
  private int[] flatColour(String depth, String colour) throws IOException {
    String gradient =
        ("<gradient name='g' type='segment'><segment start-offset='0' middle-offset='0.5' end-offset='1'"
                + " start-bitdepth='%1$s' start-alpha='1' start-type='0' end-bitdepth='%1$s' end-alpha='1'"
                + " end-type='0' interpolation='0' color-interpolation='0'><start>%2$s</start><end>%2$s</end>"
                + "</segment></gradient>")
            .formatted(depth, colour);
    return pixel(flatten(false, Map.of("gradient", gradient, "dither", "false")), false, 50, 40);
  }

  @Test
  void what_cannot_be_exact_is_said() throws IOException {
    assertThat(reason(Map.of("shape", "polygonal"))).contains("outline");
    String elsewhere =
        "<gradient type='stop'><stop offset='0'><RGB r='1' g='0' b='0' space='mine'/></stop></gradient>";
    assertThat(reason(Map.of("gradient", elsewhere))).contains("'mine'");
    String inks =
        "<gradient type='stop'><stop offset='0'><CMYK c='1' space='inks'/></stop></gradient>";
    assertThat(reason(Map.of("gradient", inks))).contains("'inks'");
    assertThat(
            reason(
                Map.of(
                    "shape", "radial",
                    "repeat", "forwards",
                    "reverse", "true",
                    "antialias_threshold", "500")))
        .contains("memory");
  }

  @Test
  void numbers_that_are_none_end_in_pixels() throws IOException {
    for (String number : List.of("NaN", "1e300", "-1e300", "Infinity", "x", "")) {
      for (String shape : List.of("square", "spiral")) {
        FlattenedBytes flat =
            flatten(
                true,
                Map.of(
                    "shape", shape,
                    "repeat", "forwards",
                    "antialias_threshold", number,
                    "start_position_x", number,
                    "end_position_y", number));
        assertThat(flat.bytes()).hasSize(WIDTH * HEIGHT * 8);
      }
    }
  }

  private String reason(Map<String, String> settings) throws IOException {
    return flatten(false, settings).report().inexact().getFirst().reason();
  }

  private FlattenedBytes flatten(boolean words, Map<String, String> settings) throws IOException {
    StringBuilder params = new StringBuilder("<params version=\"1\">");
    settings.forEach((name, value) ->
        params.append("<param name=\"%s\"><![CDATA[%s]]></param>".formatted(name, value)));
    Path file = folder.resolve("g.kra");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      entry(
          zip,
          "maindoc.xml",
          """
          <DOC syntaxVersion="2.0"><IMAGE name="d" mime="application/x-kra" width="%d" height="%d"
           colorspacename="%s" profile="sRGB-elle-V2-srgbtrc.icc"><layers>
           <layer nodetype="generatorlayer" name="fill" filename="layer2" generatorname="gradient"
           uuid="{11111111-1111-1111-1111-111111111111}"/></layers></IMAGE></DOC>\
          """
              .formatted(WIDTH, HEIGHT, words ? "RGBA16" : "RGBA"));
      entry(zip, "d/layers/layer2.filterconfig", params + "</params>");
      entry(
          zip,
          "d/layers/layer2.pixelselection",
          "VERSION 2\nTILEWIDTH 64\nTILEHEIGHT 64\nPIXELSIZE 1\nDATA 0\n");
      zip.putNextEntry(new ZipEntry("d/layers/layer2.pixelselection.defaultpixel"));
      zip.write(255);
    }
    try (KraDocument document = KraDocument.open(file)) {
      return Flattener.flattenToBytes(document, FlattenOptions.defaults());
    }
  }

  private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Red, green, blue and alpha.
  private static int[] pixel(FlattenedBytes flat, boolean words, int x, int y) {
    int[] pixel = new int[4];
    for (int c = 0; c < 4; c++) {
      int at = (y * WIDTH + x) * 4 + (c < 3 ? 2 - c : 3);
      pixel[c] =
          words
              ? flat.bytes()[2 * at] & 255 | (flat.bytes()[2 * at + 1] & 255) << 8
              : flat.bytes()[at] & 255;
    }
    return pixel;
  }

  private static List<Case> cases() throws IOException {
    String text;
    try (InputStream in = MeasuredGradientTest.class.getResourceAsStream("gradients-5.1.5.txt")) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    List<Case> cases = new ArrayList<>();
    for (String block : text.strip().split("\n\n")) {
      List<String> lines = block.lines().toList();
      Map<String, String> settings = new LinkedHashMap<>();
      List<Point> points = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        if (line.matches("\\d+ \\d+: .*")) points.add(point(line));
        else settings.put(line.split("=", 2)[0], line.split("=", 2)[1]);
      }
      cases.add(new Case(lines.getFirst().equals("U16"), settings, points));
    }
    return cases;
  }

  private static Point point(String line) {
    String[] n = line.split(":? ");
    int[] rgba = new int[4];
    for (int c = 0; c < 4; c++) rgba[c] = Integer.parseInt(n[2 + c]);
    return new Point(Integer.parseInt(n[0]), Integer.parseInt(n[1]), rgba);
  }
}
