package pentimento.engine;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// Reads one part of a plan's output after the other, on all threads of an executor, whose buffers
/// are kept in between. Not to be used on the executor's own threads.
public final class PlanReader {

  private final Executor executor;
  private final Plan plan;
  private final StageTimes times;
  private final ConcurrentLinkedQueue<Worker> idle = new ConcurrentLinkedQueue<>();

  PlanReader(Executor executor, Plan plan) {
    this.executor = executor;
    this.plan = plan;
    this.times = new StageTimes(plan.stages().size());
  }

  /// Fills `out`, whose rectangle lies inside the plan's output.
  public void read(Planes out, Cancellation cancellation) {
    if (out.rect().isEmpty()) return;
    plan.learn();
    List<Rect> tiles = executor.tiles(out.rect());
    executor.each(
        tiles.size(),
        i -> {
          Worker worker = idle.poll();
          if (worker == null) worker = new Worker(plan, times);
          out.copyFrom(worker.render(tiles.get(i)));
          idle.add(worker);
        },
        cancellation);
  }
}
