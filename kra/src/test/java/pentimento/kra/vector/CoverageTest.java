package pentimento.kra.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CoverageTest {

  private static final long SEED = Long.getLong("pentimento.seed", 20261125);

  /// Any band of a picture covers what the whole picture covers there.
  @Test
  void bands_agree_with_the_whole() {
    Random random = new Random(SEED);
    for (int n = 0; n < 300; n++) {
      int[] polygon = polygon(random);
      Coverage whole = filled(new Coverage(0, 0, 90, 60), polygon);
      Coverage part = filled(new Coverage(20, 15, 30, 20), polygon);
      boolean evenOdd = random.nextBoolean();
      int[] wide = new int[90];
      int[] narrow = new int[30];
      for (int y = 15; y < 35; y++) {
        if (!whole.row(y, evenOdd, wide)) wide = new int[90];
        if (!part.row(y, evenOdd, narrow)) narrow = new int[30];
        for (int x = 0; x < 30; x++) {
          assertThat(narrow[x]).as("seed %d, n %d, %d, %d", SEED, n, x, y).isEqualTo(wide[20 + x]);
        }
      }
    }
  }

  /// The coverage of a triangle sums to its area.
  @Test
  void areas_are_exact() {
    Random random = new Random(SEED);
    for (int n = 0; n < 300; n++) {
      int[] p = new int[6];
      for (int i = 0; i < 6; i++) p[i] = random.nextInt(60 * 256);
      double area =
          Math.abs((double) (p[2] - p[0]) * (p[5] - p[1]) - (double) (p[4] - p[0]) * (p[3] - p[1]))
              / 2
              / 65536;
      Coverage coverage = filled(new Coverage(0, 0, 60, 60), p);
      double sum = 0;
      int[] row = new int[60];
      int touched = 0;
      for (int y = 0; y < 60; y++) {
        if (!coverage.row(y, false, row)) continue;
        for (int v : row) {
          sum += Math.min(v, 255) / 255.5;
          if (v > 0) touched++;
        }
      }
      assertThat(Math.abs(sum - area)).as("seed %d, n %d", SEED, n).isLessThan(1 + touched * 0.005);
    }
  }

  private static int[] polygon(Random random) {
    int[] points = new int[2 * (3 + random.nextInt(5))];
    for (int i = 0; i < points.length; i++)
      points[i] = (random.nextInt(140) - 30) * 256 + random.nextInt(256);
    return points;
  }

  private static Coverage filled(Coverage coverage, int[] p) {
    for (int i = 0; i < p.length; i += 2) {
      int j = (i + 2) % p.length;
      coverage.edge(p[i], p[i + 1], p[j], p[j + 1]);
    }
    return coverage;
  }
}
