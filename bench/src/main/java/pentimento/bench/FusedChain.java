package pentimento.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import pentimento.pixel.numeric.Linear;
import pentimento.pixel.numeric.Powers;

/// Times the chain that tone mappers are made of (matrix, log2, smoothstep, exp2) over planar
/// floats on one thread, in CPU time per pixel; `fused_chain.c` is its twin. Run both by
/// `bench/fused-chain.sh`.
///
/// Prints the first pass as a fresh process makes it, and the best of those after it.
public final class FusedChain {

  private static final int RUN = 2048;
  private static final float[] MATRIX = {
    0.60f, 0.30f, 0.10f, 0.08f, 0.85f, 0.07f, 0.02f, 0.12f, 0.86f
  };

  private FusedChain() {}

  /// Takes the number of pixels and of passes, by default 24 million and 12.
  public static void main(String[] args) {
    int pixels = args.length > 0 ? Integer.parseInt(args[0]) : 24_000_000;
    int passes = args.length > 1 ? Integer.parseInt(args[1]) : 12;
    float[][] rgb = new float[3][pixels];
    float[] spare = new float[pixels];
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    double first = 0;
    double best = Double.MAX_VALUE;
    for (int pass = 0; pass < passes; pass++) {
      fill(rgb);
      long wall = System.nanoTime();
      long start = clock.getCurrentThreadCpuTime();
      for (int from = 0; from < pixels; from += RUN) {
        chain(rgb, spare, from, Math.min(RUN, pixels - from));
      }
      double ns = (clock.getCurrentThreadCpuTime() - start) / (double) pixels;
      if (pass == 0) {
        first = (System.nanoTime() - wall) / 1e9;
      } else {
        best = Math.min(best, ns);
      }
    }
    double sum = 0;
    for (float[] plane : rgb) for (int i = 0; i < pixels; i += 1009) sum += plane[i];
    System.out.printf(
        Locale.ROOT,
        "Java: first pass %.3f s wall, best %.2f ns/px, check %.6g%n",
        first,
        best,
        sum);
  }

  private static void fill(float[][] rgb) {
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < rgb[c].length; i++) rgb[c][i] = 1e-3f + (i * 31 + c * 7) % 4096 / 512f;
    }
  }

  private static void chain(float[][] rgb, float[] spare, int from, int n) {
    Linear.matrix(MATRIX, rgb[0], rgb[1], rgb[2], spare, from, from + n);
    for (float[] plane : rgb) {
      // Light from -10 to +4 stops to 0 to 1, smoothed, and back.
      Powers.log2(plane, from, plane, from, n, 1f / 14f, 10f / 14f);
      smooth(plane, from, from + n);
      Powers.exp2(plane, from, plane, from, n, 14f, -10f);
    }
  }

  private static void smooth(float[] v, int from, int to) {
    for (int i = from; i < to; i++) {
      float x = Math.min(Math.max(v[i], 0f), 1f);
      v[i] = x * x * (3f - 2f * x);
    }
  }
}
