package pentimento.kra;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pentimento.kra.edit.KraEdit;
import pentimento.kra.edit.NewDocument;
import pentimento.kra.edit.NewNode;
import pentimento.kra.edit.SaveOptions;
import pentimento.kra.flatten.FlattenOptions;
import pentimento.kra.flatten.Flattener;
import pentimento.kra.fuzz.Entries;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.Unsupported;
import pentimento.pixel.colour.icc.StandardProfiles;

/// What changes over time. Opacities were read off Krita 5.1.5's pixels, of paint layers, groups,
/// fills, filters and drawings alike.
class AnimationTest {

  private static final PixelFormat BYTES = new PixelFormat(ColourModel.RGBA, Depth.U8);

  /// How the writer names the mask's files.
  private static final String MASK = "mask3";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "constant, 0 20; 10 90, 9, 51",
    "constant, 0 20; 10 90, 10, 229",
    "linear, 2 20; 10 90, 0, 51",
    "linear, 2 20; 10 90, 7, 162",
    "linear, 2 20; 10 90, 12, 229",
    "linear, 0 33.3; 7 66.6; 10 5, 5, 145",
    "linear, 0 250; 10 120, 5, 255",
    "bezier, 2 20 0 0 4 0; 10 90 -3 0 0 0, 7, 165",
    "bezier, 2 76 -5 0 7 0; 4 80 -8 0 9 0; 13 44 -9 -41 2 -27, 4, 204",
    "bezier, 10 49 -2 -59 4 0; 17 28 -9 -18 7 57, 13, 69",
    "bezier, 1 1 -5 -29 5 0; 8 80 -6 0 8 50, 2, 6",
    "bezier, 9 87 -5 0 2 0; 15 12 -5 59 6 10, 10, 215"
  })
  void opacity_is_a_percentage_that_krita_truncates(String way, String keys, int time, int opacity)
      throws IOException {
    Path file = animated("layer2", opacityKeys(way, keys));
    try (KraDocument d = KraDocument.open(file)) {
      assertThat(d.layers().getFirst().compositing().opacityAt(time)).isEqualTo(opacity);
      FlattenOptions options = FlattenOptions.defaults().frame(time);
      byte[] shown = Flattener.flattenToBytes(d, options).bytes();
      assertThat(shown[3] & 255).isEqualTo(opacity);
      // A layer by itself shows none of it.
      KraDocument alone = d.isolate(d.layers().getFirst());
      assertThat(Flattener.flattenToBytes(alone, options).bytes()[3] & 255).isEqualTo(255);
    }
  }

  @Test
  void a_mask_shows_the_selection_of_its_frame() throws IOException {
    String selection = MASK + ".pixelselection";
    Path file = animated(MASK, content(selection + " 0; " + selection + ".f1 4"));
    Entries entries = Entries.of(file);
    ByteArrayOutputStream half = new ByteArrayOutputStream();
    String head = "VERSION 2\nTILEWIDTH 64\nTILEHEIGHT 64\nPIXELSIZE 1\nDATA 1\n0,0,LZF,4097\n\0";
    half.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < 4096; i++) half.write(100);
    file =
        entries
            .with("d/layers/" + selection + ".f1", half.toByteArray())
            .with("d/layers/" + selection + ".f1.defaultpixel", new byte[1])
            .write(folder.resolve("frames.kra"));
    try (KraDocument d = KraDocument.open(file)) {
      assertThat(alpha(d, 3)).isEqualTo(255);
      assertThat(alpha(d, 4)).isEqualTo(100);
      TransparencyMask mask = (TransparencyMask) d.layers().getFirst().masks().getFirst();
      assertThat(requireNonNull(mask.selectionAt(-1)).showsOutside()).isFalse();
      assertThatThrownBy(() -> KraEdit.of(d).move(mask, 1, 1)).isInstanceOf(Unsupported.class);
    }
  }

  @Test
  void an_opacity_that_is_animated_is_not_set() throws IOException {
    Path file = animated("layer2", opacityKeys("linear", "0 20; 10 90"));
    try (KraDocument d = KraDocument.open(file)) {
      assertThatThrownBy(() -> KraEdit.of(d).opacity(d.layers().getFirst(), 9))
          .isInstanceOf(Unsupported.class)
          .hasMessageContaining("animated");
    }
  }

  private static int alpha(KraDocument d, int time) {
    return Flattener.flattenToBytes(d, FlattenOptions.defaults().frame(time)).bytes()[3] & 255;
  }

  /// An opaque layer with a mask, of which a node has a file of keyframes.
  private Path animated(String node, String keys) throws IOException {
    Path file = folder.resolve("d.kra");
    Planes white = Planes.allocate(new Rect(0, 0, 64, 64), 3);
    Planes all = Planes.allocate(new Rect(0, 0, 64, 64), 1);
    Arrays.fill(all.plane(0), 1);
    NewDocument.of("d", 64, 64, BYTES, "sRGB", StandardProfiles.SRGB.bytes())
        .layers(
            NewNode.paint("a", PlanarPixels.of(BYTES, white))
                .masks(NewNode.transparencyMask("m", PlanarPixels.of(PixelFormat.SELECTION, all))))
        .write(file, SaveOptions.REPLACE);
    Entries entries = Entries.of(file);
    String tree = new String(entries.content("maindoc.xml"), StandardCharsets.UTF_8);
    String named = "filename=\"" + node + "\"";
    assertThat(tree).contains(named);
    return entries
        .with(
            "maindoc.xml",
            tree.replace(named, named + " keyframes=\"keys.xml\"").getBytes(StandardCharsets.UTF_8))
        .with("d/layers/keys.xml", keys.getBytes(StandardCharsets.UTF_8))
        .write(folder.resolve("animated.kra"));
  }

  /// @param keys `TIME PERCENT [LEFT-X LEFT-Y RIGHT-X RIGHT-Y]` each
  private static String opacityKeys(String way, String keys) {
    StringBuilder xml = new StringBuilder("<keyframes><channel name=\"opacity\">");
    for (String key : keys.split("; ")) {
      List<String> words = List.of(key.split(" "));
      xml.append("<keyframe time=\"%s\" value=\"%s\"".formatted(words.get(0), words.get(1)));
      xml.append(" interpolation=\"%s\">".formatted(way));
      if (words.size() > 2) {
        xml.append("<leftTangent x=\"%s\" y=\"%s\"/>".formatted(words.get(2), words.get(3)));
        xml.append("<rightTangent x=\"%s\" y=\"%s\"/>".formatted(words.get(4), words.get(5)));
      }
      xml.append("</keyframe>");
    }
    return xml.append("</channel></keyframes>").toString();
  }

  /// @param keys `FILE TIME` each
  private static String content(String keys) {
    StringBuilder xml = new StringBuilder("<keyframes><channel name=\"content\">");
    Matcher key = Pattern.compile("(\\S+) (\\d+)").matcher(keys);
    while (key.find()) {
      xml.append("<keyframe frame=\"%s\" time=\"%s\"/>".formatted(key.group(1), key.group(2)));
    }
    return xml.append("</channel></keyframes>").toString();
  }
}
