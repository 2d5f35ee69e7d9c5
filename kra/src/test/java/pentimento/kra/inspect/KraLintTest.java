package pentimento.kra.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.kra.KraDocument;
import pentimento.kra.PixelFormat;
import pentimento.kra.PlanarPixels;
import pentimento.kra.edit.NewDocument;
import pentimento.kra.edit.NewNode;
import pentimento.kra.edit.Paintings;
import pentimento.kra.edit.SaveOptions;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

class KraLintTest {

  @TempDir Path folder;

  @Test
  void odd_numbers_are_found_with_layer_and_place() {
    Planes dab = Planes.allocate(new Rect(60, 10, 30, 20), 4);
    java.util.Arrays.fill(dab.plane(3), 1);
    dab.plane(1)[dab.index(70, 15)] = Float.NaN;
    dab.plane(2)[dab.index(62, 20)] = Float.POSITIVE_INFINITY;
    dab.plane(0)[dab.index(63, 21)] = -0.5f;
    NewDocument d = Paintings.painted(1, 5);
    NewNode odd = NewNode.paint("Odd", PlanarPixels.of(PixelFormat.RGBA_F32, dab)).op("divide");
    List<LintFinding> found = lint(d.layers(odd, d.layers().get(2)));
    assertThat(of(found, "nan", "Odd")).contains("1 pixel, at 70,15");
    assertThat(of(found, "infinite", "Odd")).contains("1 pixel, at 62,20");
    assertThat(of(found, "negative", "Odd")).contains("1 pixel, at 63,21");
    assertThat(of(found, "divides-by-zero", "Odd")).contains("597 pixels, first at 60,10");
  }

  @Test
  void modes_for_displays_are_found_in_linear_documents() {
    NewDocument d = Paintings.painted(1, 5);
    NewNode screen = NewNode.paint("S", PlanarPixels.of(PixelFormat.RGBA_F32, Paintings.dab(1)));
    List<LintFinding> found =
        lint(d.layers(screen.op("screen"), screen.op("add"), d.layers().get(2)));
    assertThat(of(found, "display-referred-mode", "S")).contains("screen");
    assertThat(found.stream().filter(f -> f.rule().equals("display-referred-mode"))).hasSize(1);
  }

  @Test
  void what_is_missing_or_out_of_sight_is_found() {
    NewDocument d = Paintings.painted(1, 5);
    Planes far = Planes.allocate(new Rect(5000, 0, 9, 9), 4);
    java.util.Arrays.fill(far.plane(3), 1);
    List<LintFinding> found =
        lint(
            d.layers(
                NewNode.cloneOf("C", "{0}", "gone"),
                NewNode.paint("Far", PlanarPixels.of(PixelFormat.RGBA_F32, far)),
                NewNode.file(
                    "F",
                    "not-there.png",
                    pentimento.kra.FileLayer.Scaling.NONE,
                    PixelFormat.RGBA_F32)));
    assertThat(of(found, "clone-source-missing", "C")).contains("gone");
    assertThat(of(found, "file-missing", "F")).contains("not-there.png");
    assertThat(of(found, "outside", "Far")).contains("outside the canvas");
  }

  private static String of(List<LintFinding> found, String rule, String node) {
    return found.stream()
        .filter(f -> f.rule().equals(rule) && f.node().equals(node))
        .map(LintFinding::message)
        .findFirst()
        .orElse("");
  }

  private List<LintFinding> lint(NewDocument document) {
    Path file = folder.resolve("d.kra");
    document.write(file, SaveOptions.REPLACE);
    try (KraDocument d = KraDocument.open(file)) {
      return KraLint.check(d, new Cancellation());
    }
  }
}
