package pentimento.darktable.conform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import pentimento.pixel.Planes;

/// How much two pictures of the same size differ, pixel by pixel.
///
/// @param measure what the numbers are
/// @param mean over all pixels
/// @param p99 that 99 % of the pixels do not exceed
/// @param p999 that 99.9 % of the pixels do not exceed
/// @param max the largest
/// @param x column of the largest
/// @param y row of the largest
/// @param width columns of the pictures
/// @param values of each pixel, row by row
public record Difference(
    Measure measure,
    double mean,
    double p99,
    double p999,
    double max,
    int x,
    int y,
    int width,
    float[] values) {

  private static final int ROWS = 64;

  /// Measures on all cores.
  ///
  /// @throws IllegalArgumentException when sizes or channel counts differ
  public static Difference of(Planes one, Planes other, Measure measure) {
    if (!one.rect().equals(other.rect()) || one.channels() != other.channels()) {
      throw new IllegalArgumentException(one.rect() + " against " + other.rect());
    }
    int width = one.width();
    int height = one.height();
    float[] values = new float[width * height];
    try (ExecutorService pool =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Callable<Boolean>> bands = new ArrayList<>();
      for (int y = 0; y < height; y += ROWS) {
        int from = y * width;
        int to = Math.min(height, y + ROWS) * width;
        bands.add(() -> {
          measure.fill(one.planes(), other.planes(), from, to, values);
          return true;
        });
      }
      for (Future<Boolean> band : pool.invokeAll(bands)) {
        if (!band.get()) throw new IllegalStateException("a band was not measured");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while measuring", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("measuring failed", e.getCause());
    }
    return summary(measure, values, width);
  }

  private static Difference summary(Measure measure, float[] values, int width) {
    double sum = 0;
    int worst = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i];
      // Not a number counts as the worst, and stays it: no comparison with it is true.
      if (values[i] > values[worst] || Float.isNaN(values[i])) worst = i;
    }
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Difference(
        measure,
        values.length == 0 ? 0 : sum / values.length,
        quantile(sorted, 0.99),
        quantile(sorted, 0.999),
        values.length == 0 ? 0 : values[worst],
        width == 0 ? 0 : worst % width,
        width == 0 ? 0 : worst / width,
        width,
        values);
  }

  private static double quantile(float[] sorted, double part) {
    if (sorted.length == 0) return 0;
    return sorted[Math.min(sorted.length - 1, (int) Math.floor(part * sorted.length))];
  }

  /// The figures on one line.
  public String describe() {
    String form = measure == Measure.DELTA_E_2000 ? "%.4f" : "%.3g";
    return String.format(
        Locale.ROOT,
        "mean " + form + "  p99 " + form + "  p99.9 " + form + "  max " + form + " at %d,%d",
        mean,
        p99,
        p999,
        max,
        x,
        y);
  }
}
