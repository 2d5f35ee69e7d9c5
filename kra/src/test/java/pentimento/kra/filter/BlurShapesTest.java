package pentimento.kra.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import pentimento.kra.PixelFormat;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// What `blur` of Krita 5.1.5 makes of one white pixel: rows of its kernels, in 255ths of the
/// middle.
class BlurShapesTest {

  @Test
  void ellipses() {
    assertRow(BrushBlur.of(1, 1, false, 0, 0), 1007, 0, 156, 255, 156);
    assertRow(BrushBlur.of(3, 5, false, 0.3, 0), 8067, 1, 63, 170, 231, 251, 231, 170, 63);
    assertRow(BrushBlur.of(4, 4, false, 0, 30), 8327, 1, 43, 133, 197, 233, 245, 233, 196, 133, 43);
  }

  @Test
  void rectangles() {
    assertRow(BrushBlur.of(3, 5, true, 0.5, 0), 9877, 2, 59, 164, 243, 244, 243, 164, 59);
    assertRow(
        BrushBlur.of(4, 4, true, 1, 0), 17039, -4, 142, 142, 142, 142, 142, 142, 142, 142, 142);
  }

  private static void assertRow(BrushBlur blur, int sum, int row, int... krita) {
    Planes dot = Planes.allocate(new Rect(0, 0, 32, 32), 4);
    Arrays.fill(dot.plane(3), 1f);
    dot.plane(0)[dot.index(16, 16)] = 1;
    Planes blurred = blur.apply(dot, PixelFormat.RGBA_F32);
    for (int i = 0; i < krita.length; i++) {
      float v = blurred.at(0, 16 - krita.length / 2 + i, 16 + row) * sum;
      assertThat(v).as("at " + i).isCloseTo(krita[i], within(2e-3f));
    }
  }
}
