package pentimento.studio;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.ops.colorout.ColorOut;
import pentimento.ops.colorout.OutputSpace;
import pentimento.ops.finalscale.FinalScale;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pipe.Place;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Planes;
import pentimento.pixel.colour.RgbSpace;

/// The light of a photograph at a place in its pipe, small: linear Rec.2020, at most 1024 pixels a
/// side.
public final class SceneLight {

  private static final int SIDE = 1024;
  private static final List<String> VIEW_TRANSFORMS =
      List.of("filmicrgb", "sigmoid", "basecurve", "colorout");

  private SceneLight() {}

  /// @param at `before:OP` or `after:OP`; null for before the view transform
  public static Planes of(
      Darkroom darkroom, Photo photo, Edit edit, @Nullable String at, Cancellation cancellation) {
    int end = at == null ? viewTransform(edit) : Place.parse(at).index(edit);
    List<Module> modules = new ArrayList<>(edit.modules().subList(0, end));
    modules.removeIf(m -> m.id().equals("colorout"));
    List<Module> tail =
        List.of(
            Module.of("colorout", new ColorOut(OutputSpace.LINEAR_REC2020)),
            Module.of("finalscale", new FinalScale(SIDE, SIDE)));
    Rendering rendering =
        darkroom.prepare(
            photo,
            edit.withModules(modules),
            modules.size(),
            tail,
            RgbSpace.REC2020,
            true,
            cancellation);
    return darkroom
        .executor()
        .render(rendering.plan(), rendering.plan().out().bounds(), cancellation);
  }

  private static int viewTransform(Edit edit) {
    int end = edit.modules().size();
    for (int i = 0; i < end; i++) {
      Module m = edit.modules().get(i);
      if (m.enabled() && VIEW_TRANSFORMS.contains(m.id())) return i;
    }
    return end;
  }
}
