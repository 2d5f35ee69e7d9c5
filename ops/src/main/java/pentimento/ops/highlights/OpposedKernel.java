package pentimento.ops.highlights;

import pentimento.pipe.TileKernel;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.Scratch;

/// Full sites become at least their opposed reference plus their colour's chroma; in the picture's
/// outermost frame, where there is no reference, at least themselves plus chroma. Other sites lose
/// negative values.
record OpposedKernel(OpposedReference reference, float[] chroma) implements TileKernel {

  @Override
  public void apply(Planes in, Planes out, Scratch scratch) {
    out.copyFrom(in);
    float[] plane = out.plane(0);
    noNegative(plane, Math.toIntExact(out.rect().area()));
    Rect rect = out.rect();
    int period = reference.period();
    for (int y = rect.y(); y < rect.bottom(); y++) {
      int row = out.index(rect.x(), y);
      for (int k = 0; k < Math.min(period, rect.width()); k++) {
        int colour = reference.colour(rect.x() + k, y);
        float full = reference.full(colour);
        for (int i = k; i < rect.width(); i += period) {
          if (plane[row + i] >= full) {
            plane[row + i] = mended(in, rect.x() + i, y, plane[row + i], chroma[colour]);
          }
        }
      }
    }
  }

  private static void noNegative(float[] plane, int length) {
    for (int i = 0; i < length; i++) plane[i] = Math.max(0f, plane[i]);
  }

  private float mended(Planes in, int x, int y, float v, float offset) {
    float estimate = reference.isInner(x, y) ? reference.at(in, x, y) : v;
    return Math.max(v, estimate + offset);
  }
}
