package pentimento.kra.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// How Krita 5.1.5 rounds alphas, and colours through alphas: measured over all pairs of 8 bits,
/// and over random ones of 16 bits and floats.
class AlphaRoundingTest {

  private static final BlendSpace RGB = new BlendSpace(true, true, true);
  private static final BlendSpace GRAY = new BlendSpace(false, true, false);

  @Test
  void out_truncates_the_product_of_alphas_and_in_keeps_its_fraction() {
    assertThat(pixel("out", RGB, 255, new int[] {0, 0, 0, 100}, new int[] {0, 0, 0, 150}, null)[3])
        .isEqualTo(116);
    assertThat(pixel("in", RGB, 255, new int[] {0, 0, 0, 130}, new int[] {0, 0, 0, 201}, null)[3])
        .isEqualTo(81);
  }

  @Test
  void copy_with_alpha_locked_leaves_alone_what_lies_under_nothing() {
    int[] nothing = {0, 0};
    int[] below = {45, 9};
    boolean[] locked = {true, false};
    assertThat(pixel("copy", GRAY, 6, nothing, below, locked)).containsExactly(45, 9);
    assertThat(pixel("copy", GRAY, 6, nothing, below, null)).containsExactly(57, 9);
  }

  @Test
  void single_channels_are_copied_by_a_product_of_two_alphas() {
    int[] above = {52588, 31917, 662, 40954};
    int[] below = {28722, 9601, 38954, 65535};
    IntTile source = filled(new IntTile(65535, 4), above);
    IntTile backdrop = filled(new IntTile(65535, 4), below);
    composite("copy_red", RGB, source, backdrop, 160);
    assertThat(backdrop.plane(0)[0]).isEqualTo(38080);
  }

  @Test
  void luminosity_is_added_in_single_floats() {
    int[][] above = {{8135, 16277}, {39953, 11624}};
    int[][] below = {{34792, 59251}, {17751, 65535}};
    int[][] krita = {{36813, 60812}, {24838, 65535}};
    for (int i = 0; i < 2; i++) {
      IntTile source = filled(new IntTile(65535, 2), above[i]);
      IntTile backdrop = filled(new IntTile(65535, 2), below[i]);
      composite("luminosity_sai", GRAY, source, backdrop, 255);
      assertThat(backdrop.plane(0)[0]).isEqualTo(krita[i][0]);
      assertThat(backdrop.plane(1)[0]).isEqualTo(krita[i][1]);
    }
    FloatTile source = filled(new FloatTile(true, 2), 0.08898926f, 0.61572266f);
    FloatTile backdrop = filled(new FloatTile(true, 2), 0.04980469f, 1);
    composite("luminosity_sai", new BlendSpace(false, false, false), source, backdrop, 173);
    assertThat(backdrop.plane(0)[0]).isEqualTo(0.0869751f, within(1e-8f));
  }

  @Test
  void normal_maps_are_combined_in_single_floats() {
    IntTile source = filled(new IntTile(65535, 4), 46281, 6922, 43889, 65535);
    IntTile backdrop = filled(new IntTile(65535, 4), 10323, 5481, 47019, 65535);
    composite("combine_normal", RGB, source, backdrop, 255);
    assertThat(backdrop.plane(0)[0]).isEqualTo(15255);
    assertThat(backdrop.plane(1)[0]).isEqualTo(5821);
    assertThat(backdrop.plane(2)[0]).isEqualTo(26372);
  }

  private static IntTile filled(IntTile tile, int... pixel) {
    for (int c = 0; c < pixel.length; c++) Arrays.fill(tile.plane(c), pixel[c]);
    return tile;
  }

  private static FloatTile filled(FloatTile tile, float... pixel) {
    for (int c = 0; c < pixel.length; c++)
      Arrays.fill(tile.plane(c), FloatArithmetic.half(pixel[c]));
    return tile;
  }

  private static void composite(
      String op, BlendSpace space, IntTile source, IntTile backdrop, int opacity) {
    Objects.requireNonNull(CompositeOps.find(op, space))
        .composite(source, backdrop, new LayerBlend(opacity, null, null), new Workspace());
  }

  private static void composite(
      String op, BlendSpace space, FloatTile source, FloatTile backdrop, int opacity) {
    Objects.requireNonNull(CompositeOps.find(op, space))
        .composite(source, backdrop, new LayerBlend(opacity, null, null), new Workspace());
  }

  private static int[] pixel(
      String op,
      BlendSpace space,
      int opacity,
      int[] above,
      int[] below,
      boolean @Nullable [] writes) {
    IntTile source = new IntTile(255, above.length);
    IntTile backdrop = new IntTile(255, above.length);
    for (int c = 0; c < above.length; c++) {
      Arrays.fill(source.plane(c), above[c]);
      Arrays.fill(backdrop.plane(c), below[c]);
    }
    Objects.requireNonNull(CompositeOps.find(op, space))
        .composite(source, backdrop, new LayerBlend(opacity, null, writes), new Workspace());
    int[] out = new int[above.length];
    for (int c = 0; c < out.length; c++) out[c] = backdrop.plane(c)[0];
    return out;
  }
}
