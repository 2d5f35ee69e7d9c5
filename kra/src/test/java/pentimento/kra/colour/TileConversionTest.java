package pentimento.kra.colour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import pentimento.kra.ColourModel;
import pentimento.kra.Depth;
import pentimento.kra.PixelFormat;
import pentimento.kra.blend.FloatTile;
import pentimento.kra.blend.IntTile;

/// Alphas as Krita 5.1.5 (LittleCMS 2.14) takes them from floats to integers: measured.
class TileConversionTest {

  @Test
  void alphas_within_a_131072nd_of_a_half_go_up() {
    assertThat(alpha(0.7f, Depth.U8)).isEqualTo(179);
    assertThat(alpha(0.69995f, Depth.U8)).isEqualTo(178);
    assertThat(alpha(2f, Depth.U8)).isEqualTo(255);
    assertThat(alpha(-1f, Depth.U16)).isEqualTo(0);
  }

  private static int alpha(float alpha, Depth depth) {
    FloatTile from = new FloatTile(false, 4);
    Arrays.fill(from.plane(3), alpha);
    IntTile into = new IntTile(depth == Depth.U8 ? 255 : 65535, 4);
    TileConversion.of(
            new PixelFormat(ColourModel.RGBA, Depth.F32),
            new PixelFormat(ColourModel.RGBA, depth),
            null)
        .convert(from, into);
    return into.plane(3)[0];
  }
}
