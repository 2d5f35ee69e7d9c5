package pentimento.kpl.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pentimento.kpl.ColourValue;
import pentimento.kpl.Palette;
import pentimento.kpl.SamplePalettes;
import pentimento.kpl.Swatch;
import pentimento.kpl.SwatchGroup;
import pentimento.kpl.krita.Kpl;

class MakeTest {

  @Test
  void d65_at_0_ev_is_as_the_cie_has_it() {
    Palette palette = IlluminantPalette.of(-4, 6);
    Swatch d65 = find(palette, "SI-D65-0EV");
    assertThat(((ColourValue) d65.colour()).values())
        .containsExactly(new double[] {0.1711, 0.1800, 0.1960}, within(5e-5));
    Swatch up = find(palette, "SI-D65-3EV");
    assertThat(((ColourValue) up.colour()).value(1)).isCloseTo(1.44, within(1e-6));
    assertThat(Kpl.read("i.kpl", Kpl.bytes(palette)).palette()).isEqualTo(palette);
    assertThat(palette.columns()).isEqualTo(11);
  }

  private static Swatch find(Palette palette, String id) {
    return palette.swatches().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void daylight_and_blackbody_formulas_meet_the_tables() {
    assertThat(Illuminant.daylight(6500).x()).isCloseTo(0.31272, within(1e-4));
    assertThat(Illuminant.daylight(5000).y()).isCloseTo(0.35850, within(2e-4));
    assertThat(Illuminant.blackbody(2856).x()).isCloseTo(0.44758, within(6e-4));
    assertThat(Illuminant.blackbody(2856).y()).isCloseTo(0.40745, within(6e-4));
  }

  @Test
  void the_colours_of_a_scene_are_found_highlights_too_and_always_alike() {
    double[][] truth = {{0.18, 0.18, 0.18}, {0.6, 0.05, 0.02}, {0.02, 0.1, 0.4}, {9, 8, 6}};
    int[] weight = {5000, 3000, 1900, 100};
    int n = 10_000;
    float[][] rgb = new float[3][n];
    Random random = new Random(4);
    int at = 0;
    for (int k = 0; k < truth.length; k++) {
      for (int i = 0; i < weight[k]; i++, at++) {
        for (int c = 0; c < 3; c++) {
          rgb[c][at] = (float) (truth[k][c] * (1 + 0.02 * random.nextGaussian()));
        }
      }
    }
    rgb[0][0] = Float.NaN;
    Palette palette = SceneSwatches.of("scene", rgb, n, 4, true);
    assertThat(palette.size()).isEqualTo(4);
    double[] brightest = ((ColourValue) palette.swatches().getFirst().colour()).values();
    assertThat(brightest).containsExactly(truth[3], within(0.1));
    assertThat(palette.groups()).extracting(SwatchGroup::name).contains("+5 EV", "0 EV");
    assertThat(Kpl.bytes(SceneSwatches.of("scene", rgb, n, 4, true))).isEqualTo(Kpl.bytes(palette));
    assertThat(palette.profiles()).hasSize(1);
  }

  @Test
  void merging_loses_nothing_and_sorting_orders() {
    Palette a = SamplePalettes.everything();
    Palette merged = Merge.of("both", List.of(a, a));
    assertThat(merged.size()).isEqualTo(2 * a.size());
    assertThat(merged.profiles()).hasSize(1);
    assertThat(merged.groups().get(1).rows()).isEqualTo(2 * a.groups().get(1).rows());
    Palette sorted = Sort.by(a, Sort.Key.NAME, true);
    assertThat(sorted.groups().get(1).swatches().getFirst().swatch().name()).isEqualTo("xyz");
    assertThat(sorted.size()).isEqualTo(a.size());
    Palette light = Sort.by(SamplePalettes.large(100), Sort.Key.LIGHTNESS, false);
    var colorimetry = new pentimento.kpl.colour.Colorimetry(light);
    double before = -1e9;
    for (Swatch s : light.swatches()) {
      double l = colorimetry.of(s.colour()).lab()[0];
      assertThat(l).isGreaterThanOrEqualTo(before);
      before = l;
    }
  }

  @Test
  void a_chart_shows_each_swatch_where_it_lies() {
    Palette palette = SamplePalettes.everything();
    PaletteChart chart = new PaletteChart(palette);
    assertThat(chart.width()).isEqualTo(5 * 32);
    // The orange swatch in row 3, column 0 of the first group.
    float[][] planes = chart.rows(3 * 32 + 5, 1).planes();
    assertThat(planes[0][5]).isEqualTo(1f);
    assertThat(planes[1][5]).isCloseTo(0.5f, within(0.01f));
    assertThat(planes[2][5]).isZero();
    assertThat(chart.svg()).contains("#ff7f00", "<title>&lt;\"&amp;'>");
  }
}
