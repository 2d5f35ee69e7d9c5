package pentimento.kpl.make;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import pentimento.pixel.colour.CieLab;
import pentimento.pixel.colour.Matrix3;
import pentimento.pixel.colour.RgbSpace;

/// Finds the main colours of a scene.
final class SceneClusters {
  /*
   * Pixels are counted in cells of L*a*b* (unbounded, so that highlights are places too), in picture
   * order and in double. Seeds are taken one after the other: the heaviest cell, then always the one
   * whose distance squared times the root of its weight is largest, so that small lights are found
   * too. Twelve rounds of Lloyd's k-means over the cells follow. Nothing is drawn by lot.
   */

  private static final double LIGHTNESS_STEP = 2;
  private static final double CHROMA_STEP = 4;
  private static final int ROUNDS = 12;

  private static final class Cell {
    double weight;
    final double[] light = new double[3];
    final double[] lab = new double[3];
  }

  private SceneClusters() {}

  /// Mean light of each cluster, at most `most` of them.
  static List<double[]> of(float[][] rgb, int length, int most) {
    List<Cell> cells = cells(rgb, length);
    if (cells.isEmpty()) return List.of();
    double[][] centres = seeds(cells, Math.min(most, cells.size()));
    int[] member = new int[cells.size()];
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < member.length; i++) member[i] = nearest(cells.get(i).lab, centres);
      centres = means(cells, member, centres);
    }
    return lights(cells, member, centres.length);
  }

  private static List<Cell> cells(float[][] rgb, int length) {
    Matrix3 toXyz = RgbSpace.REC2020.xyzD50FromRgb();
    Map<Long, Cell> cells = new TreeMap<>();
    for (int i = 0; i < length; i++) {
      double r = rgb[0][i];
      double g = rgb[1][i];
      double b = rgb[2][i];
      if (!Double.isFinite(r + g + b)) continue;
      double[] xyz = toXyz.times(r, g, b);
      double[] lab = CieLab.D50.fromXyz(xyz[0], xyz[1], xyz[2]);
      long key =
          step(lab[0], LIGHTNESS_STEP) << 42
              | step(lab[1], CHROMA_STEP) << 21
              | step(lab[2], CHROMA_STEP);
      Cell cell = cells.computeIfAbsent(key, _ -> new Cell());
      cell.weight++;
      cell.light[0] += r;
      cell.light[1] += g;
      cell.light[2] += b;
      for (int c = 0; c < 3; c++) cell.lab[c] += lab[c];
    }
    for (Cell cell : cells.values()) for (int c = 0; c < 3; c++) cell.lab[c] /= cell.weight;
    return new ArrayList<>(cells.values());
  }

  private static long step(double v, double size) {
    return (long) Math.clamp(Math.floor(v / size) + (1 << 20), 0, (1 << 21) - 1);
  }

  private static double[][] seeds(List<Cell> cells, int count) {
    double[] distance = new double[cells.size()];
    java.util.Arrays.fill(distance, 1);
    List<double[]> seeds = new ArrayList<>();
    boolean first = true;
    while (seeds.size() < count) {
      int best = 0;
      double most = -1;
      for (int i = 0; i < distance.length; i++) {
        double weight = cells.get(i).weight;
        double score = first ? weight : distance[i] * Math.sqrt(weight);
        if (score > most) {
          most = score;
          best = i;
        }
      }
      if (most <= 0) break;
      double[] seed = cells.get(best).lab.clone();
      seeds.add(seed);
      for (int i = 0; i < distance.length; i++) {
        double d = distance(cells.get(i).lab, seed);
        distance[i] = first ? d : Math.min(distance[i], d);
      }
      first = false;
    }
    return seeds.toArray(double[][]::new);
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int c = 0; c < 3; c++) sum += (a[c] - b[c]) * (a[c] - b[c]);
    return sum;
  }

  private static int nearest(double[] lab, double[][] centres) {
    int best = 0;
    for (int k = 1; k < centres.length; k++) {
      if (distance(lab, centres[k]) < distance(lab, centres[best])) best = k;
    }
    return best;
  }

  private static double[][] means(List<Cell> cells, int[] member, double[][] before) {
    double[][] sums = new double[before.length][3];
    double[] weights = new double[before.length];
    for (int i = 0; i < member.length; i++) {
      Cell cell = cells.get(i);
      weights[member[i]] += cell.weight;
      for (int c = 0; c < 3; c++) sums[member[i]][c] += cell.lab[c] * cell.weight;
    }
    for (int k = 0; k < sums.length; k++) {
      if (weights[k] == 0) sums[k] = before[k];
      else for (int c = 0; c < 3; c++) sums[k][c] /= weights[k];
    }
    return sums;
  }

  private static List<double[]> lights(List<Cell> cells, int[] member, int count) {
    double[][] sums = new double[count][3];
    double[] weights = new double[count];
    for (int i = 0; i < member.length; i++) {
      Cell cell = cells.get(i);
      weights[member[i]] += cell.weight;
      for (int c = 0; c < 3; c++) sums[member[i]][c] += cell.light[c];
    }
    List<double[]> lights = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      if (weights[k] == 0) continue;
      for (int c = 0; c < 3; c++) sums[k][c] /= weights[k];
      lights.add(sums[k]);
    }
    return lights;
  }
}
