package pentimento.pixel;

/// Pixels in memory: one `float[]` per channel, row by row without padding, over the rectangle they
/// cover.
///
/// The sample of channel `c` at picture position (x, y) is `planes[c][(y - rect.y) * rect.width +
/// (x - rect.x)]`. A mosaic has one plane. Values are unbounded; what they mean is said by whoever
/// hands the planes on. The arrays are shared, not copied.
public record Planes(Rect rect, float[][] planes) {

  public Planes {
    long area = rect.area();
    for (float[] plane : planes) {
      if (plane.length < area) {
        throw new IllegalArgumentException(
            "a plane of " + plane.length + " samples cannot cover " + rect);
      }
    }
  }

  /// New planes, all samples 0.
  public static Planes allocate(Rect rect, int channels) {
    if (rect.area() > Integer.MAX_VALUE - 16) {
      throw new IllegalArgumentException(rect + " is too large for one plane; render it in parts");
    }
    return new Planes(rect, new float[channels][(int) rect.area()]);
  }

  public int channels() {
    return planes.length;
  }

  public float[] plane(int channel) {
    return planes[channel];
  }

  public int width() {
    return rect.width();
  }

  public int height() {
    return rect.height();
  }

  /// The index in each plane of picture position (x, y), which must lie inside the rectangle.
  public int index(int x, int y) {
    return (y - rect.y()) * rect.width() + (x - rect.x());
  }

  public float at(int channel, int x, int y) {
    return planes[channel][index(x, y)];
  }

  /// Copies the part both cover from `source` into this; channel counts must agree.
  public void copyFrom(Planes source) {
    if (source.channels() != channels()) {
      throw new IllegalArgumentException(source.channels() + " channels cannot fill " + channels());
    }
    Rect common = rect.intersect(source.rect);
    for (int c = 0; c < planes.length; c++) {
      for (int y = common.y(); y < common.bottom(); y++) {
        System.arraycopy(
            source.planes[c],
            source.index(common.x(), y),
            planes[c],
            index(common.x(), y),
            common.width());
      }
    }
  }

  /// A copy of the given part, which must lie inside.
  public Planes crop(Rect part) {
    if (!rect.contains(part)) throw new IllegalArgumentException(part + " is not inside " + rect);
    Planes copy = allocate(part, channels());
    copy.copyFrom(this);
    return copy;
  }
}
