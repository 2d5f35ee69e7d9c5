package pentimento.ops.channelmixerrgb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pentimento.ops.SpecVectors;
import pentimento.ops.TestCamera;
import pentimento.pipe.Evaluation;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Meaning;
import pentimento.pipe.OperationContract;
import pentimento.pipe.OperationType;
import pentimento.pipe.Rgb;
import pentimento.pixel.Planes;
import pentimento.pixel.colour.RgbSpace;

class ChannelMixerRgbTest extends OperationContract<ChannelMixerRgb> {

  private static final Rgb AS_SHOT = new Rgb(2.1, 1, 1.6);

  @Override
  protected OperationType<ChannelMixerRgb> type() {
    return ChannelMixerRgb.TYPE;
  }

  @Override
  protected ImageInfo input(int width, int height) {
    return TestCamera.rgb(width, height, TestCamera.of(TestCamera.CAMERA_FROM_XYZ, AS_SHOT, 0));
  }

  @Override
  protected List<ChannelMixerRgb> instances() {
    List<Object> mixed = List.of(0.9, 0.2, -0.1);
    return List.of(
        ChannelMixerRgb.DEFAULTS,
        with(Map.of("illuminant", "camera")),
        with(Map.of("adaptation", "non-linear-bradford", "illuminant", "a", "gamut", 3)),
        with(Map.of("adaptation", "none", "red", mixed, "normalizeRed", true, "clip", false)),
        with(Map.of("adaptation", "xyz", "saturation", mixed, "lightness", mixed, "gamut", 0)),
        with(Map.of("saturation", mixed, "saturationAlgorithm", "v1-2020")),
        with(Map.of("grey", mixed, "normalizeGrey", true, "illuminant", "black-body")));
  }

  private static ChannelMixerRgb with(Map<String, Object> values) {
    return ChannelMixerRgb.TYPE.fromFile(ChannelMixerRgb.DEFAULTS, values);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"cmix_linbradford", "cmix_cat16", "cmix_bradford", "cmix_xyz", "cmix_rgb"})
  void as_darktable_measured(String name) {
    SpecVectors vectors = SpecVectors.named(name);
    // darktable went to Lab and back, at up to 8e-5.
    vectors.check(fromDarktable(vectors.params()), 1e-4);
  }

  private static ChannelMixerRgb fromDarktable(ByteBuffer p) {
    return new ChannelMixerRgb(
        triple(p, 0),
        triple(p, 16),
        triple(p, 32),
        triple(p, 48),
        triple(p, 64),
        triple(p, 80),
        p.getInt(96) != 0,
        p.getInt(100) != 0,
        p.getInt(104) != 0,
        p.getInt(108) != 0,
        p.getInt(112) != 0,
        p.getInt(116) != 0,
        SpecVectors.coded(Illuminant.values(), Illuminant::code, p.getInt(120)),
        SpecVectors.coded(FluorescentLamp.values(), FluorescentLamp::code, p.getInt(124)),
        SpecVectors.coded(LedLamp.values(), LedLamp::code, p.getInt(128)),
        SpecVectors.coded(Adaptation.values(), Adaptation::code, p.getInt(132)),
        p.getFloat(136),
        p.getFloat(140),
        p.getFloat(144),
        p.getFloat(148),
        p.getInt(152) != 0,
        SpecVectors.coded(SaturationAlgorithm.values(), SaturationAlgorithm::code, p.getInt(156)));
  }

  private static float[] triple(ByteBuffer p, int at) {
    return new float[] {p.getFloat(at), p.getFloat(at + 4), p.getFloat(at + 8)};
  }

  @Test
  void the_white_of_the_scene_becomes_white() {
    for (String light : List.of("a", "daylight", "equi-energy", "fluorescent", "led")) {
      ChannelMixerRgb mixer = with(Map.of("illuminant", light, "temperature", 6500, "gamut", 0));
      Chromaticity c = SceneLight.of(mixer, input(1, 1));
      assertThat(c).isNotNull();
      double[] rgb = RgbSpace.REC2020.rgbFromXyzD50().times(c.xyz());
      Planes in =
          new Planes(
              input(1, 1).bounds(),
              new float[][] {{(float) rgb[0]}, {(float) rgb[1]}, {(float) rgb[2]}});
      Planes out = Evaluation.render(mixer, input(1, 1), in, input(1, 1).bounds());
      // Lamps beyond the working gamut are cut on the way in; these are not.
      for (int k = 0; k < 3; k++) {
        assertThat(out.plane(k)[0]).as("%s channel %d", light, k).isCloseTo(1f, within(2e-3f));
      }
    }
  }

  @Test
  void the_camera_s_white_is_that_of_its_multipliers() {
    // A camera that balanced for D65, and multipliers for D65 below: the light is D65 seen from
    // D50.
    Rgb d65 = SceneLight.reference(TestCamera.CAMERA_FROM_XYZ);
    ImageInfo in =
        TestCamera.rgb(1, 1, TestCamera.of(TestCamera.CAMERA_FROM_XYZ, d65, 0))
            .withLevels(d65, d65);
    Chromaticity c = SceneLight.of(with(Map.of("illuminant", "camera")), in);
    assertThat(c).isNotNull();
    assertThat(c.x()).isCloseTo(0.3457, within(2e-4));
    assertThat(c.y()).isCloseTo(0.3585, within(2e-4));
  }

  @Test
  void without_a_camera_its_light_is_not_known() {
    ImageInfo in = ImageInfo.rgb(1, 1, Meaning.WORKING);
    assertThat(with(Map.of("illuminant", "camera")).refuses(in)).contains("illuminant");
    assertThat(ChannelMixerRgb.DEFAULTS.refuses(in)).isNull();
    assertThat(ChannelMixerRgb.forCamera(TestCamera.of(null, null, 0)).illuminant())
        .isEqualTo(Illuminant.PIPELINE);
  }

  @Test
  void temperatures_lie_on_the_cie_loci() {
    assertThat(Chromaticity.daylight(6504).x()).isCloseTo(0.31271, within(1e-4));
    assertThat(Chromaticity.daylight(6504).y()).isCloseTo(0.32902, within(1e-4));
    assertThat(Chromaticity.blackBody(2856).x()).isCloseTo(0.44757, within(5e-4));
    assertThat(Chromaticity.blackBody(2856).y()).isCloseTo(0.40745, within(5e-4));
    assertThat(Chromaticity.daylight(3000)).isEqualTo(Chromaticity.blackBody(3000));
  }
}
