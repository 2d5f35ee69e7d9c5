package pentimento.kra.filter;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pentimento.kra.ColourModel;
import pentimento.kra.Depth;
import pentimento.kra.FilterSettings;
import pentimento.kra.PixelFormat;
import pentimento.kra.blend.FloatTile;
import pentimento.kra.blend.IntTile;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.colour.icc.StandardProfiles;

class FiltersTest {

  private static final FilterSpace F32 = new FilterSpace(PixelFormat.RGBA_F32, null);

  private static final float[] MEASURED = {0.31746f, 0.15873f, 0.73016f};

  @Test
  void hue_and_saturation_as_measured_in_krita() {
    assertThat(hsv("0")).containsExactly(new float[] {.6109f, .0989f, .7571f}, within(1e-4f));
    assertThat(hsv("1")).containsExactly(new float[] {.6829f, .1709f, .8291f}, within(1e-4f));
    assertThat(hsv("2")).containsExactly(new float[] {.5838f, .0718f, .7301f}, within(1e-4f));
  }

  @Test
  void what_is_not_rendered_is_no_filter() {
    assertThat(Filters.of(settings("raindrops"), F32)).isNull();
    assertThat(Filters.of(settings("hsvadjustment", "type", "3"), F32)).isNull();
    assertThat(Filters.of(settings("posterize"), F32)).as("no profile").isNull();
  }

  @Test
  void a_blur_keeps_a_flat_picture_and_spreads_a_dot_evenly() {
    Planes picture = Planes.allocate(new Rect(0, 0, 41, 41), 4);
    Arrays.fill(picture.plane(3), 1f);
    Arrays.fill(picture.plane(1), 0.25f);
    picture.plane(0)[picture.index(20, 20)] = 1;
    AreaFilter blur =
        (AreaFilter)
            requireNonNull(
                Filters.of(settings("gaussian blur", "horizRadius", "4", "vertRadius", "4"), F32));
    Planes blurred = blur.apply(picture, PixelFormat.RGBA_F32);
    double sum = 0;
    for (float v : blurred.plane(0)) sum += v;
    assertThat(sum).isCloseTo(1, within(1e-5));
    assertThat(blurred.at(0, 17, 20)).isCloseTo(blurred.at(0, 20, 23), within(1e-8f));
    for (float v : blurred.plane(1)) assertThat(v).isCloseTo(0.25f, within(1e-6f));
  }

  /// Measured in Krita 5.1.5: half a code comes out below it.
  @Test
  void hue_is_shifted_in_single_floats() {
    FilterSpace bytes = new FilterSpace(new PixelFormat(ColourModel.RGBA, Depth.U8), null);
    PointFilter filter =
        (PointFilter)
            requireNonNull(
                Filters.of(
                    settings(
                        "hsvadjustment",
                        "type",
                        "0",
                        "h",
                        "164",
                        "s",
                        "-25",
                        "v",
                        "1",
                        "compatibilityMode",
                        "false"),
                    bytes));
    IntTile tile = new IntTile(255, 4);
    int[] pixel = {86, 162, 135, 101};
    for (int c = 0; c < 4; c++) Arrays.fill(tile.plane(c), pixel[c]);
    filter.apply(tile);
    assertThat(new int[] {tile.plane(0)[0], tile.plane(1)[0], tile.plane(2)[0]})
        .containsExactly(163, 106, 142);
  }

  @Test
  void a_threshold_without_settings_is_0() {
    FilterSpace bytes =
        new FilterSpace(new PixelFormat(ColourModel.RGBA, Depth.U8), StandardProfiles.SRGB);
    PointFilter filter = (PointFilter) requireNonNull(Filters.of(settings("threshold"), bytes));
    IntTile tile = new IntTile(255, 4);
    for (int c = 0; c < 4; c++) Arrays.fill(tile.plane(c), c == 3 ? 255 : 60);
    filter.apply(tile);
    assertThat(tile.plane(0)[0]).isEqualTo(255);
  }

  /// Measured in Krita 5.1.5.
  @Test
  void a_blur_without_settings_or_of_radius_0_still_blurs_a_little() {
    Planes picture = Planes.allocate(new Rect(0, 0, 9, 9), 4);
    Arrays.fill(picture.plane(3), 1f);
    picture.plane(0)[picture.index(4, 4)] = 1;
    for (String radius : new String[] {"", "0"}) {
      FilterSettings settings =
          radius.isEmpty()
              ? settings("gaussian blur")
              : settings("gaussian blur", "horizRadius", radius, "vertRadius", radius);
      AreaFilter blur = (AreaFilter) requireNonNull(Filters.of(settings, F32));
      Planes blurred = blur.apply(picture, PixelFormat.RGBA_F32);
      assertThat(blurred.at(0, 4, 4)).isCloseTo(0.98471385f, within(1e-7f));
      assertThat(blurred.at(0, 5, 4)).isCloseTo(0.003806825f, within(1e-9f));
      assertThat(blurred.at(0, 5, 5)).isCloseTo(1.4716881e-5f, within(1e-11f));
    }
  }

  @Test
  void a_curve_goes_through_its_points_and_clips() {
    TransferCurve curve = requireNonNull(ToneCurve.parse("0,0.1;0.4,0.3;0.8,0.9;1,1;"));
    float[] at = {-3f, 0f, 0.4f, 0.8f, 1f, 9f};
    float[] expected = {0.1f, 0.1f, 0.3f, 0.9f, 1f, 1f};
    for (int i = 0; i < at.length; i++) {
      assertThat(curve.at(at[i])).isCloseTo(expected[i], within(2e-4f));
    }
    for (float x : new float[] {0f, 0.25f, 0.5f, 1f}) {
      assertThat(ToneCurve.STRAIGHT.at(x)).isCloseTo(x, within(3e-5f));
      assertThat(LevelsCurve.STRAIGHT.at(x)).isCloseTo(x, within(1e-5f));
    }
  }

  @Test
  void a_curve_that_is_none_is_refused() {
    for (String text : new String[] {"", "0,0", "0,0;0,1;", "0;1", "a,b;1,1", "0.2,0;1,1;"}) {
      assertThat(ToneCurve.parse(text)).as(text).isNull();
    }
  }

  private static float[] hsv(String type) {
    FilterSettings settings =
        settings(
            "hsvadjustment",
            "type",
            type,
            "h",
            "30",
            "s",
            "20",
            "v",
            "10",
            "compatibilityMode",
            "false");
    PointFilter filter = (PointFilter) requireNonNull(Filters.of(settings, F32));
    FloatTile tile = new FloatTile(false, 4);
    for (int c = 0; c < 3; c++) Arrays.fill(tile.plane(c), MEASURED[c]);
    filter.apply(tile);
    return new float[] {tile.plane(0)[9], tile.plane(1)[9], tile.plane(2)[9]};
  }

  private static FilterSettings settings(String id, String... pairs) {
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) parameters.put(pairs[i], pairs[i + 1]);
    return new FilterSettings(id, 1, parameters, null);
  }
}
