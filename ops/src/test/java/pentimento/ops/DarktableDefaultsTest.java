package pentimento.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static pentimento.ops.RawVectors.difference;
import static pentimento.ops.RawVectors.raw;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pentimento.ops.RawVectors.Shot;
import pentimento.ops.channelmixerrgb.ChannelMixerRgb;
import pentimento.ops.colorin.ColorIn;
import pentimento.ops.colorin.GamutClipping;
import pentimento.ops.colorin.InputProfile;
import pentimento.ops.demosaic.Demosaic;
import pentimento.ops.demosaic.DemosaicMethod;
import pentimento.ops.exposure.Exposure;
import pentimento.ops.filmicrgb.FilmicRgb;
import pentimento.ops.highlights.Highlights;
import pentimento.ops.rawprepare.RawPrepare;
import pentimento.ops.sigmoid.Sigmoid;
import pentimento.ops.temperature.Temperature;
import pentimento.pipe.Operation;

/// Whole edits that darktable 4.2.1 makes of a raw by default, and the input profile's choices.
class DarktableDefaultsTest {

  /// darktable adapts from the daylight nearest to what the camera set; the temperature it stored.
  private static final ChannelMixerRgb ADAPTED =
      ChannelMixerRgb.TYPE.fromFile(
          ChannelMixerRgb.DEFAULTS, Map.of("temperature", Float.intBitsToFloat(0x459c5c8c)));

  @Test
  void scene_linear() {
    assertThat(difference(scene(), "default_linear", 0)).isLessThan(3e-5);
  }

  @Test
  void filmic() {
    Shot scene = scene();
    FilmicRgb filmic = FilmicRgb.forCamera(scene.info().camera());
    assertThat(difference(scene.then(filmic), "default_filmic", 0)).isLessThan(1e-5);
  }

  @Test
  void sigmoid() {
    assertThat(difference(scene().then(Sigmoid.DEFAULTS), "default_sigmoid", 0)).isLessThan(1e-5);
  }

  @Test
  void input_profiles() {
    for (Map.Entry<String, ColorIn> entry :
        List.of(
            Map.entry("colorin", ColorIn.DEFAULTS),
            Map.entry(
                "colorin_blue", new ColorIn(InputProfile.EMBEDDED_MATRIX, GamutClipping.OFF, true)),
            Map.entry(
                "colorin_clip709",
                new ColorIn(InputProfile.EMBEDDED_MATRIX, GamutClipping.LINEAR_REC709, false)))) {
      Shot shot = developed().then(entry.getValue());
      assertThat(difference(shot, entry.getKey(), 0)).as(entry.getKey()).isLessThan(2e-5);
    }
  }

  /// Up to the view transform; darktable hands over Lab after the input profile.
  private static Shot scene() {
    Shot shot = raw("bayer.dng");
    return balanced(shot)
        .then(
            Highlights.DEFAULTS,
            Demosaic.DEFAULTS,
            Exposure.forCamera(shot.info().camera()),
            ColorIn.DEFAULTS)
        .throughLab()
        .then(ADAPTED);
  }

  private static Shot developed() {
    return balanced(raw("bayer.dng")).then(new Demosaic(DemosaicMethod.PPG));
  }

  private static Shot balanced(Shot shot) {
    Operation levels = RawPrepare.forCamera(shot.info().camera());
    return shot.then(levels, Temperature.forCamera(shot.info().camera()));
  }
}
