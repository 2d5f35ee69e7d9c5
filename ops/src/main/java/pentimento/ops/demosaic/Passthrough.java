package pentimento.ops.demosaic;

import java.util.Arrays;
import pentimento.pipe.Cfa;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// The two ways to look at the samples themselves.
final class Passthrough {

  private Passthrough() {}

  /// Every channel is the sample.
  static void monochrome(Planes in, Planes out) {
    for (int c = 0; c < 3; c++) {
      new Planes(out.rect(), new float[][] {out.plane(c)}).copyFrom(in);
    }
  }

  /// The sample in its own colour's channel, 0 in the others.
  static void photosite(Planes in, Planes out, Cfa cfa) {
    Rect rect = out.rect();
    for (float[] plane : out.planes()) Arrays.fill(plane, 0, Math.toIntExact(rect.area()), 0f);
    for (int y = rect.y(); y < rect.bottom(); y++) {
      for (int x = rect.x(); x < rect.right(); x++) {
        out.plane(cfa.colour(x, y))[out.index(x, y)] = in.at(0, x, y);
      }
    }
  }
}
