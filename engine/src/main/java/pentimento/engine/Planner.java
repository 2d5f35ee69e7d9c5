package pentimento.engine;

import java.util.ArrayList;
import java.util.List;
import pentimento.pipe.AreaOperation;
import pentimento.pipe.External;
import pentimento.pipe.GeometryOperation;
import pentimento.pipe.GlobalOperation;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Module;
import pentimento.pipe.Opaque;
import pentimento.pipe.Picture;
import pentimento.pipe.PointKernel;
import pentimento.pipe.PointOperation;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Rect;
import pentimento.pixel.Unsupported;

/// Turns a source and the modules above it into a [Plan].
///
/// Disabled and neutral modules vanish, neighbouring same-pixel modules fuse, the meaning of the
/// numbers is checked from module to module, and operations that must see the whole picture first
/// do so, through the steps below them.
public final class Planner {

  private final Executor executor;

  public Planner(Executor executor) {
    this.executor = executor;
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
    List<Step> steps = steps(source.info(), modules);
    align(steps, wanted(source.info(), steps, above));
    List<Stage> stages = new ArrayList<>();
    for (Step step : steps) addStage(source, stages, step, cancellation);
    return new Plan(source, stages);
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

  private void addStage(Source source, List<Stage> stages, Step step, Cancellation cancellation) {
    Module module = step.module;
    ImageInfo in = step.in;
    ImageInfo out = step.out();
    switch (module.operation()) {
      case PointOperation point -> addPoint(stages, module, point.kernel(in), in, out);
      case AreaOperation area ->
          stages.add(new Stage.Area(module, in, out, area.halo(in), area.kernel(in)));
      case GeometryOperation geometry ->
          stages.add(new Stage.Geometry(module, in, out, geometry, geometry.kernel(in)));
      case GlobalOperation global -> {
        Picture below = executor.picture(new Plan(source, stages), in, cancellation);
        stages.add(
            new Stage.Area(module, in, out, global.halo(in), global.prepare(below, cancellation)));
      }
      case External _, Opaque _ -> throw new IllegalStateException("not a step");
    }
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
