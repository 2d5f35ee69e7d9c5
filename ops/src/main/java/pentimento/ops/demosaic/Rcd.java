package pentimento.ops.demosaic;

import static pentimento.ops.demosaic.RcdColours.OTHER;
import static pentimento.ops.demosaic.RcdColours.SAMPLED;
import static pentimento.ops.demosaic.RcdWindow.*;

import pentimento.pipe.Cfa;
import pentimento.pipe.ImageInfo;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.Scratch;

/// Ratio corrected demosaicing of Bayer mosaics, version 2.3, as darktable 4.2.1 does it.
///
/// The six outermost pixels of the picture are [Ppg]'s, which may be negative; the others are not.
/// Reads [#HALO] pixels around.
final class Rcd {

  /*
   * The method [1] works on max(v, 0) divided by what saturation has become, in six steps: the
   * direction along columns or rows (VH), a low-pass, green, the direction along diagonals (PQ),
   * red at blue and blue at red, red and blue at green: see RcdDirections and RcdColours.
   *
   * Nearer to the edge than four pixels darktable leaves what its tile buffers held before; we
   * do as its first tile: VH = 0, PQ = the low-pass, G = the sample, the opposite colour = 0.
   * That reaches into the sixth to eighth pixel. Its later tiles see other left-overs, which
   * would make the result depend on the tiling.
   *
   * [1] Sanz Rodriguez. Ratio Corrected Demosaicing, 2017-2020, published with its source.
   */

  static final int HALO = 10;

  /// Width of the frame that [Ppg] fills.
  static final int FRAME = 6;

  /// Output columns that one window yields at least.
  private static final int BLOCK = S - 2 * HALO - 2;

  private final ImageInfo info;
  private final Cfa cfa;
  private final float maximum;
  private final Ppg ppg;

  Rcd(ImageInfo info, Cfa cfa) {
    this.info = info;
    this.cfa = cfa;
    this.maximum = (float) info.processedMaximum().max();
    this.ppg = new Ppg(info.width(), info.height(), cfa, true);
  }

  void apply(Planes in, Planes out, Scratch scratch) {
    boolean tiny = Math.min(info.width(), info.height()) <= 2 * FRAME;
    Rect inner = tiny ? Rect.EMPTY : info.bounds().grow(-FRAME);
    Rect wanted = out.rect();
    Rect smooth = wanted.intersect(inner);
    if (!smooth.isEmpty()) {
      RcdWindow window = new RcdWindow(scratch.floats(0, LENGTH), info.width(), info.height());
      for (Rect block : smooth.tiles(BLOCK, smooth.height())) block(in, out, block, window);
    }
    if (inner.contains(wanted)) return;
    fillFrame(in, out, wanted, inner, scratch);
  }

  /// Makes the part of `out` that `block` covers.
  private void block(Planes in, Planes out, Rect block, RcdWindow window) {
    int left = (block.x() - HALO) & ~1;
    int first = block.y() - HALO - MOSAIC_FROM;
    int top = cfa.colour(0, first) == 1 ? first - 1 : first;
    window.place(block, left, top);
    float gain = 1f / maximum;
    while (true) {
      window.load(in, gain);
      RcdDirections.fillPq(window);
      RcdDirections.fillVh(window);
      RcdColours.fillChanges(window);
      RcdColours.fillGreen(window);
      RcdColours.fillOpposite(window);
      RcdColours.fillAtGreen(window);
      handOut(window, out, block);
      if (window.y() + OUTPUT_FROM + STEP >= block.bottom()) return;
      window.advance();
    }
  }

  private void handOut(RcdWindow window, Planes out, Rect block) {
    float[] w = window.w;
    int left = window.left(0);
    int right = window.right(0);
    for (int row = window.top(OUTPUT_FROM, 0); row < window.bottom(OUTPUT_FROM, 0); row++) {
      int y = window.y() + row;
      int own = cfa.colour(block.x() - left + (row & 1), y);
      int at = out.index(block.x(), y) - left;
      join(w, SITE_C, SAMPLED, row, left, right, out.plane(own), at);
      join(w, GREEN, SITE_G, row, left, right, out.plane(1), at);
      join(w, OPPOSITE, OTHER, row, left, right, out.plane(2 - own), at);
    }
  }

  /// Hands out a row of one colour from a half plane of red and blue sites and one of green ones.
  private void join(
      float[] w, int sites, int greens, int row, int left, int right, float[] out, int at) {
    boolean odd = (row & 1) == 1;
    int even = (odd ? greens : sites) + row * H + (row >> 1);
    int other = (odd ? sites + 1 : greens) + row * H + (row >> 1);
    int from = left + 1 >> 1;
    int to = right >> 1;
    if ((left & 1) == 1) out[at + left] = w[other + from - 1];
    join(w, even, other, from, to, out, at);
    if ((right & 1) == 1) out[at + right - 1] = w[even + to];
    finish(out, at + left, at + right, maximum);
  }

  private static void join(float[] w, int even, int odd, int from, int to, float[] out, int at) {
    for (int i = from; i < to; i++) {
      out[at + 2 * i] = w[even + i];
      out[at + 2 * i + 1] = w[odd + i];
    }
  }

  private static void finish(float[] out, int from, int to, float gain) {
    for (int i = from; i < to; i++) out[i] = Math.max(0f, out[i] * gain);
  }

  private void fillFrame(Planes in, Planes out, Rect wanted, Rect inner, Scratch scratch) {
    if (inner.isEmpty()) {
      ppg.apply(in, out, wanted, scratch);
      return;
    }
    Rect bounds = info.bounds();
    Rect[] sides = {
      Rect.between(0, 0, bounds.right(), inner.y()),
      Rect.between(0, inner.bottom(), bounds.right(), bounds.bottom()),
      Rect.between(0, inner.y(), inner.x(), inner.bottom()),
      Rect.between(inner.right(), inner.y(), bounds.right(), inner.bottom())
    };
    for (Rect side : sides) {
      Rect part = side.intersect(wanted);
      if (!part.isEmpty()) ppg.apply(in, out, part, scratch);
    }
  }
}
