package pentimento.engine;

import java.util.List;
import pentimento.pipe.GeometryOperation;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Module;
import pentimento.pipe.PointKernel;
import pentimento.pipe.PointOperation;
import pentimento.pipe.TileKernel;
import pentimento.pixel.Rect;

/// A step of a plan: what one visit to memory does.
///
/// @see Plan
public sealed interface Stage {

  /// The modules this step renders, bottom first.
  List<Module> modules();

  /// The picture it takes.
  ImageInfo in();

  /// The picture it makes.
  ImageInfo out();

  /// The rectangle of input that `rect` of output needs.
  Rect need(Rect rect);

  /// Same-pixel modules that visit each row together.
  record Points(List<Module> modules, ImageInfo in, ImageInfo out, List<PointKernel> kernels)
      implements Stage {
    @Override
    public Rect need(Rect rect) {
      return rect;
    }

    /// Whether a module wants to know where in the picture a pixel stands.
    boolean dependsOnPlace() {
      for (Module module : modules) {
        if (!(module.operation() instanceof PointOperation point) || point.dependsOnPlace(in)) {
          return true;
        }
      }
      return false;
    }
  }

  /// A module that reads a neighbourhood.
  record Area(Module module, ImageInfo in, ImageInfo out, int halo, TileKernel kernel)
      implements Stage {
    @Override
    public List<Module> modules() {
      return List.of(module);
    }

    @Override
    public Rect need(Rect rect) {
      return rect.grow(halo).intersect(in.bounds());
    }
  }

  /// A module that has seen the whole picture: statistics, recursive filters.
  ///
  /// @param kernel holds what was learnt
  record Global(Module module, ImageInfo in, ImageInfo out, int halo, TileKernel kernel)
      implements Stage {
    @Override
    public List<Module> modules() {
      return List.of(module);
    }

    @Override
    public Rect need(Rect rect) {
      return rect.grow(halo).intersect(in.bounds());
    }
  }

  /// A module that moves pixels.
  record Geometry(
      Module module, ImageInfo in, ImageInfo out, GeometryOperation operation, TileKernel kernel)
      implements Stage {
    @Override
    public List<Module> modules() {
      return List.of(module);
    }

    @Override
    public Rect need(Rect rect) {
      return operation.source(rect, in);
    }
  }
}
