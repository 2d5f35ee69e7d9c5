package pentimento.engine;

import java.util.concurrent.ConcurrentLinkedQueue;
import pentimento.pipe.ImageInfo;
import pentimento.pixel.ContentHash;
import pentimento.pixel.Planes;

/// The output of a plan as the source of another: rendered in the thread that asks.
public final class PlanSource implements Source {

  private final Plan plan;
  private final ContentHash fingerprint;
  private final StageTimes times;
  private final ConcurrentLinkedQueue<Worker> idle = new ConcurrentLinkedQueue<>();

  public PlanSource(Plan plan, ContentHash fingerprint) {
    this.plan = plan;
    this.fingerprint = fingerprint;
    this.times = new StageTimes(plan.stages().size());
  }

  @Override
  public ImageInfo info() {
    return plan.out();
  }

  @Override
  public ContentHash fingerprint() {
    return fingerprint;
  }

  @Override
  public void read(Planes out) {
    Worker worker = idle.poll();
    if (worker == null) worker = new Worker(plan, times);
    worker.render(out);
    idle.add(worker);
  }
}
