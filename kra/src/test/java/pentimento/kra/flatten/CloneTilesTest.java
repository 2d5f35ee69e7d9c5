package pentimento.kra.flatten;

import static org.assertj.core.api.Assertions.assertThat;
import static pentimento.kra.flatten.SmallDocument.group;
import static pentimento.kra.flatten.SmallDocument.layer;
import static pentimento.kra.flatten.SmallDocument.paint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where Krita 5.1.5 has tiles of clones, seen where a multiplication rounds a faint grey to black.
class CloneTilesTest {

  private static final String MULTIPLY = "compositeop=\"multiply\" ";

  @TempDir private Path folder;

  @Test
  void a_moved_clone_fills_the_image_where_its_source_is_surrounded_by_another_nothing()
      throws IOException {
    String below = paint("a", "grey", "visible=\"0\"") + paint("b", "faint", "");
    assertThat(at(clone("a", 0, MULTIPLY + "y=\"10\"") + below)).containsExactly(0, 0, 0, 1);
    assertThat(at(clone("a", 0, MULTIPLY) + below)).containsExactly(90, 90, 90, 1);
    String plain = paint("a", "red", "visible=\"0\"") + paint("b", "faint", "");
    assertThat(at(clone("a", 0, MULTIPLY + "y=\"10\"") + plain)).containsExactly(90, 90, 90, 1);
  }

  @Test
  void it_has_no_tiles_where_those_of_its_source_lie_beside_the_image() throws IOException {
    String below = paint("a", "grey", "visible=\"0\"") + paint("b", "faint", "");
    assertThat(at(clone("a", 0, MULTIPLY + "y=\"80\"") + below)).containsExactly(90, 90, 90, 1);
    assertThat(at(clone("a", 0, MULTIPLY + "x=\"-64\"") + below)).containsExactly(90, 90, 90, 1);
  }

  @Test
  void what_a_clone_of_a_clone_shows_of_a_group_beyond_the_image_is_reported() throws IOException {
    String two = paint("a", "red", "x=\"60\"") + paint("c", "red", "x=\"70\"");
    String clones = clone("clone0", 1, "x=\"-9\"") + clone("g", 0, "x=\"2\"");
    assertThat(flat(clones + group("g", "", two)).report().isExact()).isFalse();
    String inside = two.replace("x=\"60\"", "x=\"6\"").replace("x=\"70\"", "x=\"7\"");
    assertThat(flat(clones + group("g", "", inside)).report().isExact()).isTrue();
    String projection = clones.replace("clonetype=\"1\"", "clonetype=\"0\"");
    assertThat(flat(projection + group("g", "", two)).report().isExact()).isTrue();
  }

  @Test
  void what_a_blur_made_beyond_the_image_is_reported_where_a_clone_shows_it() throws IOException {
    String blur =
        "><masks><mask nodetype=\"filtermask\" name=\"m\" filename=\"all\" filtername=\"%s\"/></masks></layer>";
    String clone = clone("a", 0, "x=\"-3\"");
    String wide = paint("a", "red", "x=\"60\"");
    assertThat(exact(clone + wide.replace("/>", blur.formatted("gaussian blur")))).isFalse();
    assertThat(exact(clone + wide.replace("/>", blur.formatted("invert")))).isTrue();
    String inPlace = clone("a", 0, "");
    assertThat(exact(inPlace + wide.replace("/>", blur.formatted("gaussian blur")))).isTrue();
  }

  private boolean exact(String layers) throws IOException {
    return flat(layers).report().isExact();
  }

  private static String clone(String of, int type, String attributes) {
    String from =
        " clonefromuuid=\"{%s}\" clonefrom=\"%s\" clonetype=\"%d\"".formatted(of, of, type);
    return layer("clonelayer", "clone" + type, "clone", attributes + from) + "/>";
  }

  /// A pixel to the right of the first tile.
  private int[] at(String layers) throws IOException {
    return SmallDocument.pixel(flat(layers), 90, 5);
  }

  private FlattenedBytes flat(String layers) throws IOException {
    byte[] red = {1, 2, (byte) 200, (byte) 150};
    return new SmallDocument(layers)
        .pixels("red", new byte[4], red)
        .pixels("grey", new byte[] {7, 7, 7, 0}, red)
        .pixels("all.pixelselection", new byte[] {-1}, null)
        .entry("all.filterconfig", "<params version=\"1\"/>".getBytes(StandardCharsets.UTF_8))
        .pixels("faint", new byte[] {90, 90, 90, 1}, null)
        .flatten(folder);
  }
}
