package pentimento.engine;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pentimento.pipe.PointKernel;
import pentimento.pipe.Run;
import pentimento.pipe.TileKernel;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.Scratch;

/// What one thread needs to render tiles of a plan: buffers for each step, used again for each
/// tile.
final class Worker {

  /// Samples of a plane that visit the kernels of a fused step together. With less, what a loop
  /// costs before its first turn counts: runs of 256 take a third longer than runs of 1024.
  private static final int RUN = 1024;

  private final Plan plan;
  private final StageTimes times;
  private final Consumer<Executed> log;
  private final Scratch scratch = new Scratch();
  private final Run run = new Run(scratch);
  private final float[][][] buffers;

  Worker(Plan plan, StageTimes times) {
    this(plan, times, _ -> {});
  }

  /// @param log is told of every step
  Worker(Plan plan, StageTimes times, Consumer<Executed> log) {
    this.plan = plan;
    this.times = times;
    this.log = log;
    this.buffers = new float[plan.stages().size() + 1][][];
  }

  /// The output of the plan over `rect`; valid until the next call.
  Planes render(Rect rect) {
    return render(plan.stages().size(), rect, null);
  }

  /// Fills `out` with the output of the plan.
  void render(Planes out) {
    Planes _ = render(plan.stages().size(), out.rect(), out);
  }

  /// The output of the first `depth` steps over `rect`.
  ///
  /// @param into where it shall lie; null for a buffer of ours
  private Planes render(int depth, Rect rect, @Nullable Planes into) {
    if (depth == 0) {
      Planes out = into != null ? into : buffer(0, rect, plan.source().info().channels());
      long start = times.start();
      plan.source().read(out);
      times.stop(0, start, rect.area());
      return out;
    }
    Stage stage = plan.stages().get(depth - 1);
    // Same-pixel steps work where their input lies.
    Planes in = render(depth - 1, stage.need(rect), stage instanceof Stage.Points ? into : null);
    long start = times.start();
    Planes out =
        switch (stage) {
          case Stage.Points points -> {
            apply(points, in);
            yield in;
          }
          case Stage.Area area -> made(depth, rect, stage, area.kernel(), in, into);
          case Stage.Global global -> made(depth, rect, stage, global.kernel(), in, into);
          case Stage.Geometry geometry -> made(depth, rect, stage, geometry.kernel(), in, into);
        };
    times.stop(depth, start, rect.area());
    log.accept(new Executed(stage.modules(), rect));
    return out;
  }

  private Planes made(
      int depth, Rect rect, Stage stage, TileKernel kernel, Planes in, @Nullable Planes into) {
    Planes out = into != null ? into : buffer(depth, rect, stage.out().channels());
    kernel.apply(in, out, scratch);
    return out;
  }

  private void apply(Stage.Points points, Planes planes) {
    Rect rect = planes.rect();
    int width = rect.width();
    int rows = points.dependsOnPlace() ? 1 : Math.max(1, RUN / width);
    for (int row = 0; row < rect.height(); row += rows) {
      int length = Math.min(rows, rect.height() - row) * width;
      run.set(planes.planes(), row * width, length, rect.x(), rect.y() + row);
      for (PointKernel kernel : points.kernels()) kernel.apply(run);
    }
  }

  private Planes buffer(int depth, Rect rect, int channels) {
    float[][] planes = buffers[depth];
    if (planes == null || planes.length != channels) {
      planes = new float[channels][0];
      buffers[depth] = planes;
    }
    int area = Math.toIntExact(rect.area());
    if (planes[0].length < area) {
      for (int c = 0; c < channels; c++) planes[c] = new float[area];
    }
    return new Planes(rect, Arrays.copyOf(planes, channels));
  }
}
