package pentimento.ops.highlights;

import pentimento.pixel.Planes;

/// [ChromaStatistics] written down plainly over the whole picture, in double precision.
final class NaiveChroma {

  private NaiveChroma() {}

  static float[] of(Planes samples, OpposedReference reference) {
    int across = samples.width() / 3 + 1 & ~1;
    int down = samples.height() / 3 + 1 & ~1;
    float[] chroma = new float[3];
    for (int colour = 0; colour < 3; colour++) {
      boolean[][] marked = new boolean[down][across];
      for (int y = 1; y < samples.height() - 1; y++) {
        for (int x = 1; x < samples.width() - 1; x++) {
          boolean mine = reference.colour(x, y) == colour;
          boolean full = samples.at(0, x, y) >= reference.full(colour);
          if (mine && full && y / 3 < down && x / 3 < across) marked[y / 3][x / 3] = true;
        }
      }
      double sum = 0;
      long count = 0;
      for (int y = 1; y < samples.height() - 1; y++) {
        for (int x = 1; x < samples.width() - 1; x++) {
          float v = samples.at(0, x, y);
          float full = reference.full(colour);
          float dark = (colour == 1 ? 0.125f : 0.03f) * full;
          if (reference.colour(x, y) != colour || v <= dark || v >= full) continue;
          if (y / 3 >= down || x / 3 >= across || !near(marked, x / 3, y / 3)) continue;
          sum += v - reference.at(samples, x, y);
          count++;
        }
      }
      chroma[colour] = count == 0 ? 0 : (float) (sum / count);
    }
    return chroma;
  }

  private static boolean near(boolean[][] marked, int x, int y) {
    for (int dy = -3; dy <= 3; dy++) {
      for (int dx = -3; dx <= 3; dx++) {
        if (Math.abs(dx) == 3 && Math.abs(dy) == 3) continue;
        int u = x + dx;
        int v = y + dy;
        if (v >= 0 && v < marked.length && u >= 0 && u < marked[0].length && marked[v][u]) {
          return true;
        }
      }
    }
    return false;
  }
}
