package pentimento.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import pentimento.ops.channelmixerrgb.ChannelMixerRgb;
import pentimento.ops.colorin.ColorIn;
import pentimento.ops.colorout.ColorOut;
import pentimento.ops.demosaic.Demosaic;
import pentimento.ops.exposure.Exposure;
import pentimento.ops.filmicrgb.FilmicRgb;
import pentimento.ops.flip.Flip;
import pentimento.ops.highlights.Highlights;
import pentimento.ops.rawprepare.RawPrepare;
import pentimento.ops.sigmoid.Sigmoid;
import pentimento.ops.temperature.Temperature;
import pentimento.pipe.Camera;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pipe.Operation;

/// What a photograph gets that nobody has edited: darktable's scene-referred workflow.
public enum Workflow {
  /// Exposure, colour calibration, filmic.
  FILMIC,
  /// Exposure, colour calibration, sigmoid.
  SIGMOID,
  /// What is technically needed, and no more.
  NONE;

  /// The edit for a photograph. Pictures that are no raws get no view transform: they have had one.
  public Edit of(Photo photo) {
    Camera camera = photo.camera();
    List<Module> modules = new ArrayList<>();
    if (camera == null) {
      modules.add(Module.of("colorout", ColorOut.DEFAULTS));
      return new Edit("", null, "v3.0-jpeg", modules, Map.of());
    }
    add(modules, "rawprepare", RawPrepare.forCamera(camera));
    add(modules, "temperature", Temperature.forCamera(camera));
    add(modules, "highlights", Highlights.forCamera(camera));
    add(modules, "demosaic", Demosaic.forCamera(camera));
    add(modules, "flip", Flip.forCamera(camera));
    if (this != NONE) add(modules, "exposure", Exposure.forCamera(camera));
    add(modules, "colorin", ColorIn.DEFAULTS);
    if (this != NONE) add(modules, "channelmixerrgb", ChannelMixerRgb.forCamera(camera));
    if (this == SIGMOID) add(modules, "sigmoid", Sigmoid.DEFAULTS);
    if (this == FILMIC) add(modules, "filmicrgb", FilmicRgb.forCamera(camera));
    add(modules, "colorout", ColorOut.DEFAULTS);
    return new Edit("", null, "v3.0", modules, Map.of());
  }

  private static void add(List<Module> modules, String id, Operation operation) {
    modules.add(Module.of(id, operation));
  }
}
