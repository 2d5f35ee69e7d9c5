package pentimento.kra.filter;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pentimento.kra.ColourModel;
import pentimento.kra.Depth;
import pentimento.kra.FilterSettings;
import pentimento.kra.PixelFormat;
import pentimento.kra.blend.FloatTile;

/// Colours above white and below black through filters, as Krita 5.1.5 made them of filter masks.
class BeyondWhiteTest {

  private static final FilterSpace F32 = new FilterSpace(PixelFormat.RGBA_F32, null);
  private static final float[] BLACK = {0, 0, 0};

  @Test
  void below_black_there_is_black() {
    assertThat(filtered(hsv(0, -53), -0.33021045f, -0.11294484f, -0.07226602f))
        .containsExactly(BLACK, within(1e-6f));
    assertThat(filtered(hsv(1, -53), -0.47904095f, -0.28988445f, -0.33532545f))
        .containsExactly(BLACK, within(1e-6f));
    float[] r = {0.38204348f};
    float[] g = {-0.35564628f};
    float[] b = {0.42221028f};
    HueSaturation.Luma luma = new HueSaturation.Luma(0.2225, 0.7169, 0.0606);
    new HueSaturation(HueSaturation.Model.HSL, 20, 0.3f, -0.1f, true, luma).apply(r, g, b, 1);
    assertThat(new float[] {r[0], g[0], b[0]}).containsExactly(BLACK, within(1e-6f));
  }

  @Test
  void chroma_is_not_bounded_where_saturation_stays() {
    assertThat(filtered(hsv(0, 0), 1.2174282f, -0.2601386f, 0.78595865f))
        .containsExactly(new float[] {0.949594f, 0.7995711f, 0}, within(1e-5f));
    assertThat(filtered(hsv(2, 0), 0.91641164f, -0.47096956f, 0.8089552f))
        .containsExactly(new float[] {0.77379036f, 0.40927902f, -0.20463952f}, within(1e-5f));
  }

  @Test
  void chroma_is_bounded_where_saturation_grows_alone() {
    float[] colour = {1.0947266f, 0.57958984f, 2.8203125f};
    float luma = 0.824f;
    // As measured in half floats, through the space's own luma.
    float[] less = saturated(-0.04f, colour);
    assertThat(less).containsExactly(new float[] {1.084f, 0.5894f, 2.7402f}, within(2e-3f));
    for (int c = 0; c < 3; c++) {
      assertThat(less[c]).isCloseTo(luma + 0.96f * (colour[c] - luma), within(1e-3f));
    }
    float[] more = saturated(0.04f, colour);
    assertThat(more[2] - more[1]).isCloseTo(1f, within(1e-6f));
  }

  private static float[] saturated(float saturation, float[] colour) {
    HueSaturation.Luma luma = new HueSaturation.Luma(0.2225, 0.7195, 0.058);
    float[] r = {colour[0]};
    float[] g = {colour[1]};
    float[] b = {colour[2]};
    new HueSaturation(HueSaturation.Model.HCY, 0, saturation, 0, false, luma).apply(r, g, b, 1);
    return new float[] {r[0], g[0], b[0]};
  }

  @Test
  void curves_of_hue_and_saturation_do_not_bound() {
    assertThat(filtered(curve(5), 0.9831334f, 0.9768877f, -0.49323392f))
        .containsExactly(new float[] {0.9831334f, 0.71896124f, -0.49323383f}, within(1e-5f));
    assertThat(filtered(curve(5), -0.02133778f, -0.3244384f, -0.05924732f))
        .containsExactly(new float[] {-0.02133778f, -0.02133778f, -0.02133778f}, within(1e-6f));
    assertThat(filtered(curve(6), 0.5127933f, -0.18539895f, 1.2073154f))
        .containsExactly(new float[] {0.66545963f, 0.12074079f, 1.2073154f}, within(1e-5f));
    assertThat(filtered(curve(6), -0.42079443f, -0.08852004f, -0.11963266f))
        .containsExactly(new float[] {-0.08852004f, -0.07966871f, -0.07981624f}, within(1e-5f));
  }

  @Test
  void a_balance_that_restores_a_lightness_below_black_gives_black() {
    Map<String, String> values = new HashMap<>();
    for (String range : new String[] {"shadows", "midtones", "highlights"}) {
      values.put("cyan_red_" + range, "40");
      values.put("magenta_green_" + range, "-60");
      values.put("yellow_blue_" + range, "25");
    }
    assertThat(
            filtered(
                new FilterSettings("colorbalance", 0, values, null),
                -0.41395143f,
                0.3360415f,
                -0.4327022f))
        .containsExactly(BLACK, within(1e-6f));
  }

  @Test
  void levels_of_channels_do_not_know_lab_in_floats() {
    Map<String, String> values = new HashMap<>();
    values.put("mode", "channels");
    values.put("number_of_channels", "4");
    values.put("channel_0", "0.1;0.9;1.3;0;1");
    FilterSettings levels = new FilterSettings("levels", 2, values, null);
    PixelFormat lab = new PixelFormat(ColourModel.LABA, Depth.F32);
    assertThat(Filters.of(levels, new FilterSpace(lab, null))).isNull();
    PixelFormat words = new PixelFormat(ColourModel.LABA, Depth.U16);
    assertThat(Filters.of(levels, new FilterSpace(words, null))).isNotNull();
  }

  private static FilterSettings hsv(int type, int saturation) {
    return new FilterSettings(
        "hsvadjustment",
        0,
        Map.of(
            "type",
            "" + type,
            "h",
            "93",
            "s",
            "" + saturation,
            "v",
            "-22",
            "compatibilityMode",
            "false"),
        null);
  }

  private static FilterSettings curve(int channel) {
    return new FilterSettings(
        "perchannel",
        1,
        Map.of("nTransfers", "8", "curve" + channel, "0,0.1;0.5,0.3;1,0.9;"),
        null);
  }

  private static float[] filtered(FilterSettings settings, float r, float g, float b) {
    FloatTile tile = new FloatTile(false, 4);
    tile.plane(0)[0] = r;
    tile.plane(1)[0] = g;
    tile.plane(2)[0] = b;
    tile.plane(3)[0] = 1;
    ((PointFilter) requireNonNull(Filters.of(settings, F32))).apply(tile);
    return new float[] {tile.plane(0)[0], tile.plane(1)[0], tile.plane(2)[0]};
  }
}
