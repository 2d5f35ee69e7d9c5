package pentimento.pixel.numeric;

import pentimento.pixel.Rect;
import pentimento.pixel.Scratch;

/// Smooths a plane but for the edges of a guide: in each window the output is a linear function of
/// the guide, and a pixel takes the mean of its windows'.
///
/// He, Sun, Tang. Guided Image Filtering. ECCV 2010. With windows cut to the picture; tiles agree
/// with the whole bit for bit.
public final class GuidedFilter {

  private final BoxMean mean;
  private final float epsilon;

  /// @param radius of the windows in pixels
  /// @param epsilon variance of the guide below which a window counts as flat, above 0
  public GuidedFilter(int radius, float epsilon) {
    if (!(epsilon > 0)) throw new IllegalArgumentException("epsilon " + epsilon);
    this.mean = new BoxMean(radius);
    this.epsilon = epsilon;
  }

  /// How many samples on each side are read.
  public int reach() {
    return 2 * mean.reach();
  }

  /// Filters into `out`. Uses the first fifteen slots of the scratch.
  ///
  /// @param picture bounds of the whole picture
  /// @param guide covers `out` grown by [#reach], cut to the picture
  /// @param in covers the same rectangle as the guide; may be the guide
  public void apply(Rect picture, Plane guide, Plane in, Plane out, Scratch scratch) {
    Rect wanted = out.rect();
    if (wanted.isEmpty()) return;
    if (!guide.rect().equals(in.rect())) throw new IllegalArgumentException("another rectangle");
    guide.mustCover(wanted.grow(reach()).intersect(picture));
    Rect windows = wanted.grow(mean.reach()).intersect(picture);
    int all = Math.toIntExact(guide.rect().area());
    int n = Math.toIntExact(windows.area());
    float[] product = scratch.floats(7, all);
    float[] meanGuide = scratch.floats(8, n);
    float[] meanIn = scratch.floats(9, n);
    float[] square = scratch.floats(10, n);
    float[] cross = scratch.floats(11, n);
    mean.apply(picture, guide, new Plane(windows, meanGuide), scratch);
    mean.apply(picture, in, new Plane(windows, meanIn), scratch);
    multiply(guide.samples(), guide.samples(), product, all);
    mean.apply(picture, new Plane(guide.rect(), product), new Plane(windows, square), scratch);
    multiply(guide.samples(), in.samples(), product, all);
    mean.apply(picture, new Plane(guide.rect(), product), new Plane(windows, cross), scratch);
    slopes(meanGuide, meanIn, square, cross, n);
    int m = Math.toIntExact(wanted.area());
    Plane slope = new Plane(wanted, scratch.floats(12, m));
    Plane offset = new Plane(wanted, scratch.floats(13, m));
    mean.apply(picture, new Plane(windows, cross), slope, scratch);
    mean.apply(picture, new Plane(windows, square), offset, scratch);
    float[] row = scratch.floats(14, wanted.width());
    for (int y = wanted.y(); y < wanted.bottom(); y++) {
      System.arraycopy(guide.samples(), guide.index(wanted.x(), y), row, 0, wanted.width());
      int from = slope.index(wanted.x(), y);
      int to = out.index(wanted.x(), y);
      for (int i = 0; i < wanted.width(); i++) {
        out.samples()[to + i] = slope.samples()[from + i] * row[i] + offset.samples()[from + i];
      }
    }
  }

  private static void multiply(float[] x, float[] y, float[] out, int n) {
    for (int i = 0; i < n; i++) out[i] = x[i] * y[i];
  }

  /// Leaves each window's slope in `cross` and its offset in `square`.
  private void slopes(float[] meanGuide, float[] meanIn, float[] square, float[] cross, int n) {
    float e = epsilon;
    for (int i = 0; i < n; i++) {
      float variance = square[i] - meanGuide[i] * meanGuide[i];
      cross[i] = (cross[i] - meanGuide[i] * meanIn[i]) / (variance + e);
    }
    for (int i = 0; i < n; i++) square[i] = meanIn[i] - cross[i] * meanGuide[i];
  }
}
