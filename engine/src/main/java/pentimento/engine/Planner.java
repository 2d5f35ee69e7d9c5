package pentimento.engine;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pentimento.pipe.AreaOperation;
import pentimento.pipe.Catalogue;
import pentimento.pipe.External;
import pentimento.pipe.GeometryOperation;
import pentimento.pipe.GlobalOperation;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Module;
import pentimento.pipe.Opaque;
import pentimento.pipe.PointKernel;
import pentimento.pipe.PointOperation;
import pentimento.pipe.TileKernel;
import pentimento.pixel.Cancellation;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.Scratch;
import pentimento.pixel.Unsupported;

/// Turns a source and the modules above it into a [Plan].
///
/// Disabled and neutral modules vanish, neighbouring same-pixel modules fuse, the meaning of the
/// numbers is checked from module to module. Operations that must see the whole picture first do so
/// through the steps below them, once the plan is about to be rendered.
public final class Planner {

  private final @Nullable Executor executor;

  public Planner(Executor executor) {
    this.executor = executor;
  }

  private Planner() {
    this.executor = null;
  }

  /// A planner that renders nothing: operations that must see the whole picture have not seen it,
  /// so its plans can be looked at and not carried out.
  public static Planner forShow() {
    return new Planner();
  }

  /// Plans a segment whose whole output is wanted.
  public Plan plan(Source source, List<Module> modules, Cancellation cancellation) {
    return plan(source, modules, List.of(), cancellation);
  }

  /// Plans a segment.
  ///
  /// @param above the modules of the edit above this segment: they say which part of its output is
  ///   wanted in the end, which demosaic wants to know (docs/decisions/0201)
  /// @throws Unsupported when a module refuses what it is given or is not ours to render
  public Plan plan(
      Source source, List<Module> modules, List<Module> above, Cancellation cancellation) {
    Chain chain = new Chain(source, null, null, cancellation);
    for (Step step : aligned(source.info(), modules, above)) chain.add(step);
    return chain.plan();
  }

  /// Plans a segment of which parts are rendered again and again.
  ///
  /// @param above the modules of the edit above this segment
  /// @param catalogue names the modules
  /// @throws Unsupported when a module refuses what it is given or is not ours to render
  public NamedPlan named(
      Source source,
      List<Module> modules,
      List<Module> above,
      Catalogue catalogue,
      Cancellation cancellation) {
    Chain chain = new Chain(source, null, catalogue, cancellation);
    for (Step step : aligned(source.info(), modules, above)) chain.add(step);
    return new NamedPlan(chain.plan(), chain.steps);
  }

  /// Plans a segment whose results are kept from render to render: its output, what comes out of
  /// each operation that reads a neighbourhood or changes the scale, and what the modules in focus
  /// are given.
  ///
  /// @param above the modules of the edit above this segment
  /// @throws Unsupported when a module refuses what it is given or is not ours to render
  public KeptTiles keep(
      Source source,
      List<Module> modules,
      List<Module> above,
      Keeping keeping,
      Cancellation cancellation) {
    Chain chain = new Chain(source, keeping, keeping.catalogue(), cancellation);
    for (Step step : aligned(source.info(), modules, above)) {
      if (keeping.focus().contains(step.module.name())) chain.keep(keeping);
      chain.add(step);
      if (isWorthKeeping(step)) chain.keep(keeping);
    }
    return chain.top(keeping);
  }

  /// Plans a segment whose whole output is wanted again and again, each time as something else:
  /// what stands below some of its modules is kept, and nothing else.
  ///
  /// @param above the modules of the edit above this segment
  /// @param cuts indices of modules, rising; what stands below each is kept
  /// @throws Unsupported when a module refuses what it is given or is not ours to render
  public Plan plan(
      Source source,
      List<Module> modules,
      List<Module> above,
      List<Integer> cuts,
      Keeping keeping,
      Cancellation cancellation) {
    Chain chain = new Chain(source, keeping, keeping.catalogue(), cancellation);
    Iterator<Integer> rest = cuts.iterator();
    int cut = rest.hasNext() ? rest.next() : modules.size();
    for (Step step : aligned(source.info(), modules, above)) {
      // What aligns the picture below has no place of its own.
      int index = modules.indexOf(step.module);
      if (index >= cut) {
        chain.keep(keeping);
        while (index >= cut) cut = rest.hasNext() ? rest.next() : modules.size();
      }
      chain.add(step);
    }
    return chain.plan();
  }

  private static boolean isWorthKeeping(Step step) {
    return step.module.operation() instanceof AreaOperation
        || step.in.scale() != step.out().scale();
  }

  private static List<Step> aligned(ImageInfo source, List<Module> modules, List<Module> above) {
    List<Step> steps = steps(source, modules);
    align(steps, wanted(source, steps, above));
    return steps;
  }

  /// A module that acts, with the picture it is given.
  private record Step(Module module, ImageInfo in) {
    ImageInfo out() {
      return module.operation().output(in);
    }
  }

  private static List<Step> steps(ImageInfo source, List<Module> modules) {
    List<Step> steps = new ArrayList<>();
    ImageInfo info = source;
    for (Module module : modules) {
      if (!module.enabled()) continue;
      switch (module.operation()) {
        case External _ ->
            throw new IllegalArgumentException(module.name() + " must be cut before planning");
        case Opaque opaque ->
            throw new Unsupported(
                "module " + module.name(),
                "is not rendered by us (" + opaque.reason() + ")",
                "switch it off, or install darktable to have it render that part");
        default -> {
          String refusal = module.operation().refuses(info);
          if (refusal != null) {
            throw new Unsupported(
                "module " + module.name(),
                refusal,
                "change it with --set " + module.id() + ".PARAM=VALUE or in the edit");
          }
          if (!module.operation().isNeutral(info)) steps.add(new Step(module, info));
          info = module.operation().output(info);
        }
      }
    }
    return steps;
  }

  /// The part of the steps' output that the modules above want in the end: all of it but for what
  /// they crop.
  private static Rect wanted(ImageInfo source, List<Step> steps, List<Module> above) {
    ImageInfo info = steps.isEmpty() ? source : steps.getLast().out();
    List<Module> rendered = new ArrayList<>();
    for (Module m : above) {
      if (m.operation() instanceof GeometryOperation) rendered.add(m);
    }
    List<Step> higher = steps(info, rendered);
    Rect wanted = higher.isEmpty() ? info.bounds() : higher.getLast().out().bounds();
    for (Step step : higher.reversed()) wanted = source(step, wanted);
    return wanted;
  }

  private static Rect source(Step step, Rect wanted) {
    return step.module.operation() instanceof GeometryOperation geometry
        ? geometry.source(wanted, step.in)
        : wanted;
  }

  private static void align(List<Step> steps, Rect wanted) {
    Rect now = wanted;
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      GeometryOperation alignment = step.module.operation().alignment(now, step.in);
      if (alignment != null) {
        Module module = Module.of(step.module.id() + "-alignment", alignment);
        steps.add(i + 1, new Step(module, step.out()));
      }
      now = source(step, now);
    }
  }

  /// Steps turned into stages, bottom first.
  private final class Chain {

    private final @Nullable Keeping keeping;
    private final @Nullable Catalogue naming;
    private final Cancellation cancellation;
    private Source source;
    private List<Stage> stages = new ArrayList<>();
    private ContentHash steps;
    private int levels;

    /// @param keeping keeps results; null to keep none
    /// @param naming names the steps; null where nobody asks
    Chain(
        Source source,
        @Nullable Keeping keeping,
        @Nullable Catalogue naming,
        Cancellation cancellation) {
      this.source = source;
      this.keeping = keeping;
      this.naming = naming;
      this.cancellation = cancellation;
      this.steps = Fingerprints.start(source.info());
      if (source instanceof KeptTiles below) levels = below.level() + 1;
    }

    Plan plan() {
      return new Plan(source, stages);
    }

    /// Keeps what has come out so far, which becomes the source of what follows.
    void keep(Keeping how) {
      if (!stages.isEmpty()) keepAlways(how);
    }

    KeptTiles top(Keeping how) {
      if (stages.isEmpty() && source instanceof KeptTiles kept) return kept;
      return keepAlways(how);
    }

    private KeptTiles keepAlways(Keeping how) {
      KeptTiles kept = new KeptTiles(plan(), steps, levels++, how, cancellation);
      source = kept;
      stages = new ArrayList<>();
      steps = Fingerprints.start(kept.info());
      return kept;
    }

    void add(Step step) {
      Module module = step.module;
      ImageInfo in = step.in;
      ImageInfo out = step.out();
      ContentHash before = steps;
      if (naming != null) {
        steps = Fingerprints.above(naming, module, steps, in.destination());
      }
      switch (module.operation()) {
        case PointOperation point -> addPoint(stages, module, point.kernel(in), in, out);
        case AreaOperation area ->
            stages.add(new Stage.Area(module, in, out, area.halo(in), area.kernel(in)));
        case GeometryOperation geometry ->
            stages.add(new Stage.Geometry(module, in, out, geometry, geometry.kernel(in)));
        case GlobalOperation global ->
            stages.add(
                new Stage.Global(module, in, out, global.halo(in), learnt(global, in, before)));
        case External _, Opaque _ -> throw new IllegalStateException("not a step");
      }
    }

    /// What an operation learns from the whole picture; its result then depends on all of it.
    private TileKernel learnt(GlobalOperation global, ImageInfo in, ContentHash before) {
      Executor on = executor;
      if (on == null) return Planner::unlearnt;
      Plan below = plan();
      if (source instanceof KeptTiles kept) on.identify(kept, cancellation);
      if (naming != null) {
        ContentHasher hasher = new ContentHasher().put(before).put(steps);
        steps = hasher.put(source.name(below.need(in.bounds()))).hash();
      }
      Supplier<TileKernel> look =
          () -> global.prepare(on.picture(below, in, cancellation), cancellation);
      Keeping kept = keeping;
      if (kept == null) return new Learnt(look);
      ContentHash name = steps;
      return new Learnt(() -> kept.cache().kernel(name, look));
    }
  }

  private static void unlearnt(Planes in, Planes out, Scratch scratch) {
    throw new IllegalStateException("planned for show");
  }

  private static void addPoint(
      List<Stage> stages, Module module, PointKernel kernel, ImageInfo in, ImageInfo out) {
    if (!stages.isEmpty() && stages.getLast() instanceof Stage.Points points) {
      List<Module> modules = new ArrayList<>(points.modules());
      List<PointKernel> kernels = new ArrayList<>(points.kernels());
      modules.add(module);
      kernels.add(kernel);
      stages.set(stages.size() - 1, new Stage.Points(modules, points.in(), out, kernels));
    } else {
      stages.add(new Stage.Points(List.of(module), in, out, List.of(kernel)));
    }
  }
}
