package pentimento.kra.filter;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pentimento.kra.ColourModel;
import pentimento.kra.Depth;
import pentimento.kra.FilterSettings;
import pentimento.kra.PixelFormat;
import pentimento.kra.blend.FloatTile;
import pentimento.kra.blend.IntTile;
import pentimento.kra.blend.Tile;
import pentimento.pixel.colour.RgbSpace;
import pentimento.pixel.colour.icc.IccProfile;
import pentimento.pixel.colour.icc.ParametricCurve;
import pentimento.pixel.colour.icc.StandardProfiles;

/// One opaque pixel of sRGB through each filter, as Krita 5.1.5 made it of a filter layer.
class MeasuredFiltersTest {

  private static final IccProfile SRGB =
      StandardProfiles.rgb(2, "sRGB-elle-V2-srgbtrc.icc", RgbSpace.SRGB, ParametricCurve.srgb());

  private static final float[] U8 = {194, 125, 79, 255};
  private static final float[] U16 = {47646, 34675, 22561, 65535};
  private static final float[] F32 = {0.72703505f, 0.5291046f, 0.34425932f, 1f};

  private static final Map<String, FilterSettings> FILTERS =
      Map.of(
          "threshold", settings("threshold", 1, "threshold=100"),
          "posterize", settings("posterize", 0, "steps=7"),
          "levels",
              settings(
                  "levels",
                  2,
                  "mode=channels",
                  "number_of_channels=8",
                  "channel_0=0.1;0.8;1.5;0.1;0.9",
                  "channel_1=0;1;0.7;0;1",
                  "channel_2=0.2;1;1;0;0.8",
                  "channel_4=0;1;1.4;0.2;1"),
          "curves",
              settings(
                  "perchannel",
                  1,
                  "nTransfers=8",
                  "curve0=0,0.1;0.4,0.3;1,1;",
                  "curve1=0,0;0.5,0.7;1,0.9;",
                  "curve3=0,0.2;1,0.8;",
                  "curve4=0,0;0.5,0.8;1,1;"),
          "saturation", settings("perchannel", 1, "nTransfers=8", "curve6=0,0;0.5,0.7;1,1;"),
          "hcy", hsv("type=3", "h=30", "s=20", "v=10"),
          "ycbcr", hsv("type=4", "h=30", "s=-20", "v=-10"),
          "colorize", hsv("type=1", "h=130", "s=40", "v=-15", "colorize=true"),
          "lightness",
              settings(
                  "levels",
                  1,
                  "blackvalue=30",
                  "whitevalue=220",
                  "gammavalue=1.4",
                  "outblackvalue=10",
                  "outwhitevalue=240"));

  @Test
  void halves_are_cut_off_after_a_curve() {
    FloatTile tile = new FloatTile(true, 4);
    new TransferCurve(new int[] {61020, 61020}).applyToColour(tile, 1);
    assertThat(tile.plane(1)).containsOnly(1906 / 2048f);
  }

  @ParameterizedTest
  @CsvSource({
    "threshold, 255, 255, 255, 255",
    "posterize, 182, 109, 73, 255",
    "levels, 205, 111, 117, 255",
    "curves, 204, 96, 73, 255",
    "saturation, 194, 103, 42, 255",
    "hcy, 167, 154, 35, 255",
    "colorize, 70, 162, 85, 255",
    "ycbcr, 117, 109, 107, 255",
    "lightness, 223, 151, 104, 255"
  })
  void in_8_bits(String filter, float r, float g, float b, float a) {
    compare(filter, Depth.U8, U8, new float[] {r, g, b, a}, 1);
  }

  @ParameterizedTest
  @CsvSource({
    "threshold, 65535, 65535, 65535, 65535",
    "posterize, 46810, 37448, 18724, 65534",
    "levels, 50336, 31453, 32539, 65535",
    "curves, 51242, 27161, 19992, 65535",
    "saturation, 47646, 29768, 13072, 65535",
    "hcy, 41896, 41402, 12998, 65535",
    "colorize, 18645, 43505, 22788, 65535",
    "ycbcr, 28555, 30432, 30049, 65535",
    "lightness, 55030, 41446, 28983, 65535"
  })
  void in_16_bits(String filter, float r, float g, float b, float a) {
    compare(filter, Depth.U16, U16, new float[] {r, g, b, a}, 1);
  }

  @ParameterizedTest
  @CsvSource({
    "threshold, 1, 1, 1, 1",
    "posterize, 0.7142748, 0.57141984, 0.28570992, 0.99998474",
    "levels, 0.76807815, 0.47994202, 0.49651331, 1",
    "curves, 0.78188753, 0.41445029, 0.30505836, 1",
    "saturation, 0.72703505, 0.45423168, 0.19946331, 1",
    "hcy, 0.63928753, 0.63175046, 0.19832987, 1",
    "colorize, 0.28450322, 0.66384089, 0.3477262, 1",
    "ycbcr, 0.43572685, 0.46435907, 0.45852524, 1",
    "lightness, 0.83971924, 0.63241017, 0.44223696, 1"
  })
  void in_floats(String filter, float r, float g, float b, float a) {
    compare(filter, Depth.F32, F32, new float[] {r, g, b, a}, 3e-6f);
  }

  private static void compare(
      String name, Depth depth, float[] in, float[] krita, float tolerance) {
    FilterSpace space = new FilterSpace(new PixelFormat(ColourModel.RGBA, depth), SRGB);
    PointFilter filter =
        (PointFilter) requireNonNull(Filters.of(requireNonNull(FILTERS.get(name)), space));
    Tile tile = FilterSpace.tile(space.format());
    for (int c = 0; c < 4; c++) {
      switch (tile) {
        case IntTile ints -> ints.plane(c)[77] = (int) in[c];
        case FloatTile floats -> floats.plane(c)[77] = in[c];
      }
    }
    filter.apply(tile);
    for (int c = 0; c < 4; c++) {
      float ours =
          switch (tile) {
            case IntTile ints -> ints.plane(c)[77];
            case FloatTile floats -> floats.plane(c)[77];
          };
      assertThat(ours).as(name + " channel " + c).isCloseTo(krita[c], within(tolerance));
    }
  }

  private static FilterSettings hsv(String... pairs) {
    FilterSettings s = settings("hsvadjustment", 0, pairs);
    Map<String, String> parameters = new HashMap<>(s.parameters());
    parameters.put("compatibilityMode", "false");
    return new FilterSettings(s.id(), 0, parameters, null);
  }

  private static FilterSettings settings(String id, int version, String... pairs) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : pairs) {
      int at = pair.indexOf('=');
      parameters.put(pair.substring(0, at), pair.substring(at + 1));
    }
    return new FilterSettings(id, version, parameters, null);
  }
}
