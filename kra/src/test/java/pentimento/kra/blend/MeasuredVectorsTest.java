package pentimento.kra.blend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Every row that was measured by running Krita 5.1.5: one source pixel over one backdrop pixel.
class MeasuredVectorsTest {

  @Test
  void every_measured_pixel_is_matched() throws IOException {
    Path vectors =
        Path.of(System.getProperty("pentimento.shared", "none"))
            .resolve("specs/krita-blend-vectors-5.1.5.csv");
    Assumptions.assumeTrue(Files.exists(vectors), "the measured vectors are not here");
    TreeMap<String, List<String>> wrong = new TreeMap<>();
    int rows = 0;
    for (String line : Files.readAllLines(vectors)) {
      if (!line.startsWith("U8,") && !line.startsWith("F32,")) continue;
      String[] cells = line.split(",", -1);
      double[] v = Arrays.stream(cells, 2, 14).mapToDouble(Double::parseDouble).toArray();
      if (cells[1].equals("dissolve")) continue;
      rows++;
      double[] got = composite(cells[0].equals("U8"), cells[1], v);
      for (int c = 0; c < 4; c++) {
        double expected = v[8 + c];
        double tolerance = cells[0].equals("U8") ? 1 : 2e-6 * Math.max(1, Math.abs(expected));
        if (!(Math.abs(got[c] - expected) <= tolerance)) {
          wrong
              .computeIfAbsent(cells[0] + " " + cells[1], _ -> new ArrayList<>())
              .add(line + " got " + Arrays.toString(got));
          break;
        }
      }
    }
    assertThat(rows).isGreaterThan(1000);
    assertThat(wrong).isEmpty();
  }

  private static double[] composite(boolean integer, String id, double[] v) {
    BlendSpace space = new BlendSpace(true, integer, true);
    CompositeOp op = CompositeOps.find(id, space);
    if (op == null) op = CompositeOps.normal(space);
    double[] out = new double[4];
    if (integer) {
      IntTile source = new IntTile(255, 4);
      IntTile backdrop = new IntTile(255, 4);
      for (int c = 0; c < 4; c++) {
        Arrays.fill(source.plane(c), (int) v[c]);
        Arrays.fill(backdrop.plane(c), (int) v[4 + c]);
      }
      op.composite(source, backdrop, LayerBlend.FULL, new Workspace());
      for (int c = 0; c < 4; c++) out[c] = backdrop.plane(c)[77];
    } else {
      FloatTile source = new FloatTile(false, 4);
      FloatTile backdrop = new FloatTile(false, 4);
      for (int c = 0; c < 4; c++) {
        Arrays.fill(source.plane(c), (float) v[c]);
        Arrays.fill(backdrop.plane(c), (float) v[4 + c]);
      }
      op.composite(source, backdrop, LayerBlend.FULL, new Workspace());
      for (int c = 0; c < 4; c++) out[c] = backdrop.plane(c)[77];
    }
    return out;
  }
}
