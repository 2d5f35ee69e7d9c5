package pentimento.ops.filmicrgb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
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
import pentimento.pixel.Planes;

class FilmicRgbTest extends OperationContract<FilmicRgb> {

  @Override
  protected OperationType<FilmicRgb> type() {
    return FilmicRgb.TYPE;
  }

  @Override
  protected List<FilmicRgb> instances() {
    List<FilmicRgb> all = new ArrayList<>();
    for (ColorScience science : ColorScience.values()) {
      for (PreserveChrominance preserve : PreserveChrominance.values()) {
        all.add(with(FilmicRgb.DEFAULTS, preserve, science));
      }
    }
    all.add(FilmicRgb.forCamera(TestCamera.withBias(1)));
    return all;
  }

  private static FilmicRgb with(FilmicRgb f, PreserveChrominance preserve, ColorScience science) {
    return new FilmicRgb(
        f.greyPointSource(),
        f.blackPointSource(),
        f.whitePointSource(),
        f.greyPointTarget(),
        f.blackPointTarget(),
        f.whitePointTarget(),
        f.hardness(),
        f.latitude(),
        f.contrast(),
        f.saturation(),
        f.balance(),
        preserve,
        science,
        f.customGrey(),
        f.shadows(),
        f.highlights(),
        f.spline());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "filmic_cs0_pc0",
        "filmic_cs0_pc3",
        "filmic_cs1_pc0",
        "filmic_cs1_pc3",
        "filmic_cs2_pc0",
        "filmic_cs2_pc3",
        "filmic_cs3_pc0",
        "filmic_cs3_pc3"
      })
  void as_darktable_measured(String name) {
    SpecVectors vectors = SpecVectors.named(name);
    // darktable went to Lab and back, at up to 8e-5.
    vectors.check(fromDarktable(vectors.params()), 1e-4);
  }

  static FilmicRgb fromDarktable(ByteBuffer p) {
    return new FilmicRgb(
        p.getFloat(0),
        p.getFloat(4),
        p.getFloat(8),
        p.getFloat(36),
        p.getFloat(40),
        p.getFloat(44),
        p.getFloat(48),
        p.getFloat(52),
        p.getFloat(56),
        p.getFloat(60),
        p.getFloat(64),
        SpecVectors.coded(PreserveChrominance.values(), PreserveChrominance::code, p.getInt(72)),
        SpecVectors.coded(ColorScience.values(), ColorScience::code, p.getInt(76)),
        p.getInt(84) != 0,
        SpecVectors.coded(CurveEnd.values(), CurveEnd::code, p.getInt(96)),
        SpecVectors.coded(CurveEnd.values(), CurveEnd::code, p.getInt(100)),
        SpecVectors.coded(SplineVersion.values(), SplineVersion::code, p.getInt(108)));
  }

  @Test
  void defaults_of_a_new_raw_follow_the_exposure() {
    FilmicRgb f = FilmicRgb.forCamera(TestCamera.withBias(0));
    assertThat(f.blackPointSource()).isEqualTo(-7.65f);
    assertThat(f.whitePointSource()).isEqualTo(4.56f);
    assertThat(f.hardness()).isCloseTo(3.614816f, within(2e-6f));
  }

  @Test
  void grey_stays_grey_black_becomes_black_and_white_white() {
    ImageInfo in = ImageInfo.rgb(3, 1, Meaning.WORKING);
    float[] v = {0f, 0.1845f, 100f};
    Planes out =
        Evaluation.render(
            FilmicRgb.DEFAULTS,
            in,
            new Planes(in.bounds(), new float[][] {v.clone(), v.clone(), v.clone()}),
            in.bounds());
    for (float[] plane : out.planes()) {
      // No light has no hue; darktable gives it one, and so a slightly blue black.
      assertThat(plane[0]).isBetween(0f, 0.001f);
      assertThat(plane[1]).isCloseTo(0.1845f, within(2e-4f));
      assertThat(plane[2]).isCloseTo(1f, within(1e-3f));
    }
  }
}
