package pentimento.ops;

import java.util.List;
import pentimento.ops.channelmixerrgb.ChannelMixerRgb;
import pentimento.ops.colorin.ColorIn;
import pentimento.ops.colorout.ColorOut;
import pentimento.ops.crop.Crop;
import pentimento.ops.demosaic.Demosaic;
import pentimento.ops.demosaic.MosaicAlignment;
import pentimento.ops.exposure.Exposure;
import pentimento.ops.filmicrgb.FilmicRgb;
import pentimento.ops.finalscale.FinalScale;
import pentimento.ops.finalscale.PreviewScale;
import pentimento.ops.flip.Flip;
import pentimento.ops.highlights.Highlights;
import pentimento.ops.rawprepare.RawPrepare;
import pentimento.ops.sigmoid.Sigmoid;
import pentimento.ops.temperature.Temperature;
import pentimento.pipe.Catalogue;

/// All operations of ours, listed one by one: adding an operation adds a line here.
public final class Operations {

  private static final Catalogue CATALOGUE =
      new Catalogue(
          List.of(
              RawPrepare.TYPE,
              Temperature.TYPE,
              Highlights.TYPE,
              Demosaic.TYPE,
              MosaicAlignment.TYPE,
              Flip.TYPE,
              Crop.TYPE,
              Exposure.TYPE,
              ColorIn.TYPE,
              ChannelMixerRgb.TYPE,
              FilmicRgb.TYPE,
              Sigmoid.TYPE,
              ColorOut.TYPE,
              FinalScale.TYPE,
              PreviewScale.TYPE));

  private Operations() {}

  public static Catalogue catalogue() {
    return CATALOGUE;
  }
}
