package pentimento.studio;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pentimento.engine.Executor;
import pentimento.engine.NamedPlan;
import pentimento.engine.Plan;
import pentimento.engine.Planner;
import pentimento.engine.Source;
import pentimento.engine.store.ObjectStore;
import pentimento.ops.Operations;
import pentimento.pipe.Catalogue;
import pentimento.pipe.Edit;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Module;
import pentimento.pixel.Cancellation;
import pentimento.pixel.ContentHash;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.colour.RgbSpace;
import pentimento.studio.branch.Branch;
import pentimento.studio.identity.OwnEdit;
import pentimento.studio.painting.BelowHash;
import pentimento.studio.painting.Flattening;
import pentimento.studio.painting.PictureBelow;
import pentimento.studio.painting.Through;

/// Makes renderings of photographs: cuts an edit at its paintings, plans each segment, and joins
/// them.
public final class Darkroom implements AutoCloseable {

  private static final Catalogue CATALOGUE =
      Operations.catalogue().plus(List.of(Through.TYPE, Branch.TYPE));

  private final Executor executor;
  private final Flattening flattening;
  private final DarktableSegments darktable;
  private final @Nullable Live live;
  private final Queue<AutoCloseable> stored = new ConcurrentLinkedQueue<>();

  /// One that tells nobody what other programs render.
  public Darkroom(Executor executor, Flattening flattening) {
    this(executor, flattening, _ -> {});
  }

  /// @param executor renders; closed with this
  /// @param flattening makes pixels of paintings
  /// @param notes is told what other programs render
  public Darkroom(Executor executor, Flattening flattening, Consumer<String> notes) {
    this(executor, flattening, null, null, notes);
  }

  /// @param live what is kept in memory from render to render; null to keep nothing
  /// @param results where pictures that darktable made are kept; null to keep none
  public Darkroom(
      Executor executor,
      Flattening flattening,
      @Nullable Live live,
      @Nullable ObjectStore results,
      Consumer<String> notes) {
    this.live = live;
    this.executor = executor;
    this.flattening = flattening;
    this.darktable = new DarktableSegments(results, notes);
  }

  /// All operations that an edit may hold: those of ours and the paintings.
  public static Catalogue catalogue() {
    return CATALOGUE;
  }

  public Executor executor() {
    return executor;
  }

  /// What is kept of files that were written; null when nothing is.
  @Nullable LiveOutputs outputs() {
    return live == null ? null : live.outputs();
  }

  /// The version of the darktable that renders what we do not; null when there is none.
  public @Nullable String darktable() {
    return darktable.version();
  }

  /// A flattened painting, with the fresh base in the place of the document's own.
  ///
  /// @param below what takes the base layer's place
  public Source flattened(
      Path photo, Through through, PictureBelow below, Cancellation cancellation) {
    return flattening.result(photo, through, below, executor, cancellation);
  }

  /// Plans the modules of an edit and `tail` above them.
  ///
  /// @param end how many of the edit's modules take part, from the bottom; those above only say
  ///   which part of the picture is wanted in the end
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
    Source source = photo.source(executor.threads(), cancellation);
    Planner planner = new Planner(executor);
    SegmentPlanner planning =
        (from, modules, above, _) -> planner.plan(from, modules, above, cancellation);
    return prepare(photo, source, edit, end, tail, destination, paintings, planning, cancellation);
  }

  /// Plans what stands below a place in an edit, such as a painting's.
  ///
  /// @param index how many of the edit's modules stand below
  public Rendering below(Photo photo, Edit edit, int index, Cancellation cancellation) {
    List<Module> modules = edit.modules();
    if (live == null
        || index == modules.size()
        || !(modules.get(index).operation() instanceof Through painting)) {
      return prepare(photo, edit, index, List.of(), RgbSpace.SRGB, true, cancellation);
    }
    LiveBelow kept = live.below();
    Source source = photo.source(executor.threads(), cancellation);
    Planner planner = new Planner(executor);
    SegmentPlanner planning =
        (from, segment, above, last) ->
            last
                ? kept.plan(painting.layer(), planner, from, segment, above, cancellation)
                : planner.plan(from, segment, above, cancellation);
    return prepare(
        photo, source, edit, index, List.of(), RgbSpace.SRGB, true, planning, cancellation);
  }

  /// Plans as [#prepare] does, for an output of which parts may be written again.
  NamedPlan named(
      Photo photo,
      Edit edit,
      int end,
      List<Module> tail,
      RgbSpace destination,
      boolean paintings,
      Cancellation cancellation) {
    Source source = photo.source(executor.threads(), cancellation);
    Planner planner = new Planner(executor);
    NamedPlan[] top = new NamedPlan[1];
    Rendering _ =
        prepare(
            photo,
            source,
            edit,
            end,
            tail,
            destination,
            paintings,
            (from, modules, above, _) -> {
              top[0] = planner.named(from, modules, above, CATALOGUE, cancellation);
              return top[0].plan();
            },
            cancellation);
    return top[0];
  }

  /// Says how a segment is rendered.
  @FunctionalInterface
  interface SegmentPlanner {

    /// @param modules those of the segment and, in the last one, the tail
    /// @param above the modules of the edit above the segment
    /// @param last whether this is the segment that gives the output
    Plan plan(Source source, List<Module> modules, List<Module> above, boolean last);
  }

  /// Where the pixels come from that are not a plan's: each is made, or foreseen.
  private interface Makers {

    Source painting(Path photo, Through through, PictureBelow below);

    /// What darktable makes of a segment's bottom; null when there is no darktable.
    @Nullable Source darktable(Photo photo, Edit segment, int from, int depth, Source input);
  }

  /// Plans as [#prepare] does, from a source that is open already, by another planner.
  Rendering prepare(
      Photo photo,
      Source opened,
      Edit edit,
      int end,
      List<Module> tail,
      RgbSpace destination,
      boolean paintings,
      SegmentPlanner planning,
      Cancellation cancellation) {
    Makers makers =
        new Makers() {
          @Override
          public Source painting(Path file, Through through, PictureBelow below) {
            Source made = flattening.result(file, through, below, executor, cancellation);
            if (made instanceof AutoCloseable open) stored.add(open);
            return made;
          }

          @Override
          public @Nullable Source darktable(
              Photo of, Edit segment, int from, int depth, Source input) {
            Source made =
                darktable.render(of, segment, from, depth, input, executor.threads(), cancellation);
            if (made instanceof AutoCloseable open) stored.add(open);
            return made;
          }
        };
    return prepare(photo, opened, edit, end, tail, destination, paintings, planning, makers);
  }

  /// Plans as [#prepare] does, and renders nothing: the plans can be looked at, and the sources
  /// above the first are foreseen.
  Rendering foresee(
      Photo photo,
      Source opened,
      Edit edit,
      int end,
      List<Module> tail,
      RgbSpace destination,
      boolean paintings,
      SegmentPlanner planning) {
    Makers makers =
        new Makers() {
          @Override
          public Source painting(Path file, Through through, PictureBelow below) {
            return flattening.foresee(file, through, below.plan().out(), below.hash());
          }

          @Override
          public @Nullable Source darktable(
              Photo of, Edit segment, int from, int depth, Source input) {
            return darktable.foresee(segment, from, depth, input);
          }
        };
    return prepare(photo, opened, edit, end, tail, destination, paintings, planning, makers);
  }

  private Rendering prepare(
      Photo photo,
      Source opened,
      Edit edit,
      int end,
      List<Module> tail,
      RgbSpace destination,
      boolean paintings,
      SegmentPlanner planning,
      Makers makers) {
    if (paintings) OwnEdit.checkPaintings(photo, edit);
    Source source = bound(opened, destination);
    List<Rendering.Segment> segments = new ArrayList<>();
    List<Module> modules = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < end; i++) {
      Module module = edit.modules().get(i);
      if (module.operation() instanceof Branch) continue;
      if (!(module.operation() instanceof Through through)) {
        modules.add(module);
        continue;
      }
      if (!module.enabled() || !paintings) continue;
      Cut cut = new Cut(photo, edit, from, planning, makers);
      List<Module> above = edit.modules().subList(i + 1, edit.modules().size());
      Rendering.Segment below = segment(cut, source, modules, null, above);
      segments.add(below);
      ContentHash belowHash = BelowHash.of(CATALOGUE, below.top(CATALOGUE), above);
      Rendering rendering = new Rendering(List.copyOf(segments));
      source = makers.painting(photo.file(), through, PictureBelow.of(rendering, belowHash));
      modules = new ArrayList<>();
      from = i + 1;
    }
    Cut cut = new Cut(photo, edit, from, planning, makers);
    List<Module> above = edit.modules().subList(end, edit.modules().size());
    segments.add(segment(cut, source, modules, tail, above));
    return new Rendering(List.copyOf(segments));
  }

  /// Where a segment begins: the index of its first module.
  private record Cut(Photo photo, Edit edit, int from, SegmentPlanner planning, Makers makers) {}

  /// @param tail modules above the last segment; null for the others
  private Rendering.Segment segment(
      Cut cut,
      Source input,
      List<Module> segmentModules,
      @Nullable List<Module> tail,
      List<Module> above) {
    Source source = input;
    List<Module> modules = segmentModules;
    List<Module> delegated = List.of();
    int depth = DarktableSegments.depth(modules);
    if (depth > 0) {
      Edit segment = cut.edit().withModules(joined(cut, modules));
      Source rendered = cut.makers().darktable(cut.photo(), segment, cut.from(), depth, input);
      if (rendered != null) {
        source = rendered;
        delegated = List.copyOf(modules.subList(0, depth));
        modules = modules.subList(depth, modules.size());
      }
    }
    List<Module> all = new ArrayList<>(modules);
    if (tail != null) all.addAll(tail);
    Plan plan = cut.planning().plan(source, all, above, tail != null);
    return new Rendering.Segment(
        delegated,
        input.info(),
        List.copyOf(modules),
        tail == null ? List.of() : tail,
        source,
        plan);
  }

  /// The edit's modules below the cut, and the segment's; paintings that were passed by are not
  /// among the latter.
  private static List<Module> joined(Cut cut, List<Module> modules) {
    List<Module> all = new ArrayList<>(cut.edit().modules().subList(0, cut.from()));
    all.addAll(modules);
    return all;
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
      public ContentHash name(Rect rect) {
        return source.name(rect);
      }

      @Override
      public long heldBytes() {
        return source.heldBytes();
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
    darktable.close();
    for (AutoCloseable open = stored.poll(); open != null; open = stored.poll()) {
      close(open);
    }
  }

  private static void close(AutoCloseable open) {
    try {
      open.close();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
