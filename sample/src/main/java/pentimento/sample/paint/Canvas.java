package pentimento.sample.paint;

import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// A transparent layer to paint on: linear Rec.2020 and alpha, colours not multiplied by it.
final class Canvas {

  private static final double ALPHA_STEPS = 64;

  private final Planes planes;

  Canvas(int width, int height) {
    planes = Planes.allocate(Rect.ofSize(width, height), 4);
  }

  /// Lays a stroke over what is there.
  void paint(Stroke stroke) {
    double scale = planes.width();
    double[] b = stroke.bounds();
    int left = Math.max(0, (int) Math.floor(b[0] * scale));
    int top = Math.max(0, (int) Math.floor(b[1] * scale));
    int right = Math.min(planes.width(), (int) Math.ceil(b[2] * scale));
    int bottom = Math.min(planes.height(), (int) Math.ceil(b[3] * scale));
    double[] colour = {stroke.colour().x(), stroke.colour().y(), stroke.colour().z()};
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        double cover = stroke.cover((x + 0.5) / scale, (y + 0.5) / scale);
        if (cover == 0) continue;
        int k = planes.index(x, y);
        double under = planes.plane(3)[k] * (1 - cover);
        double alpha = under + cover;
        for (int c = 0; c < 3; c++) {
          double mixed = planes.plane(c)[k] * under + colour[c] * cover;
          planes.plane(c)[k] = (float) (mixed / alpha);
        }
        planes.plane(3)[k] = (float) alpha;
      }
    }
  }

  /// The layer in values of few digits, which a document keeps in little space: alpha in 64 steps,
  /// colours of 6 significant bits.
  Planes rounded() {
    float[] alpha = planes.plane(3);
    for (int k = 0; k < alpha.length; k++) {
      alpha[k] = (float) (StrictMath.rint(alpha[k] * ALPHA_STEPS) / ALPHA_STEPS);
      for (int c = 0; c < 3; c++) {
        float[] plane = planes.plane(c);
        int bits = Float.floatToRawIntBits(plane[k]) + 0x20000;
        plane[k] = alpha[k] == 0 ? 0 : Float.intBitsToFloat(bits & 0xfffc0000);
      }
    }
    return planes;
  }
}
