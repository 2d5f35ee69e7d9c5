package pentimento.kra.flatten;

import static org.assertj.core.api.Assertions.assertThat;
import static pentimento.kra.flatten.SmallDocument.group;
import static pentimento.kra.flatten.SmallDocument.paint;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    assertThat(at(tree, 39, 20, false)).containsExactly(9, 9, 9, 255);
    assertThat(at(tree, 39, 40, false)).containsExactly(200, 0, 0, 255);
  }

  @Test
  void alpha_darken_that_inherits_alpha_needs_something_below() throws IOException {
    String dark = paint("a", "red", "compositeop=\"alphadarken\" channelflags=\"1110\"");
    assertThat(at(dark + paint("b", "empty", "visible=\"0\""), 5, 5, false))
        .containsExactly(0, 0, 0, 0);
    assertThat(at(dark + paint("b", "empty", ""), 5, 5, false)).containsExactly(0, 0, 255, 255);
  }

  /// A pixel in memory order: blue, green, red, alpha.
  private int[] at(String layers, int x, int y) throws IOException {
    return at(layers, x, y, true);
  }

  private int[] at(String layers, int x, int y, boolean exact) throws IOException {
    FlattenedBytes flat =
        new SmallDocument(layers)
            .pixels("red", new byte[4], new byte[] {0, 0, -1, -1})
            .pixels("green", new byte[4], new byte[] {0, -1, 0, -1})
            .pixels("empty", new byte[4], new byte[4])
            .pixels("blue", new byte[] {(byte) 200, 0, 0, -1}, null)
            .pixels("plain", new byte[] {9, 9, 9, -1}, null)
            .flatten(folder);
    assertThat(flat.report().isExact()).isEqualTo(exact);
    return SmallDocument.pixel(flat, x, y);
  }
}
