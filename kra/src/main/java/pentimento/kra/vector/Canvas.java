package pentimento.kra.vector;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Scan converts outlines by [Coverage] onto a [Drawing], and weighs the work.
final class Canvas {

  /// Pixels that drawings may cover, all shapes together, before they count as an attack.
  private static final long MOST_WORK = 8_000_000_000L;

  /// Edges of one shape; a map of the world's coasts has fewer.
  static final int MOST_EDGES = 4_000_000;

  static final int MOST_DASHES = 500_000;

  final Drawing drawing;
  private long work;

  Canvas(Drawing drawing) {
    this.drawing = drawing;
  }

  /// Where a paint's colours come from.
  interface Colours {

    /// A row of premultiplied colours for the columns of the outline's bounds.
    void read(int y, int[] into);
  }

  void weigh(long pixels) {
    work += pixels + 1000;
    if (work > MOST_WORK) throw new TooComplex("more shapes than can be drawn in reasonable time");
  }

  /// The pixels an outline may touch.
  Rectangle bounds(Outline outline) {
    if (outline.isEmpty()) return new Rectangle();
    return new Rectangle(
            outline.left(),
            outline.top(),
            outline.right() - outline.left(),
            outline.bottom() - outline.top())
        .intersection(new Rectangle(0, 0, drawing.width(), drawing.height()));
  }

  /// @param premultiplied the colour, `0xAARRGGBB`
  void fill(Outline outline, int premultiplied) {
    Rectangle bounds = bounds(outline);
    if (bounds.isEmpty()) return;
    boolean[] filled = {false};
    fill(
        outline,
        bounds,
        List.of(),
        (_, into) -> {
          if (!filled[0]) Arrays.fill(into, premultiplied);
          filled[0] = true;
        });
  }

  /// @param bounds of the outline, as [#bounds] has them
  void fill(Outline outline, Rectangle bounds, List<Outline> clipping, Colours paint) {
    weigh((long) bounds.width * bounds.height);
    int[] row = new int[drawing.width()];
    int[] clip = new int[drawing.width()];
    int[] colours = new int[bounds.width];
    for (int top = bounds.y - bounds.y % Drawing.TILE;
        top < bounds.y + bounds.height;
        top += Drawing.TILE) {
      Coverage band = new Coverage(0, top, drawing.width(), Drawing.TILE);
      outline.addTo(band);
      List<Coverage> clipBands = new ArrayList<>();
      for (Outline c : clipping) {
        Coverage clipBand = new Coverage(0, top, drawing.width(), Drawing.TILE);
        c.addTo(clipBand);
        clipBands.add(clipBand);
      }
      int from = Math.max(top, bounds.y);
      int to = Math.min(top + Drawing.TILE, bounds.y + bounds.height);
      for (int y = from; y < to; y++) {
        boolean any = band.row(y, outline.evenOdd(), row);
        for (int i = 0; i < clipping.size(); i++) {
          any &= clipBands.get(i).row(y, clipping.get(i).evenOdd(), clip);
          if (any) intersect(row, clip);
        }
        if (!any) continue;
        paint.read(y, colours);
        drawing.over(bounds.x, y, bounds.width, colours, row, bounds.x);
      }
    }
  }

  private static void intersect(int[] coverage, int[] clip) {
    for (int i = 0; i < coverage.length; i++) {
      int v = coverage[i] * clip[i] + 128;
      coverage[i] = v + (v >> 8) >> 8;
    }
  }

  /// A colour laid over with an alpha of 16 bits, which is how Qt keeps colours.
  ///
  /// @param alpha 0 to 65535
  static int premultiplied(int rgb, int alpha) {
    return down(alpha) << 24
        | down(times(rgb >> 16 & 255, alpha)) << 16
        | down(times(rgb >> 8 & 255, alpha)) << 8
        | down(times(rgb & 255, alpha));
  }

  private static int times(int channel, int alpha) {
    return (int) ((channel * 257L * alpha + 32767) / 65535);
  }

  private static int down(int v) {
    int x = v + 0x80;
    return x - (x >> 8) >> 8;
  }
}
