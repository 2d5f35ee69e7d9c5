package pentimento.studio;

import java.util.ArrayList;
import java.util.List;
import pentimento.engine.Executor;
import pentimento.engine.Planner;
import pentimento.engine.Source;
import pentimento.ops.Operations;
import pentimento.pipe.Catalogue;
import pentimento.pipe.Edit;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Module;
import pentimento.pixel.Cancellation;
import pentimento.pixel.ContentHash;
import pentimento.pixel.Planes;
import pentimento.pixel.colour.RgbSpace;
import pentimento.studio.painting.Flattening;
import pentimento.studio.painting.Through;

/// Makes renderings of photographs: cuts an edit at its paintings, plans each segment, and joins
/// them.
public final class Darkroom implements AutoCloseable {

  private static final Catalogue CATALOGUE = Operations.catalogue().plus(List.of(Through.TYPE));

  private final Executor executor;
  private final Flattening flattening;

  /// @param executor renders; closed with this
  /// @param flattening makes pixels of paintings
  public Darkroom(Executor executor, Flattening flattening) {
    this.executor = executor;
    this.flattening = flattening;
  }

  /// All operations that an edit may hold: those of ours and the paintings.
  public static Catalogue catalogue() {
    return CATALOGUE;
  }

  public Executor executor() {
    return executor;
  }

  /// Plans the modules of an edit and `tail` above them.
  ///
  /// @param end how many of the edit's modules take part, from the bottom
  /// @param tail modules that make the output of it
  /// @param destination the space of the output, which view transforms keep colours inside
  /// @param paintings false to pass all paintings by
  public Rendering prepare(
      Photo photo,
      Edit edit,
      int end,
      List<Module> tail,
      RgbSpace destination,
      boolean paintings,
      Cancellation cancellation) {
    Source source = bound(photo.source(executor.threads(), cancellation), destination);
    List<Rendering.Segment> segments = new ArrayList<>();
    List<Module> modules = new ArrayList<>();
    for (int i = 0; i < end; i++) {
      Module module = edit.modules().get(i);
      if (!(module.operation() instanceof Through through)) {
        modules.add(module);
        continue;
      }
      if (!module.enabled() || !paintings) continue;
      Rendering.Segment below =
          segment(source, modules, List.of(), edit.modules().subList(i, end), cancellation);
      segments.add(below);
      source =
          flattening.result(
              photo.file(), through, below.plan(), below.top(CATALOGUE), executor, cancellation);
      modules = new ArrayList<>();
    }
    segments.add(segment(source, modules, tail, List.of(), cancellation));
    return new Rendering(List.copyOf(segments));
  }

  private Rendering.Segment segment(
      Source source,
      List<Module> modules,
      List<Module> tail,
      List<Module> above,
      Cancellation cancellation) {
    List<Module> all = new ArrayList<>(modules);
    all.addAll(tail);
    return new Rendering.Segment(
        List.copyOf(modules), tail, new Planner(executor).plan(source, all, above, cancellation));
  }

  private static Source bound(Source source, RgbSpace destination) {
    ImageInfo info = source.info().withDestination(destination);
    return new Source() {
      @Override
      public ImageInfo info() {
        return info;
      }

      @Override
      public ContentHash fingerprint() {
        return source.fingerprint();
      }

      @Override
      public void read(Planes out) {
        source.read(out);
      }
    };
  }

  @Override
  public void close() {
    executor.close();
  }
}
