package pentimento.studio;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.engine.Executor;
import pentimento.engine.Fingerprints;
import pentimento.engine.Plan;
import pentimento.engine.Planner;
import pentimento.engine.Source;
import pentimento.ops.Operations;
import pentimento.pipe.Catalogue;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pixel.Cancellation;
import pentimento.pixel.ContentHash;
import pentimento.studio.painting.Painter;
import pentimento.studio.painting.Through;

/// Makes renderings of photographs: cuts an edit at its paintings, plans each segment, and joins
/// them.
public final class Darkroom implements AutoCloseable {

  private final Executor executor;
  private final Painter painter;
  private final Catalogue catalogue = catalogue();

  /// @param executor renders; closed with this
  /// @param painter flattens paintings
  public Darkroom(Executor executor, Painter painter) {
    this.executor = executor;
    this.painter = painter;
  }

  /// All operations that an edit may hold: those of ours and the paintings.
  public static Catalogue catalogue() {
    return Operations.catalogue().plus(List.of(Through.TYPE));
  }

  public Executor executor() {
    return executor;
  }

  /// Plans the modules of an edit and `tail` above them.
  ///
  /// @param end how many of the edit's modules take part, from the bottom
  /// @param tail modules that make the output of it
  /// @param paintings false to pass all paintings by
  public Rendering prepare(
      Photo photo,
      Edit edit,
      int end,
      List<Module> tail,
      boolean paintings,
      Cancellation cancellation) {
    Source source = photo.source(executor.threads(), cancellation);
    @Nullable ContentHash fingerprint = null;
    List<Rendering.Segment> segments = new ArrayList<>();
    List<Module> modules = new ArrayList<>();
    for (Module module : edit.modules().subList(0, end)) {
      if (!(module.operation() instanceof Through through)) {
        modules.add(module);
        continue;
      }
      if (!module.enabled() || !paintings) continue;
      Rendering.Segment below = segment(source, fingerprint, modules, cancellation);
      segments.add(below);
      ContentHash belowHash =
          below.fingerprints().isEmpty()
              ? below.plan().source().fingerprint()
              : below.fingerprints().getLast();
      source =
          painter.result(photo.file(), through, below.plan(), belowHash, executor, cancellation);
      fingerprint = source.fingerprint();
      modules = new ArrayList<>();
    }
    modules.addAll(tail);
    Rendering.Segment last = segment(source, fingerprint, modules, cancellation);
    segments.add(last);
    return new Rendering(last.plan(), List.copyOf(segments));
  }

  private Rendering.Segment segment(
      Source source,
      @Nullable ContentHash fingerprint,
      List<Module> modules,
      Cancellation cancellation) {
    Plan plan = new Planner(executor).plan(source, modules, cancellation);
    return new Rendering.Segment(List.copyOf(modules), List.of(), plan);
  }

  @Override
  public void close() {
    executor.close();
  }
}
