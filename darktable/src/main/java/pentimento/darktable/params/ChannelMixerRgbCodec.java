package pentimento.darktable.params;

import pentimento.ops.channelmixerrgb.Adaptation;
import pentimento.ops.channelmixerrgb.ChannelMixerRgb;
import pentimento.ops.channelmixerrgb.FluorescentLamp;
import pentimento.ops.channelmixerrgb.Illuminant;
import pentimento.ops.channelmixerrgb.LedLamp;
import pentimento.ops.channelmixerrgb.SaturationAlgorithm;

/// `channelmixerrgb`: six vectors of four floats (the fourth unused), six flags, illuminant, lamps,
/// adaptation, x, y, temperature, gamut compression, clip, saturation algorithm.
final class ChannelMixerRgbCodec extends Codec<ChannelMixerRgb> {

  private static final int SATURATION = 48;
  private static final int NORMALIZE_GREY = 116;

  ChannelMixerRgbCodec() {
    super(ChannelMixerRgb.class, ChannelMixerRgb.TYPE, 3, 160, true);
  }

  @Override
  int size(int atVersion) {
    return atVersion == 1 || atVersion == 2 ? 156 : super.size(atVersion);
  }

  /// Before version 3 there was one saturation algorithm, and it took red for blue.
  @Override
  Fields upgrade(int fromVersion, Fields fields) {
    Fields now = fields.resized(160);
    now.put(SATURATION, fields.number(SATURATION + 8));
    now.put(SATURATION + 8, fields.number(SATURATION));
    return fromVersion == 1 ? now.put(NORMALIZE_GREY, true) : now;
  }

  @Override
  ChannelMixerRgb read(Fields f) throws NotRendered {
    return new ChannelMixerRgb(
        vector(f, 0),
        vector(f, 16),
        vector(f, 32),
        vector(f, SATURATION),
        vector(f, 64),
        vector(f, 80),
        f.flag(96),
        f.flag(100),
        f.flag(104),
        f.flag(108),
        f.flag(112),
        f.flag(NORMALIZE_GREY),
        Codes.find(Illuminant.values(), Illuminant::code, f.whole(120), "illuminant"),
        Codes.find(FluorescentLamp.values(), FluorescentLamp::code, f.whole(124), "lamp F"),
        Codes.find(LedLamp.values(), LedLamp::code, f.whole(128), "LED lamp"),
        Codes.find(Adaptation.values(), Adaptation::code, f.whole(132), "adaptation"),
        f.number(136),
        f.number(140),
        f.number(144),
        f.number(148),
        f.flag(152),
        Codes.find(
            SaturationAlgorithm.values(),
            SaturationAlgorithm::code,
            f.whole(156),
            "saturation algorithm"));
  }

  @Override
  void write(ChannelMixerRgb o, Fields f) {
    put(f, 0, o.red());
    put(f, 16, o.green());
    put(f, 32, o.blue());
    put(f, SATURATION, o.saturation());
    put(f, 64, o.lightness());
    put(f, 80, o.grey());
    f.put(96, o.normalizeRed()).put(100, o.normalizeGreen()).put(104, o.normalizeBlue());
    f.put(108, o.normalizeSaturation()).put(112, o.normalizeLightness());
    f.put(NORMALIZE_GREY, o.normalizeGrey()).put(120, o.illuminant().code());
    f.put(124, o.fluorescentLamp().code()).put(128, o.ledLamp().code());
    f.put(132, o.adaptation().code()).put(136, o.x()).put(140, o.y());
    f.put(144, o.temperature()).put(148, o.gamut()).put(152, o.clip());
    f.put(156, o.saturationAlgorithm().code());
  }

  private static float[] vector(Fields fields, int at) {
    return new float[] {fields.number(at), fields.number(at + 4), fields.number(at + 8)};
  }

  private static void put(Fields fields, int at, float[] vector) {
    for (int i = 0; i < 3; i++) fields.put(at + 4 * i, vector[i]);
  }
}
