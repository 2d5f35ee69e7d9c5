package pentimento.sample.still;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.sample.trace.FirstSight;
import pentimento.sample.trace.PathTracer;
import pentimento.sample.trace.Sampler;
import pentimento.sample.trace.Vec3;

/// Renders the still life to scene-linear Rec.2020.
///
/// A pixel is a function of its place only, so that threads and their number leave no trace. Each
/// takes samples until its own uncertainty has sunk well below the noise that the sensor will add.
public final class Renderer {

  /// Samples come in rounds of this many, a power of two as the sequence likes it.
  private static final int ROUND = 16;

  /// Spread of the pixel's footprint in pixels: lens and low-pass filter.
  private static final double BLUR = 0.48;

  private final StillLife still;
  private final int width;
  private final int height;
  private final int most;

  /// @param most samples per pixel at most, a multiple of 16
  public Renderer(StillLife still, int width, int height, int most) {
    this.still = still;
    this.width = width;
    this.height = height;
    this.most = most;
  }

  /// Renders a part of the picture on `threads` threads; `row` is told of each finished row.
  public Planes render(Rect part, int threads, Runnable row) {
    Planes sight = Planes.allocate(part, Ambient.CHANNELS);
    AtomicInteger next = new AtomicInteger(part.y());
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        workers.add(
            pool.submit(() -> {
              PathTracer tracer = still.tracer();
              Sampler sampler = new Sampler();
              for (int y; (y = next.getAndIncrement()) < part.bottom(); row.run()) {
                for (int x = part.x(); x < part.right(); x++) pixel(tracer, sampler, x, y, sight);
              }
            }));
      }
      for (Future<?> worker : workers) worker.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("rendering failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("rendering was interrupted", e);
    }
    return Ambient.resolve(sight);
  }

  private void pixel(PathTracer tracer, Sampler sampler, int x, int y, Planes to) {
    int seed = Sampler.hash(y * 65_537 + x + 1);
    FirstSight first = tracer.firstSight();
    Vec3 sum = Vec3.ZERO;
    Vec3 place = Vec3.ZERO;
    Vec3 normal = Vec3.ZERO;
    Vec3 albedo = Vec3.ZERO;
    Vec3 around = Vec3.ZERO;
    double squares = 0;
    int n = 0;
    do {
      for (int i = 0; i < ROUND; i++) {
        sampler.start(seed, n++);
        Camera.Ray ray = ray(sampler, x, y);
        double transmission = ray.transmission();
        Vec3 light = tracer.radiance(ray.origin(), ray.direction(), sampler).times(transmission);
        sum = sum.plus(light);
        place = place.plus(first.place());
        normal = normal.plus(first.normal());
        albedo = albedo.plus(first.albedo(), transmission);
        around = around.plus(first.around());
        double value = light.luminance();
        squares += value * value;
      }
    } while (n < most && uncertain(sum.luminance() / n, squares / n, n));
    int k = to.index(x, y);
    Vec3[] means = {sum, place, normal, albedo, around};
    for (int i = 0; i < means.length; i++) {
      to.plane(3 * i)[k] = (float) (means[i].x() / n);
      to.plane(3 * i + 1)[k] = (float) (means[i].y() / n);
      to.plane(3 * i + 2)[k] = (float) (means[i].z() / n);
    }
  }

  private Camera.Ray ray(Sampler sampler, int x, int y) {
    // A bell-shaped footprint, by the method of Box and Muller.
    double r = BLUR * Math.sqrt(-2 * StrictMath.log(1 - sampler.pair()));
    double angle = 2 * Math.PI * sampler.second();
    double px = x + 0.5 + r * StrictMath.cos(angle);
    double py = y + 0.5 + r * StrictMath.sin(angle);
    return still.camera().ray(2 * px / width - 1, (height - 2 * py) / width, sampler);
  }

  /// Whether the mean is worse known than the sensor will tell it; light far beyond clipping does
  /// not matter.
  private static boolean uncertain(double mean, double meanSquare, int n) {
    double variance = Math.max(0, meanSquare - mean * mean) / n;
    double seen = Math.min(mean, Sensor.CLIPPING);
    double noise = Sensor.noise(seen);
    return mean < 1.5 * Sensor.CLIPPING && variance > 0.4 * 0.4 * noise * noise;
  }
}
