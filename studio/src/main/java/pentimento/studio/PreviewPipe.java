package pentimento.studio;

import java.util.ArrayList;
import java.util.List;
import pentimento.ops.finalscale.PreviewScale;
import pentimento.pipe.GeometryOperation;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Module;

/// The modules of a segment in the order in which a small picture is made fast: what moves pixels
/// and makes the picture small comes first, right above the mosaic, so that all others have little
/// to do.
///
/// The result has the size and place of the full picture made small, and looks like it; where
/// neighbouring pixels differ much it is not the same, since a curve of a mean is not the mean of a
/// curve (see [PreviewScale]). Operations that read a neighbourhood find the scale in
/// [ImageInfo#scale].
final class PreviewPipe {

  private PreviewPipe() {}

  /// The modules that act, and one more that makes the picture fit into `box`.
  static List<Module> of(ImageInfo source, List<Module> modules, Develop.Size box) {
    List<Module> sensor = new ArrayList<>();
    List<Module> geometry = new ArrayList<>();
    List<Module> rest = new ArrayList<>();
    ImageInfo info = source;
    for (Module m : modules) {
      if (!m.enabled()) continue;
      if (info.cfa() != null) sensor.add(m);
      else if (m.operation() instanceof GeometryOperation) geometry.add(m);
      else rest.add(m);
      info = m.operation().output(info);
    }
    List<Module> order = new ArrayList<>(sensor);
    order.addAll(geometry);
    order.add(Module.of("preview-scale", new PreviewScale(box.width(), box.height())));
    order.addAll(rest);
    return order;
  }
}
