package pentimento.kra.flatten;

import static org.assertj.core.api.Assertions.assertThat;
import static pentimento.kra.flatten.SmallDocument.group;
import static pentimento.kra.flatten.SmallDocument.layer;
import static pentimento.kra.flatten.SmallDocument.paint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.kra.ColourModel;
import pentimento.kra.Depth;
import pentimento.kra.EmptyPixels;
import pentimento.kra.KraDocument;
import pentimento.kra.PixelFormat;
import pentimento.kra.edit.NewDocument;
import pentimento.kra.edit.NewNode;
import pentimento.kra.edit.SaveOptions;
import pentimento.pixel.colour.icc.StandardProfiles;

/// Where Krita 5.1.5 takes short ways that show: tried with it.
class InPlaceTest {

  private static final String NO_GREEN = "compositeop=\"copy\" channelflags=\"1011\"";

  private static final String HIDDEN =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"60pt\" height=\"48pt\" viewBox=\"0 0 60 48\">"
          + "<rect x=\"5\" y=\"5\" width=\"9\" height=\"9\" display=\"none\"/></svg>";

  private static final String BLUR =
      "<params version=\"1\"><param name=\"horizRadius\">9</param>"
          + "<param name=\"vertRadius\">9</param></params>";

  @TempDir private Path folder;

  @Test
  void copy_disregards_flags_where_the_pixels_lie_as_stored() throws IOException {
    String base = paint("b", "green", "");
    assertThat(at(paint("a", "red", NO_GREEN) + base, 20, 20)).containsExactly(1, 2, 200, 150);
    String moved = NO_GREEN + " x=\"3\"";
    assertThat(at(paint("a", "red", moved) + base, 20, 20)).containsExactly(1, 100, 200, 150);
    String weak = NO_GREEN + " opacity=\"254\"";
    assertThat(at(paint("a", "red", weak) + base, 20, 20)[1]).isEqualTo(100);
  }

  @Test
  void copy_of_groups_and_clones_follows_their_pictures() throws IOException {
    String base = paint("b", "green", "");
    String two = group("g", NO_GREEN, paint("a", "red", "x=\"3\"") + paint("c", "red", "x=\"3\""));
    assertThat(at(two + base, 20, 20)[1]).isEqualTo(2);
    String one = group("g", NO_GREEN, paint("a", "red", "x=\"3\""));
    assertThat(at(one + base, 20, 20)[1]).isEqualTo(100);
    String hidden = paint("a", "red", "x=\"3\" visible=\"0\"");
    assertThat(at(clone(NO_GREEN) + hidden + base, 20, 20)[1]).isEqualTo(100);
    assertThat(at(clone(NO_GREEN + " y=\"2\"") + hidden + base, 20, 20)[1]).isEqualTo(2);
  }

  @Test
  void filter_layers_that_copy_disregard_flags() throws IOException {
    String base = paint("b", "green", "");
    assertThat(at(invert("all", NO_GREEN) + base, 20, 20)).containsExactly(155, 155, 155, 255);
    String weak = NO_GREEN + " opacity=\"254\"";
    assertThat(at(invert("all", weak) + base, 20, 20)[1]).isEqualTo(100);
  }

  @Test
  void filter_layers_that_do_not_fill_are_selected_first_and_laid_then() throws IOException {
    String half = invert("half", "compositeop=\"copy\" opacity=\"200\"");
    assertThat(at(half + paint("b", "green", ""), 20, 20)).containsExactly(119, 119, 119, 255);
  }

  @Test
  void a_group_without_a_picture_still_acts_everywhere() throws IOException {
    String inner = paint("a", "red", "") + paint("c", "red", "");
    String none = group("g", "compositeop=\"copy\"", group("p", "passthrough=\"1\"", inner));
    assertThat(at(none + paint("b", "green", ""), 20, 20)).containsExactly(0, 0, 0, 0);
  }

  @Test
  void what_inherits_alpha_gives_its_group_no_tiles() throws IOException {
    String locked = paint("a", "red", "channelflags=\"1110\"");
    String group = group("g", "compositeop=\"multiply\" opacity=\"200\"", locked);
    assertThat(at(group + paint("b", "faint", ""), 20, 20)).containsExactly(90, 90, 90, 1);
  }

  @Test
  void a_clone_moved_out_of_the_image_has_no_tiles() throws IOException {
    String below = paint("a", "red", "visible=\"0\"") + paint("b", "faint", "");
    String multiply = "compositeop=\"multiply\" y=";
    assertThat(at(clone(multiply + "\"79\"") + below, 20, 70)).containsExactly(0, 0, 0, 1);
    assertThat(at(clone(multiply + "\"80\"") + below, 20, 70)).containsExactly(90, 90, 90, 1);
    String plain = paint("a", "opaque", "visible=\"0\"");
    assertThat(at(clone("y=\"79\"") + plain, 20, 20)).containsExactly(9, 9, 9, 255);
    assertThat(at(clone("y=\"80\"") + plain, 20, 20)).containsExactly(0, 0, 0, 0);
  }

  @Test
  void the_original_of_a_clone_is_not_moved() throws IOException {
    String first = clone("y=\"60\" visible=\"0\"");
    String second =
        layer(
                "clonelayer",
                "second",
                "second",
                "x=\"10\" clonefromuuid=\"{clone}\" clonetype=\"1\"")
            + "/>";
    String red = paint("a", "red", "visible=\"0\"");
    assertThat(at(second + first + red, 12, 2)).containsExactly(1, 2, 200, 150);
    assertThat(at(second + first + red, 9, 2)).containsExactly(0, 0, 0, 0);
  }

  @Test
  void nothing_is_black_brought_into_the_image_space() throws IOException {
    PixelFormat lab = new PixelFormat(ColourModel.LABA, Depth.U16);
    byte[] code = {0, 0x10, 0, 0x10, 0, 0x10, -1, -1};
    Path file = folder.resolve("lab.kra");
    NewDocument.of("d", 8, 8, lab, "Lab", StandardProfiles.LAB.bytes())
        .layers(NewNode.paint("a", new EmptyPixels(lab, code)).op("luminosity_sai"))
        .write(file, SaveOptions.REPLACE);
    try (KraDocument document = KraDocument.open(file)) {
      byte[] flat = Flattener.flattenToBytes(document, FlattenOptions.defaults()).bytes();
      assertThat(Arrays.copyOf(flat, 8))
          .containsExactly(0, 0x10, (byte) 0x80, (byte) 0x90, (byte) 0x80, (byte) 0x90, -1, -1);
    }
  }

  @Test
  void a_filter_layer_without_selection_lays_what_is_below_on_itself() throws IOException {
    String base = paint("b", "green", "");
    String multiply = invert("none", "compositeop=\"multiply\" opacity=\"200\"");
    assertThat(at(multiply + base, 20, 20)).containsExactly(53, 53, 53, 255);
    assertThat(at(invert("none", "compositeop=\"copy\"") + base, 20, 20))
        .containsExactly(100, 100, 100, 255);
  }

  @Test
  void filter_layers_give_their_group_tiles_only_where_they_act_everywhere() throws IOException {
    String faint = paint("b", "faint", "");
    String group = "compositeop=\"multiply\" opacity=\"200\"";
    for (String file : new String[] {"all", "none"}) {
      String laid = invert(file, "compositeop=\"normal\" opacity=\"200\"");
      assertThat(at(group("g", group, laid) + faint, 20, 20)).containsExactly(90, 90, 90, 1);
      String copied = invert(file, "compositeop=\"copy\" opacity=\"200\"");
      assertThat(at(group("g", group, copied) + faint, 20, 20)).containsExactly(0, 0, 0, 1);
      String whole = group("g", group, laid + invert(file, "compositeop=\"copy\""));
      assertThat(at(whole + faint, 20, 20)).containsExactly(0, 0, 0, 1);
    }
  }

  @Test
  void a_blur_that_is_laid_in_another_mode_ends_where_the_tiles_below_end() throws IOException {
    String base = paint("b", "red", "");
    for (String mode : new String[] {"normal", "add"}) {
      String laid = blur("compositeop=\"" + mode + "\"");
      assertThat(at(laid + base, 70, 20)[3]).isEqualTo(0);
      assertThat(at(group("g", "", laid + base) + paint("c", "nine", ""), 70, 20)[3])
          .isEqualTo(255);
      String wider = paint("w", "opaque", "opacity=\"0\"");
      assertThat(at(laid + base + wider, 70, 20)[3]).isPositive();
    }
    assertThat(at(blur("compositeop=\"copy\"") + base, 70, 20)[3]).isPositive();
  }

  @Test
  void a_blur_as_a_mask_gives_its_layer_the_tiles_that_it_selects() throws IOException {
    String faint = paint("b", "faint", "");
    String blurred =
        paint("a", "red", "compositeop=\"multiply\" opacity=\"200\"")
            .replace(
                "/>",
                "><masks><mask nodetype=\"filtermask\" name=\"m\" filename=\"FILE\""
                    + " filtername=\"gaussian blur\"/></masks></layer>");
    assertThat(at(blurred.replace("FILE", "part") + faint, 99, 79)).containsExactly(90, 90, 90, 1);
    assertThat(at(blurred.replace("FILE", "soft") + faint, 99, 79)).containsExactly(0, 0, 0, 1);
  }

  @Test
  void masked_layers_whose_tiles_are_not_known_for_sure_are_reported() throws IOException {
    String mask =
        "><masks><mask nodetype=\"transparencymask\" name=\"m\" filename=\"half\"/></masks></layer>";
    String faint = paint("b", "faint", "");
    assertThat(flat(paint("a", "red", "").replace("/>", mask) + faint).report().isExact()).isTrue();
    String veiled = paint("a", "veiled", "").replace("/>", mask);
    assertThat(flat(veiled + faint).report().isExact()).isFalse();
    String source = paint("a", "red", "visible=\"0\"");
    String multiplied = clone("compositeop=\"multiply\"");
    assertThat(flat(multiplied + source).report().isExact()).isTrue();
    assertThat(flat(multiplied.replace("/>", mask) + source).report().isExact()).isFalse();
    assertThat(flat(clone("").replace("/>", mask) + source).report().isExact()).isTrue();
  }

  @Test
  void in_and_out_do_not_always_heed_a_lock() throws IOException {
    String locked = " channelflags=\"1110\"";
    String base = paint("b", "green", "");
    assertThat(at(paint("a", "nothing", "compositeop=\"in\"" + locked) + base, 20, 20)[3])
        .isEqualTo(0);
    assertThat(at(paint("a", "red", "compositeop=\"in\"" + locked) + base, 20, 20)[3])
        .isEqualTo(255);
    assertThat(at(paint("a", "green", "compositeop=\"out\"" + locked) + base, 20, 20)[3])
        .isEqualTo(0);
    assertThat(at(paint("a", "red", "compositeop=\"out\"" + locked) + base, 20, 20)[3])
        .isEqualTo(255);
  }

  @Test
  void a_layer_shows_nothing_before_its_first_frame() throws IOException {
    String frames = paint("a", "opaque", "keyframes=\"k.xml\"");
    assertThat(at(frames + paint("b", "nothing", ""), 20, 20)).containsExactly(0, 0, 0, 0);
  }

  @Test
  void a_fill_through_a_moved_selection_is_laid_in_tiles_of_its_own() throws IOException {
    String faint = paint("b", "faint", "");
    String fill =
        layer("generatorlayer", "f", "fill", "generatorname=\"color\" x=\"3\" y=\"3\"")
            .replace("opacity=\"255\"", "opacity=\"4\"")
            .replace("\"normal\"", "\"soft_light_svg\"");
    assertThat(at(fill + "/>" + faint, 1, 1)).containsExactly(0, 0, 0, 1);
  }

  @Test
  void a_clone_of_what_a_fill_drew_shows_it_without_its_selection() throws IOException {
    String mode = "generatorname=\"color\" compositeop=\"erase\"";
    String fill = layer("generatorlayer", "a", "fill", mode) + "/>";
    String right = clone("x=\"70\"").replace("clonetype=\"0\"", "clonetype=\"1\"");
    assertThat(at(right + fill, 69, 79)).containsExactly(0, 0, 0, 0);
    assertThat(at(right + fill, 70, 79)).containsExactly(255, 255, 255, 255);
    String left = right.replace("70", "-70");
    assertThat(at(left + fill, 29, 79)).containsExactly(255, 255, 255, 255);
    assertThat(at(left + fill, 30, 79)).containsExactly(0, 0, 0, 0);
  }

  @Test
  void a_moved_clone_behind_a_mask_has_no_tiles_across_the_edge() throws IOException {
    String mask =
        "<masks><mask nodetype=\"transparencymask\" name=\"m\" filename=\"fill\"/></masks>";
    String laid = " compositeop=\"multiply\" opacity=\"200\"";
    String red = paint("a", "red", "visible=\"0\"");
    String below = red + paint("b", "faint", "");
    String moved = clone("x=\"40\"" + laid).replace("/>", ">" + mask + "</layer>");
    assertThat(at(moved + below, 60, 20)[3]).isGreaterThan(1);
    assertThat(at(moved + below, 90, 20)).containsExactly(90, 90, 90, 1);
  }

  @Test
  void in_and_out_without_opacity_do_nothing() throws IOException {
    String faint = paint("b", "faint", "");
    for (String mode : new String[] {"in", "out"}) {
      String op = "compositeop=\"" + mode + "\" opacity=";
      String none = op + "\"0\"";
      assertThat(at(paint("a", "opaque", none) + faint, 5, 5)).containsExactly(90, 90, 90, 1);
      assertThat(at(paint("a", "red", none) + faint, 5, 5)).containsExactly(90, 90, 90, 1);
      assertThat(at(invert("all", none) + faint, 5, 5)).containsExactly(90, 90, 90, 1);
    }
    String some = "compositeop=\"out\" opacity=\"1\"";
    assertThat(at(paint("a", "opaque", some) + faint, 5, 5)[3]).isZero();
  }

  @Test
  void a_fill_without_selection_and_a_drawing_of_nothing_are_not_laid_on_anything()
      throws IOException {
    String faint = paint("b", "faint", "");
    String multiply = "compositeop=\"multiply\" opacity=\"200\"";
    String fill = layer("generatorlayer", "f", "none", "generatorname=\"color\" " + multiply);
    assertThat(at(fill + "/>" + faint, 20, 20)).containsExactly(90, 90, 90, 1);
    String drawing = layer("shapelayer", "v", "vectors", multiply) + "/>";
    assertThat(at(drawing + faint, 20, 20)).containsExactly(90, 90, 90, 1);
  }

  @Test
  void a_brush_that_inherits_alpha_is_reported() throws IOException {
    String dark = "compositeop=\"alphadarken\" channelflags=\"";
    String base = paint("b", "green", "");
    assertThat(flat(paint("a", "red", dark + "1110\"") + base).report().isExact()).isFalse();
    assertThat(flat(paint("a", "red", dark + "\"") + base).report().isExact()).isTrue();
  }

  @Test
  void a_moved_clone_of_a_masked_layer_with_a_default_pixel_is_reported() throws IOException {
    String mask =
        "><masks><mask nodetype=\"transparencymask\" name=\"m\" filename=\"half\"/></masks></layer>";
    String masked = paint("a", "opaque", "").replace("/>", mask);
    assertThat(flat(clone("x=\"3\"") + masked).report().isExact()).isFalse();
    assertThat(flat(clone("x=\"3\"") + paint("a", "opaque", "")).report().isExact()).isTrue();
    String covered = clone("x=\"3\"").replace("/>", mask);
    assertThat(flat(covered + paint("a", "opaque", "")).report().isExact()).isFalse();
  }

  @Test
  void a_clone_beside_the_image_still_cuts_out_where_its_mode_acts_everywhere() throws IOException {
    String source = paint("a", "nine", "visible=\"0\"");
    String cut = clone("compositeop=\"destination-in\" y=\"80\"");
    assertThat(at(cut + source + paint("b", "green", ""), 20, 20)[3]).isEqualTo(0);
  }

  /// Krita draws vectors and fills once it has opened a document.
  @Test
  void drawings_and_fills_in_float_documents_are_reported() throws IOException {
    for (Depth depth : Depth.values()) {
      PixelFormat format = new PixelFormat(ColourModel.RGBA, depth);
      Path file = folder.resolve(depth + ".kra");
      String svg = HIDDEN.replace(" display=\"none\"", "");
      NewDocument.of("d", 60, 48, format, "sRGB", StandardProfiles.SRGB.bytes())
          .layers(NewNode.vector("v", svg))
          .write(file, SaveOptions.REPLACE);
      try (KraDocument document = KraDocument.open(file)) {
        FlattenReport report = Flattener.flatten(document, FlattenOptions.defaults()).report();
        assertThat(
                report.inexact().stream().anyMatch(i -> i.reason().contains("before it has drawn")))
            .as("%s", depth)
            .isEqualTo(depth.isFloat());
      }
    }
  }

  @Test
  void what_shows_hidden_colours_is_reported() throws IOException {
    String base = paint("b", "green", "");
    assertThat(flat(paint("a", "red", "compositeop=\"luminosity_sai\"") + base).report().isExact())
        .isFalse();
  }

  @Test
  void transforms_of_what_krita_draws_beyond_the_image_are_reported() throws IOException {
    String mask =
        "><masks><mask nodetype=\"transformmask\" name=\"m\" filename=\"move\"/></masks></layer>";
    String fill = layer("generatorlayer", "f", "fill", "generatorname=\"color\"");
    assertThat(flat(fill + mask).report().isExact()).isFalse();
    assertThat(flat(fill + "/>").report().isExact()).isTrue();
    String base = paint("a", "red", "");
    assertThat(flat(clone("x=\"1\"").replace("/>", mask) + base).report().isExact()).isTrue();
    String two = group("a", "", paint("c", "red", "") + paint("d", "red", ""));
    assertThat(flat(clone("x=\"1\"").replace("/>", mask) + two).report().isExact()).isFalse();
  }

  @Test
  void masks_of_filters_and_area_filters_of_some_channels_are_reported() throws IOException {
    String mask =
        "><masks><mask nodetype=\"transparencymask\" name=\"m\" filename=\"half\"/></masks></layer>";
    String base = paint("b", "green", "");
    String copy = "compositeop=\"copy\"";
    assertThat(flat(invert("all", copy) + base).report().isExact()).isTrue();
    assertThat(flat(invert("all", copy).replace("/>", mask) + base).report().isExact()).isFalse();
    String multiply = invert("none", "compositeop=\"multiply\"");
    assertThat(flat(multiply + base).report().isExact()).isTrue();
    assertThat(flat(multiply.replace("/>", mask) + base).report().isExact()).isFalse();
    String blur = invert("all", "channelflags=\"1110\"").replace("\"invert\"", "\"gaussian blur\"");
    assertThat(flat(blur + base).report().isExact()).isFalse();
    assertThat(flat(blur.replace("1110", "") + base).report().isExact()).isTrue();
  }

  @Test
  void a_clone_of_frames_is_reported_where_it_rounds_what_lies_below() throws IOException {
    String two = paint("a", "opaque", "keyframes=\"two.xml\"") + paint("b", "faint", "");
    String clone = clone("compositeop=\"multiply\"");
    assertThat(flat(clone + two).report().isExact()).isFalse();
    String holding = group("g", "compositeop=\"multiply\"", clone("") + paint("c", "red", ""));
    assertThat(flat(holding + two).report().isExact()).isFalse();
    assertThat(flat(clone("") + two).report().isExact()).isTrue();
    String itself =
        group("a", "compositeop=\"multiply\"", clone("x=\"1\"") + paint("c", "red", ""));
    assertThat(flat(itself + paint("b", "faint", "")).report().isExact()).isFalse();
  }

  private static String clone(String attributes) {
    String from = " clonefromuuid=\"{a}\" clonefrom=\"a\" clonetype=\"0\"";
    return layer("clonelayer", "clone", "clone", attributes + from) + "/>";
  }

  private static String invert(String file, String attributes) {
    return layer("adjustmentlayer", "i", file, attributes + " filtername=\"invert\"") + "/>";
  }

  private static String blur(String attributes) {
    String named = attributes + " filtername=\"gaussian blur\"";
    return layer("adjustmentlayer", "blur", "soft", named) + "/>";
  }

  /// A pixel in memory order: blue, green, red, alpha.
  private int[] at(String layers, int x, int y) throws IOException {
    return SmallDocument.pixel(flat(layers), x, y);
  }

  private FlattenedBytes flat(String layers) throws IOException {
    String frames =
        "<keyframes><channel name=\"content\"><keyframe frame=\"opaque\" time=\"4\">"
            + "<offset x=\"0\" y=\"0\" type=\"point\"/></keyframe></channel></keyframes>";
    String twoFrames =
        frames.replace(
            "</channel>",
            frames
                    .substring(frames.indexOf("<keyframe "), frames.indexOf("</channel>"))
                    .replace("\"4\"", "\"0\"")
                + "</channel>");
    String colour =
        "<params version=\"1\"><param name=\"color\" type=\"string\"><![CDATA[<Color"
            + " channeldepth='U8'><RGB r='1' g='1' b='1' space='sRGB-elle-V2-srgbtrc.icc'/></Color>"
            + "]]></param></params>";
    byte[] all = {-1};
    SmallDocument document = new SmallDocument(layers);
    // Without a profile of its own a layer is in Krita's sRGB.
    if (layers.contains("generatorlayer")) document.profile(StandardProfiles.SRGB.bytes());
    return document
        .pixels("red", new byte[4], new byte[] {1, 2, (byte) 200, (byte) 150})
        .pixels("green", new byte[4], new byte[] {100, 100, 100, -1})
        .pixels("faint", new byte[] {90, 90, 90, 1}, new byte[] {90, 90, 90, 1})
        .pixels("nothing", new byte[4], new byte[4])
        .pixels("veiled", new byte[] {5, 6, 7, 0}, new byte[] {90, 90, 90, 1})
        .pixels("opaque", new byte[] {9, 9, 9, -1}, null)
        .pixels("nine", new byte[] {9, 9, 9, -1}, new byte[] {9, 9, 9, -1})
        .pixels("all.pixelselection", all, null)
        .pixels("half.pixelselection", new byte[] {109}, null)
        .entry("move.transformconfig", SmallDocument.MOVE.getBytes(StandardCharsets.UTF_8))
        .entry("half.filterconfig", "<params version=\"1\"/>".getBytes(StandardCharsets.UTF_8))
        .pixels("fill.pixelselection", new byte[1], all)
        .pixels("soft.pixelselection", all, null)
        .entry("soft.filterconfig", BLUR.getBytes(StandardCharsets.UTF_8))
        .pixels("part.pixelselection", new byte[1], all)
        .entry("part.filterconfig", BLUR.getBytes(StandardCharsets.UTF_8))
        .entry("all.filterconfig", "<params version=\"1\"/>".getBytes(StandardCharsets.UTF_8))
        .entry("none.filterconfig", "<params version=\"1\"/>".getBytes(StandardCharsets.UTF_8))
        .entry("fill.filterconfig", colour.getBytes(StandardCharsets.UTF_8))
        .entry("vectors.shapelayer/content.svg", HIDDEN.getBytes(StandardCharsets.UTF_8))
        .entry("two.xml", twoFrames.getBytes(StandardCharsets.UTF_8))
        .entry("k.xml", frames.getBytes(StandardCharsets.UTF_8))
        .flatten(folder);
  }
}
