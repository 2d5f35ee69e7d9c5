package pentimento.studio;

import java.io.IOException;
import java.io.UncheckedIOException;
import pentimento.engine.Executor;
import pentimento.engine.Plan;
import pentimento.engine.StageTimes;
import pentimento.formats.BandProducer;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Planes;
import pentimento.pixel.Progress;
import pentimento.pixel.Rect;

/// Rows of a render for a writer of files, as they are made; the whole picture is never in memory.
///
/// @param region inside the plan's output
public record RenderedBands(
    Executor executor, Plan plan, Rect region, Cancellation cancellation, Progress progress)
    implements BandProducer {

  @Override
  public void produce(Sink sink) throws IOException {
    try {
      StageTimes _ = executor.render(plan, region, band -> put(sink, band), cancellation, progress);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void put(Sink sink, Planes band) {
    try {
      sink.band(band);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
