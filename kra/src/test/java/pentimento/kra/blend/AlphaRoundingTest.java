package pentimento.kra.blend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// How Krita 5.1.5 rounds alphas, and colours through alphas, of 8 bits: measured over all pairs.
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
