package pentimento.ops.channelmixerrgb;

import org.jspecify.annotations.Nullable;
import pentimento.pipe.Camera;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Op;
import pentimento.pipe.OperationType;
import pentimento.pipe.Param;
import pentimento.pipe.PointKernel;
import pentimento.pipe.PointOperation;
import pentimento.pipe.Unit;

/// Takes out the colour of the scene's light, and mixes channels.
///
/// Colours go to a cone space, where the white of the scene's light becomes that of the working
/// space and three rows of factors mix the channels; colours of unlikely purity are pulled towards
/// white; channels may raise or lower saturation and lightness; or all of it becomes a grey.
///
/// In darktable's files this is `channelmixerrgb` version 3: six vectors of four floats (the fourth
/// unused), six flags, `illuminant`, lamp F, lamp LED, `adaptation`, x, y, temperature, gamut, clip
/// and the number of `saturationAlgorithm`.
@Op(
    id = "channelmixerrgb",
    label = "color calibration",
    doc = "Takes out the colour of the scene's light, and mixes channels.",
    version = 1)
public record ChannelMixerRgb(
    @Param(doc = "what the first channel is made of", min = -2, max = 2, length = 3) float[] red,
    @Param(doc = "what the second channel is made of", min = -2, max = 2, length = 3) float[] green,
    @Param(doc = "what the third channel is made of", min = -2, max = 2, length = 3) float[] blue,
    @Param(doc = "saturation given by each channel", min = -2, max = 2, length = 3)
        float[] saturation,
    @Param(doc = "lightness given by each channel", min = -2, max = 2, length = 3)
        float[] lightness,
    @Param(
            doc = "share of each channel in grey; all 0 keeps colours",
            min = -2,
            max = 2,
            length = 3)
        float[] grey,
    @Param(doc = "make the factors of the first channel add up to 1") boolean normalizeRed,
    @Param(doc = "make the factors of the second channel add up to 1") boolean normalizeGreen,
    @Param(doc = "make the factors of the third channel add up to 1") boolean normalizeBlue,
    @Param(doc = "make the factors of saturation add up to 0") boolean normalizeSaturation,
    @Param(doc = "make the factors of lightness add up to 0") boolean normalizeLightness,
    @Param(doc = "make the factors of grey add up to 1") boolean normalizeGrey,
    @Param(doc = "the light that the scene was lit by") Illuminant illuminant,
    @Param(doc = "which fluorescent lamp") FluorescentLamp fluorescentLamp,
    @Param(doc = "which LED lamp") LedLamp ledLamp,
    @Param(doc = "space in which colours are adapted and mixed") Adaptation adaptation,
    @Param(doc = "CIE x of a custom light", min = 0.01, max = 1) float x,
    @Param(doc = "CIE y of a custom light", min = 0.01, max = 1) float y,
    @Param(
            doc = "temperature of daylight or a black body",
            unit = Unit.KELVIN,
            min = 1667,
            max = 25000)
        float temperature,
    @Param(doc = "how strongly pure colours are pulled towards white", min = 0, max = 12)
        float gamut,
    @Param(doc = "cut negative light on the way") boolean clip,
    @Param(doc = "how saturation and lightness are computed")
        SaturationAlgorithm saturationAlgorithm)
    implements PointOperation {

  public static final ChannelMixerRgb DEFAULTS = adapting(Illuminant.DAYLIGHT, 5003);

  public static final OperationType<ChannelMixerRgb> TYPE =
      new OperationType<>(ChannelMixerRgb.class, DEFAULTS);

  /// What a new edit of a raw starts with: adapt from the light that the camera balanced for, or
  /// from none when the file does not say.
  public static ChannelMixerRgb forCamera(Camera camera) {
    boolean known = camera.cameraFromXyzD65() != null && camera.asShot() != null;
    return adapting(known ? Illuminant.CAMERA : Illuminant.PIPELINE, 5003);
  }

  private static ChannelMixerRgb adapting(Illuminant illuminant, float temperature) {
    return new ChannelMixerRgb(
        new float[] {1, 0, 0},
        new float[] {0, 1, 0},
        new float[] {0, 0, 1},
        new float[3],
        new float[3],
        new float[3],
        false,
        false,
        false,
        false,
        false,
        false,
        illuminant,
        FluorescentLamp.F3,
        LedLamp.B5,
        Adaptation.CAT16,
        0.333f,
        0.333f,
        temperature,
        1f,
        true,
        SaturationAlgorithm.V3_2021);
  }

  @Override
  public @Nullable String refuses(ImageInfo in) {
    String refusal = in.meaning().refusalUnlessWorkingRgb();
    if (refusal != null) return refusal;
    return SceneLight.of(this, in) == null
        ? "the file does not say how the camera balanced white; set channelmixerrgb.illuminant"
        : null;
  }

  @Override
  public PointKernel kernel(ImageInfo in) {
    Chromaticity light = SceneLight.of(this, in);
    if (light == null) throw new IllegalStateException(refuses(in));
    return MixerKernel.of(this, light);
  }
}
