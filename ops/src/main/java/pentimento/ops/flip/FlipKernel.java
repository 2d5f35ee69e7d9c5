package pentimento.ops.flip;

import pentimento.pixel.Planes;

/// Copies a rectangle turned. `in` covers exactly the source of `out`.
final class FlipKernel {

  /// Side of the blocks in which axes are exchanged, so that a block's lines stay in cache.
  private static final int BLOCK = 32;

  private FlipKernel() {}

  static void apply(Planes in, Planes out, Orientation turn) {
    int columnStep = turn.mirrorColumns() ? -1 : 1;
    int rowStep = turn.mirrorRows() ? -in.width() : in.width();
    int first =
        (turn.mirrorColumns() ? in.width() - 1 : 0)
            + (turn.mirrorRows() ? (in.height() - 1) * in.width() : 0);
    int stepX = turn.exchangeAxes() ? rowStep : columnStep;
    int stepY = turn.exchangeAxes() ? columnStep : rowStep;
    for (int c = 0; c < out.channels(); c++) {
      for (int y = 0; y < out.height(); y += BLOCK) {
        int bottom = Math.min(y + BLOCK, out.height());
        for (int x = 0; x < out.width(); x += BLOCK) {
          int length = Math.min(BLOCK, out.width() - x);
          for (int v = y; v < bottom; v++) {
            int from = first + v * stepY + x * stepX;
            copy(in.plane(c), from, stepX, out.plane(c), v * out.width() + x, length);
          }
        }
      }
    }
  }

  private static void copy(float[] in, int from, int step, float[] out, int to, int length) {
    for (int i = 0; i < length; i++) out[to + i] = in[from + i * step];
  }
}
