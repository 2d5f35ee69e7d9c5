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
import pentimento.pipe.PointKernel;
import pentimento.pipe.PointOperation;
import pentimento.pixel.Cancellation;
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

  /// Plans a segment.
  ///
  /// @throws Unsupported when a module refuses what it is given or is not ours to render
  public Plan plan(Source source, List<Module> modules, Cancellation cancellation) {
    List<Stage> stages = new ArrayList<>();
    ImageInfo info = source.info();
    for (Module module : modules) {
      if (!module.enabled()) continue;
      String refusal = module.operation().refuses(info);
      if (refusal != null) {
        throw new Unsupported(
            "module " + module.name(), refusal, "it is given " + info.meaning().describe());
      }
      if (module.operation().isNeutral(info)) {
        info = module.operation().output(info);
        continue;
      }
      ImageInfo out = module.operation().output(info);
      switch (module.operation()) {
        case PointOperation point -> addPoint(stages, module, point.kernel(info), info, out);
        case AreaOperation area ->
            stages.add(new Stage.Area(module, info, out, area.halo(info), area.kernel(info)));
        case GeometryOperation geometry ->
            stages.add(new Stage.Geometry(module, info, out, geometry, geometry.kernel(info)));
        case GlobalOperation global -> {
          Plan below = new Plan(source, stages);
          stages.add(
              new Stage.Area(
                  module,
                  info,
                  out,
                  global.halo(info),
                  global.prepare(executor.picture(below, info, cancellation), cancellation)));
        }
        case External _ ->
            throw new IllegalArgumentException(module.name() + " must be cut before planning");
        case Opaque opaque ->
            throw new Unsupported(
                "module " + module.name(),
                "is not rendered by us (" + opaque.reason() + ")",
                "switch it off, or install darktable to have it render that part");
      }
      info = out;
    }
    return new Plan(source, stages);
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
