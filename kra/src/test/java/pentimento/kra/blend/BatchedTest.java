package pentimento.kra.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Pixels of Krita 5.1.5 that the operations give only when they are computed as it computes them.
class BatchedTest {

  private static final BlendSpace BYTES = new BlendSpace(true, true, true);
  private static final BlendSpace FLOATS = new BlendSpace(true, false, true);

  @Test
  void the_reciprocal_is_the_processors() {
    assertThat(RoughReciprocal.of(1f)).isEqualTo(Float.intBitsToFloat(0x3f7ff000));
    assertThat(RoughReciprocal.of(Float.intBitsToFloat(0x3f804000)))
        .isEqualTo(Float.intBitsToFloat(0x3f7f7800));
    assertThat(RoughReciprocal.of(4f)).isEqualTo(RoughReciprocal.of(1f) / 4);
    for (float v = 1; v < 256; v += 0.37f) {
      assertThat(RoughReciprocal.of(v) * v).isCloseTo(1f, within(4e-4f));
    }
  }

  @Test
  void bytes_are_divided_by_the_rough_reciprocal_of_alpha() {
    int[] above = {102, 214, 122, 118};
    int[] below = {57, 78, 215, 177};
    assertThat(ints("normal", BYTES, 255, 255, above, below, null))
        .containsExactly(82, 153, 163, 213);
    assertThat(
            ints(
                "normal",
                BYTES,
                255,
                255,
                new int[] {130, 82, 77, 239},
                new int[] {223, 140, 98, 33},
                null))
        .containsExactly(131, 83, 77, 241);
  }

  @Test
  void sixteen_bits_are_normalised_first() {
    int[] above = {0, 0, 0, 31090};
    int[] below = {0, 0, 0, 15119};
    assertThat(ints("normal", BYTES, 65535, 255, above, below, null)[3]).isEqualTo(39037);
  }

  @Test
  void copy_bounds_the_floats_it_mixes_and_no_others() {
    assertThat(floats("copy", 255)[0]).isEqualTo(3f);
    assertThat(floats("copy", 166)[0]).isEqualTo(1f);
  }

  @Test
  void copy_with_alpha_locked_does_not_bound_what_lies_under_nothing() {
    boolean[] locked = {true, true, true, false};
    float[] alpha = new float[Tile.AREA];
    alpha[1] = 0.5f;
    float[] mixed = copied(alpha, locked, 64);
    assertThat(mixed[0]).isEqualTo(1.00784f);
    assertThat(mixed[1]).isEqualTo(1f);
    assertThat(copied(alpha, null, 64)[0]).isEqualTo(1f);
  }

  @Test
  void copy_does_not_bound_batches_in_which_all_is_opaque() {
    float[] alpha = new float[Tile.AREA];
    Arrays.fill(alpha, 1f);
    alpha[8] = 0.5f;
    alpha[20] = 0.5f;
    float[] all = copied(alpha, null, 64);
    assertThat(all[0]).isCloseTo(MIXED, within(1e-6f));
    assertThat(all[9]).isEqualTo(1f);
    // Pixels left over at the image's edge, and all where not every channel is written, go alone.
    float[] narrow = copied(alpha, null, 22);
    assertThat(narrow[9]).isEqualTo(1f);
    assertThat(narrow[20]).isEqualTo(1f);
    assertThat(narrow[21]).isCloseTo(MIXED, within(1e-6f));
    float[] some = copied(alpha, new boolean[] {true, false, true, true}, 64);
    assertThat(some[8]).isEqualTo(1f);
    assertThat(some[9]).isCloseTo(MIXED, within(1e-6f));
  }

  @Test
  void pixels_left_over_at_the_edge_are_copied_one_by_one() {
    assertThat(copiedBesideHalf(64)).isEqualTo(1f);
    assertThat(copiedBesideHalf(1)).isEqualTo(3f);
  }

  /// The first pixel, wholly in the mask, beside others that are half in it.
  private static float copiedBesideHalf(int columns) {
    FloatTile source = new FloatTile(false, 4);
    FloatTile backdrop = new FloatTile(false, 4);
    Arrays.fill(source.plane(0), 3f);
    Arrays.fill(source.plane(3), 0.5f);
    int[] mask = new int[Tile.AREA];
    Arrays.fill(mask, 128);
    mask[0] = 255;
    Workspace work = new Workspace();
    work.columns(columns);
    CompositeOps.copy(FLOATS).composite(source, backdrop, new LayerBlend(255, mask, null), work);
    return backdrop.plane(0)[0];
  }

  /// 3 copied onto 1.00784 at an opacity of 127.
  private static final float MIXED = 1.00784f + (3f - 1.00784f) * 127 / 255;

  /// The first colour where 3 is copied onto 1 at half the opacity.
  private static float[] copied(float[] alpha, boolean @Nullable [] writes, int columns) {
    FloatTile source = new FloatTile(false, 4);
    FloatTile backdrop = new FloatTile(false, 4);
    Arrays.fill(source.plane(0), 3f);
    Arrays.fill(backdrop.plane(0), 1.00784f);
    System.arraycopy(alpha, 0, source.plane(3), 0, Tile.AREA);
    Arrays.fill(backdrop.plane(3), 1f);
    Workspace work = new Workspace();
    work.columns(columns);
    CompositeOps.copy(FLOATS).composite(source, backdrop, new LayerBlend(127, null, writes), work);
    return backdrop.plane(0);
  }

  @Test
  void alpha_darken_writes_what_it_should_not() {
    boolean[] locked = {true, false, true, false};
    int[] above = {10, 20, 30, 100};
    for (BlendSpace space : new BlendSpace[] {BYTES, new BlendSpace(false, true, false)}) {
      assertThat(ints("alphadarken", space, 255, 255, above, new int[] {1, 2, 3, 0}, locked))
          .containsExactly(10, 20, 30, 100);
    }
  }

  @Test
  void other_bytes_multiply_alpha_and_opacity_as_two_numbers() {
    BlendSpace grey = new BlendSpace(false, true, false);
    int[] above = {10, 20, 30, 191};
    assertThat(ints("normal", grey, 255, 253, above, new int[4], null))
        .containsExactly(10, 20, 30, 190);
  }

  @Test
  void erase_disregards_the_lock() {
    boolean[] locked = {true, true, true, false};
    int[] above = {10, 20, 30, 255};
    assertThat(ints("erase", BYTES, 255, 255, above, new int[] {1, 2, 3, 200}, locked))
        .containsExactly(1, 2, 3, 0);
  }

  private static int[] ints(
      String id,
      BlendSpace space,
      int unit,
      int opacity,
      int[] above,
      int[] below,
      boolean @Nullable [] writes) {
    IntTile source = new IntTile(unit, 4);
    IntTile backdrop = new IntTile(unit, 4);
    for (int c = 0; c < 4; c++) {
      Arrays.fill(source.plane(c), above[c]);
      Arrays.fill(backdrop.plane(c), below[c]);
    }
    Objects.requireNonNull(CompositeOps.find(id, space))
        .composite(source, backdrop, new LayerBlend(opacity, null, writes), new Workspace());
    int[] pixel = new int[4];
    for (int c = 0; c < 4; c++) pixel[c] = backdrop.plane(c)[9];
    return pixel;
  }

  private static float[] floats(String id, int opacity) {
    return composite(Objects.requireNonNull(CompositeOps.find(id, FLOATS)), opacity);
  }

  private static float[] composite(CompositeOp op, int opacity) {
    FloatTile source = new FloatTile(false, 4);
    FloatTile backdrop = new FloatTile(false, 4);
    for (int c = 0; c < 4; c++) {
      Arrays.fill(source.plane(c), c == 3 ? 0.5f : 3f);
      Arrays.fill(backdrop.plane(c), c == 3 ? 0.25f : 3f);
    }
    op.composite(source, backdrop, new LayerBlend(opacity, null, null), new Workspace());
    return new float[] {backdrop.plane(0)[9], backdrop.plane(3)[9]};
  }
}
