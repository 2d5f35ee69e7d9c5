package pentimento.kra.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pentimento.kra.ColourModel;
import pentimento.kra.Depth;
import pentimento.kra.FilterSettings;
import pentimento.kra.PixelFormat;
import pentimento.pixel.BadInput;

/// Gradients and their settings as Krita writes them.
class GradientReaderTest {

  @Test
  void stops_are_read_with_their_colours() {
    StopGradient gradient =
        (StopGradient)
            GradientReader.read(
                "g",
                """
                <gradient name="g" type="stop">
                 <stop offset="0.25" bitdepth="U16" alpha="0.5" stoptype="1">
                  <CMYK c="0.1" m="0.2" y="0.3" k="0.4" space="inks"/></stop>
                 <other/>
                 <stop><RGB r="1" g="x" b="0.7"/></stop>
                </gradient>\
                """);
    PixelFormat inks = new PixelFormat(ColourModel.CMYKA, Depth.U16);
    PixelFormat rgb = new PixelFormat(ColourModel.RGBA, Depth.U8);
    assertThat(gradient.stops())
        .containsExactly(
            new StopGradient.Stop(
                0.25, new GradientColour(inks, "inks", List.of(0.1, 0.2, 0.3, 0.4), 0.5)),
            new StopGradient.Stop(0, new GradientColour(rgb, "", List.of(1.0, 0.0, 0.7), 1)));
  }

  @Test
  void segments_keep_their_places_in_order() {
    SegmentGradient gradient =
        (SegmentGradient)
            GradientReader.read(
                "g",
                """
                <gradient type="segment"><segment start-offset="-1" middle-offset="2" end-offset="0.5"
                 interpolation="3" color-interpolation="2" start-bitdepth="F32" end-alpha="0.25">
                 <start><Lab L="50" a="-10" b="20" space="l"/></start></segment></gradient>\
                """);
    Segment segment = gradient.segments().getFirst();
    assertThat(segment.start()).isZero();
    assertThat(segment.middle()).isEqualTo(1);
    assertThat(segment.end()).isEqualTo(1);
    assertThat(segment.ease()).isEqualTo(Segment.Ease.SPHERE_INCREASING);
    assertThat(segment.turn()).isEqualTo(Segment.Turn.HSV_CLOCKWISE);
    assertThat(segment.from().numbers()).containsExactly(50.0, -10.0, 20.0);
    // Krita takes black where there is no colour.
    assertThat(segment.to().numbers()).containsExactly(0.0, 0.0, 0.0);
    assertThat(segment.to().alpha()).isEqualTo(0.25);
  }

  @Test
  void what_krita_would_not_read_is_refused() {
    for (String text : List.of("", "<gradient>", "<gradient/>", "<g type='stop'>&e;</g>")) {
      assertThatThrownBy(() -> GradientReader.read("g", text)).isInstanceOf(BadInput.class);
    }
  }

  @Test
  void samples_are_rounded_as_krita_rounds_them() {
    // Halves go up although 0.7 of 255 is a little less than one in double precision.
    assertThat(samples(ColourModel.RGBA, Depth.U8, 0.7, 0.5, 2)).containsExactly(179, 128, 255, 77);
    assertThat(samples(ColourModel.RGBA, Depth.U16, 0.7, 0.1, -1))
        .containsExactly(45875, 6554, 0, 19661);
    assertThat(samples(ColourModel.LABA, Depth.U16, 0.2, 0.3, -128))
        .containsExactly(131, 32973, 0, 19661);
    assertThat(samples(ColourModel.LABA, Depth.U8, 100, 127, 0)).containsExactly(255, 0, 128, 77);
    assertThat(samples(ColourModel.XYZA, Depth.F32, 0.5, 2, -1))
        .containsExactly(0.5f, 2f, -1f, 0.3f);
  }

  @Test
  void places_are_measured_in_every_unit() {
    assertThat(vector(Map.of())).isEqualTo(new GradientVector(0, 50, 200, 50));
    assertThat(
            vector(
                Map.of(
                    "start_position_x", "10",
                    "start_position_x_units", "pixels",
                    "start_position_y", "10",
                    "start_position_y_units", "percent_of_longest_side",
                    "end_position_x", "10",
                    "end_position_x_units", "percent_of_shortest_side",
                    "end_position_x_positioning", "relative",
                    "end_position_y", "7",
                    "end_position_y_units", "pixels")))
        .isEqualTo(new GradientVector(10, 20, 20, 7));
    GradientVector polar =
        vector(
            Map.of(
                "end_positiom_coordinate_system", "polar",
                "end_position_angle", "90",
                "end_position_distance", "10",
                "end_position_distance_units", "percent_of_height"));
    assertThat(polar.endY()).isEqualTo(40);
    assertThat(polar.length()).isEqualTo(10);
  }

  private static GradientVector vector(Map<String, String> parameters) {
    FilterSettings settings = new FilterSettings("gradient", 1, parameters, null);
    return GradientSettings.of(settings, 200, 100).vector();
  }

  private static float[] samples(ColourModel model, Depth depth, double a, double b, double c) {
    return new GradientColour(new PixelFormat(model, depth), "", List.of(a, b, c), 0.3).samples();
  }
}
