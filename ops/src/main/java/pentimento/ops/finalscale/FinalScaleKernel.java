package pentimento.ops.finalscale;

import java.util.Arrays;
import pentimento.pipe.TileKernel;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.Scratch;

/// Weighted sums down the columns, then along the row.
///
/// @param tonal whether sums are taken on the axis of [TonalAxis]
record FinalScaleKernel(FinalScale.Scaling scaling, boolean tonal) implements TileKernel {

  @Override
  public void apply(Planes in, Planes out, Scratch scratch) {
    Rect rect = out.rect();
    Taps across = Taps.of(rect.x(), rect.width(), scaling.ratio(), scaling.sourceWidth());
    Taps down = Taps.of(rect.y(), rect.height(), scaling.ratio(), scaling.sourceHeight());
    int width = in.width();
    float[] sums = scratch.floats(0, width);
    float[] row = scratch.floats(1, width);
    for (int c = 0; c < out.channels(); c++) {
      float[] samples = in.plane(c);
      if (tonal) {
        samples = scratch.floats(2, (int) in.rect().area());
        TonalAxis.encode(in.plane(c), 0, samples, (int) in.rect().area());
      }
      for (int y = 0; y < rect.height(); y++) {
        Arrays.fill(sums, 0, width, 0f);
        for (int k = down.start()[y]; k < down.start()[y + 1]; k++) {
          int from = in.index(in.rect().x(), down.index()[k]);
          System.arraycopy(samples, from, row, 0, width);
          add(sums, row, width, down.weight()[k]);
        }
        along(sums, in.rect().x(), across, out.plane(c), y * rect.width());
      }
      if (tonal) TonalAxis.decode(out.plane(c), (int) rect.area());
    }
  }

  private static void add(float[] sums, float[] row, int width, float weight) {
    for (int i = 0; i < width; i++) sums[i] += weight * row[i];
  }

  private static void along(float[] sums, int left, Taps taps, float[] out, int at) {
    for (int x = 0; x < taps.start().length - 1; x++) {
      float sum = 0;
      for (int k = taps.start()[x]; k < taps.start()[x + 1]; k++) {
        sum += taps.weight()[k] * sums[taps.index()[k] - left];
      }
      out[at + x] = Math.max(0f, sum);
    }
  }
}
